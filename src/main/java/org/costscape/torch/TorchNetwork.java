package org.costscape.torch;

import java.util.List;
import java.util.Optional;
import org.costscape.file.BadInputException;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LanguageModelDefinition;
import org.costscape.network.Network;
import org.costscape.network.NetworkDefinition;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterLayout;

/** A network as PyTorch would build it: its modules with parameters, and the line of Python that makes it. */
public final class TorchNetwork {
    private final List<TorchModule> modules;
    private final ParameterLayout theta;
    private final ParameterLayout running;
    private final String source;

    TorchNetwork(List<TorchModule> modules, ParameterLayout theta, ParameterLayout running, String source) {
        this.modules = List.copyOf(modules);
        this.theta = theta;
        this.running = running;
        this.source = source;
    }

    /**
     * The network of a definition.
     *
     * @throws BadInputException if there is none, as in a toy
     */
    public static TorchNetwork of(NetworkDefinition definition) {
        if (definition instanceof FeedforwardDefinition feedforward) {
            Network network = feedforward.build();
            return new SequentialModules(
                            feedforward, network.layout(), network.running().layout())
                    .network();
        }
        if (definition instanceof LanguageModelDefinition model) {
            return LanguageModelModules.of(model);
        }
        throw new BadInputException(
                "network: expected one with layers, found none; a toy has nothing in PyTorch's layouts");
    }

    /** An expression in Python that makes the module with these names. */
    public String source() {
        return source;
    }

    List<TorchModule> modules() {
        return modules;
    }

    /** How θ is laid out here. */
    ParameterLayout theta() {
        return theta;
    }

    /** How the running statistics of batch normalizations are laid out here; without blocks where there is none. */
    ParameterLayout running() {
        return running;
    }

    static Optional<Block> find(ParameterLayout layout, String name) {
        return layout.blocks().stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
