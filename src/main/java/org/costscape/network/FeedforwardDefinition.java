package org.costscape.network;

import java.util.List;
import java.util.Objects;
import org.costscape.file.BadInputException;

/**
 * Layers one after the other.
 *
 * @param inputs number of features of an example, at least 1
 * @param layers from the first to the output layer, at least one
 */
public record FeedforwardDefinition(int inputs, List<LayerDefinition> layers) implements NetworkDefinition {
    private static final int MOST_LAYERS = 1000;

    public FeedforwardDefinition {
        if (inputs < 1) {
            throw new BadInputException("inputs: expected at least 1, found " + inputs);
        }
        if (layers.isEmpty() || layers.size() > MOST_LAYERS) {
            throw new BadInputException("layers: expected 1 … " + MOST_LAYERS + " layers, found " + layers.size());
        }
        if (layers.stream().anyMatch(Objects::isNull)) {
            throw new BadInputException("layers: expected an object { … } for each layer, found null");
        }
        if (layers.stream().allMatch(layer -> layer.parameters(1) == 0)) {
            throw new BadInputException("layers: expected at least one with parameters, found none");
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
            sum = Math.min(Long.MAX_VALUE / 2, sum) + Math.min(Long.MAX_VALUE / 2, layer.parameters(width));
            width = layer.units();
        }
        return sum;
    }

    @Override
    public long activations() {
        return layers.stream().mapToLong(LayerDefinition::activations).sum() + inputs;
    }

    @Override
    public Network build() {
        return new Network(this);
    }
}
