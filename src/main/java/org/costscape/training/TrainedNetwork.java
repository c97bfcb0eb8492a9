package org.costscape.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.costscape.array.Precision;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.Network;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;

/**
 * A network with its numbers on the heap, by the names of their blocks: θ, and the running statistics of its batch
 * normalizations, so that what is made of a network can be said block by block.
 *
 * @param network what it is
 * @param precision of θ and of the running statistics
 * @param numbers {@code layers.0.weight} and so on, row by row
 */
public record TrainedNetwork(FeedforwardDefinition network, Precision precision, Map<String, double[]> numbers) {
    /** With the running statistics that training begins with: mean 0, variance 1. */
    public static TrainedNetwork of(FeedforwardDefinition network, ParameterVector theta) {
        Map<String, double[]> numbers = new LinkedHashMap<>();
        for (Block block : network.build().running().layout().blocks()) {
            numbers.put(block.name(), initial(block));
        }
        put(numbers, theta);
        return new TrainedNetwork(network, theta.precision(), numbers);
    }

    /** With given running statistics, as {@link Network#running} lays them out. */
    public static TrainedNetwork of(FeedforwardDefinition network, ParameterVector theta, ParameterVector running) {
        Map<String, double[]> numbers = new LinkedHashMap<>();
        put(numbers, theta);
        put(numbers, running);
        return new TrainedNetwork(network, theta.precision(), numbers);
    }

    /** θ; the caller closes it. */
    public ParameterVector theta() {
        return theta(precision);
    }

    /** θ, rounded; the caller closes it. */
    public ParameterVector theta(Precision other) {
        return vector(network.build().layout(), other);
    }

    /** The running statistics of a network with batch normalization; the caller closes them. */
    public ParameterVector running() {
        return vector(network.build().running().layout(), precision);
    }

    /** The numbers of a block. */
    double[] block(String name) {
        double[] found = numbers.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no block " + name + " in " + numbers.keySet());
        }
        return found;
    }

    /** The blocks of θ, then those of the running statistics. */
    static List<Block> blocks(FeedforwardDefinition definition) {
        Network network = definition.build();
        return Stream.concat(network.layout().blocks().stream(), network.running().layout().blocks().stream())
                .toList();
    }

    /** The layer that a block belongs to: 2 of {@code layers.2.weight}. */
    static int layer(Block block) {
        String rest = block.name().substring("layers.".length());
        return Integer.parseInt(rest.substring(0, rest.indexOf('.')));
    }

    /** What a block of one axis starts from. */
    static double[] initial(Block block) {
        double[] values = new double[block.size()];
        Arrays.fill(values, block.initial());
        return values;
    }

    private static void put(Map<String, double[]> numbers, ParameterVector vector) {
        for (Block block : vector.layout().blocks()) {
            numbers.put(block.name(), vector.widened(block));
        }
    }

    private ParameterVector vector(ParameterLayout layout, Precision other) {
        ParameterVector vector = ParameterVector.zeros(layout, other);
        for (Block block : layout.blocks()) {
            vector.writeRounded(block, block(block.name()));
        }
        return vector;
    }
}
