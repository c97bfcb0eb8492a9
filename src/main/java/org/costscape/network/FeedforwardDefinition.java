package org.costscape.network;

import java.util.List;
import org.costscape.file.BadInputException;

/**
 * Layers one after the other.
 *
 * @param inputs number of features of an example, at least 1
 * @param layers from the first to the output layer, at least one
 */
public record FeedforwardDefinition(int inputs, List<LayerDefinition> layers) implements NetworkDefinition {
    public FeedforwardDefinition {
        if (inputs < 1) {
            throw new BadInputException("inputs: expected at least 1, found " + inputs);
        }
        if (layers.isEmpty()) {
            throw new BadInputException("layers: expected at least one layer, found none");
        }
        layers = List.copyOf(layers);
    }

    @Override
    public int outputs() {
        return layers.get(layers.size() - 1).units();
    }

    @Override
    public long parameters() {
        long sum = 0;
        long width = inputs;
        for (LayerDefinition layer : layers) {
            sum = Math.addExact(sum, layer.parameters(width));
            width = layer.units();
        }
        return sum;
    }

    @Override
    public long units() {
        return layers.stream().mapToLong(LayerDefinition::units).sum() + inputs;
    }

    @Override
    public Network build() {
        return new Network(this);
    }
}
