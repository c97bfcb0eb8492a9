package org.costscape.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.ConvolutionDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.DropoutDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LayerDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.network.MaxPoolDefinition;
import org.costscape.network.MaxoutDefinition;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterLayout;

/**
 * A feed-forward network as an {@code nn.Sequential}, whose modules are named by their places: a layer with a nonlinearity takes
 * two places. Examples come as flat vectors, and pictures are given their shape where a layer needs it.
 */
final class SequentialModules {
    private final ParameterLayout theta;
    private final ParameterLayout running;
    private final List<TorchModule> modules = new ArrayList<>();
    private final List<String> places = new ArrayList<>();
    private boolean flat = true;

    SequentialModules(FeedforwardDefinition network, ParameterLayout theta, ParameterLayout running) {
        this.theta = theta;
        this.running = running;
        for (int i = 0; i < network.layers().size(); i++) {
            add(network.layers().get(i), network.width(i - 1), "layers." + i);
        }
    }

    TorchNetwork network() {
        StringBuilder source = new StringBuilder("torch.nn.Sequential(\n");
        for (int i = 0; i < places.size(); i++) {
            source.append(String.format(Locale.ROOT, "    torch.nn.%s,  # %d\n", places.get(i), i));
        }
        return new TorchNetwork(modules, theta, running, source.append(")").toString());
    }

    private void add(LayerDefinition layer, int inputs, String name) {
        if (layer instanceof ConvolutionDefinition convolution) {
            asPicture(convolution.inputChannels(), convolution.height(), convolution.width());
            withParameters(name);
            place(
                    "Conv2d(%d, %d, 3, padding=%d)",
                    convolution.inputChannels(), convolution.channels(), convolution.padding());
            activation(convolution.activation());
        } else if (layer instanceof MaxPoolDefinition pool) {
            asPicture(pool.channels(), pool.height(), pool.width());
            place("MaxPool2d(2)");
        } else if (layer instanceof DropoutDefinition dropout) {
            place("Dropout(%s)", Double.toString(1 - dropout.keep()));
        } else {
            if (!flat) {
                place("Flatten()");
                flat = true;
            }
            addFlat(layer, inputs, name);
        }
    }

    private void addFlat(LayerDefinition layer, int inputs, String name) {
        if (layer instanceof DenseDefinition dense) {
            withParameters(name);
            place("Linear(%d, %d)", inputs, dense.units());
            activation(dense.activation());
        } else if (layer instanceof LinearDefinition linear) {
            withParameters(name);
            place("Linear(%d, %d, bias=False)", inputs, linear.units());
        } else if (layer instanceof MaxoutDefinition maxout) {
            withParameters(name);
            place("Linear(%d, %d)", inputs, maxout.pieces() * maxout.units());
            place("Unflatten(1, (%d, %d))", maxout.pieces(), maxout.units());
            place("MaxPool2d((%d, 1))", maxout.pieces());
            place("Flatten()");
        } else if (layer instanceof BatchNormalizationDefinition normalization) {
            withParameters(name);
            place("BatchNorm1d(%d, eps=%s, momentum=%s)", inputs, normalization.epsilon(), normalization.momentum());
            activation(normalization.activation());
        } else {
            throw new IllegalArgumentException("no module for " + layer);
        }
    }

    /** A module at the place that follows, with the blocks of a layer. */
    private void withParameters(String layer) {
        List<TorchTensor> tensors = new ArrayList<>();
        collect(theta, layer, false, tensors);
        collect(running, layer, true, tensors);
        modules.add(new TorchModule(new ModuleName(Integer.toString(places.size()), ""), layer, tensors));
    }

    private static void collect(ParameterLayout layout, String layer, boolean running, List<TorchTensor> tensors) {
        for (Block block : layout.blocks()) {
            if (block.name().startsWith(layer + ".")) {
                tensors.add(new TorchTensor(block.name().substring(layer.length() + 1), block, running));
            }
        }
    }

    private void asPicture(int channels, int height, int width) {
        if (flat) {
            place("Unflatten(1, (%d, %d, %d))", channels, height, width);
            flat = false;
        }
    }

    private void activation(Activation activation) {
        switch (activation) {
            case IDENTITY -> {}
            case RELU -> place("ReLU()");
            case TANH -> place("Tanh()");
            case SIGMOID -> place("Sigmoid()");
            case SOFTPLUS -> place("Softplus()");
        }
    }

    private void place(String source, Object... numbers) {
        places.add(String.format(Locale.ROOT, source, numbers));
    }
}
