package org.costscape.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
        if (layers.get(layers.size() - 1) instanceof DropoutDefinition) {
            throw new BadInputException(
                    "layers: expected dropout before another layer, found it as the last one, where it would drop outputs");
        }
        int width = inputs;
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).checkInputs("layers[" + i + "]", width);
            width = layers.get(i).units(width);
        }
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i).couplesExamples() && (i == 0 || !layers.get(i - 1).affine())) {
                throw new BadInputException(
                        "layers: expected a linear layer, or a dense one with the activation identity,"
                                + " before batch normalization, found "
                                + (i == 0 ? "none" : "another one as layer " + i + " of " + layers.size()));
            }
        }
    }

    @Override
    public int outputs() {
        return width(layers.size() - 1);
    }

    /**
     * Number of units that a layer hands on.
     *
     * @param layer counted from 0; −1 stands for the inputs
     */
    public int width(int layer) {
        int width = inputs;
        for (LayerDefinition each : layers.subList(0, layer + 1)) {
            width = each.units(width);
        }
        return width;
    }

    @Override
    public boolean couplesExamples() {
        return layers.stream().anyMatch(LayerDefinition::couplesExamples);
    }

    @Override
    public long parameters() {
        long sum = 0;
        int width = inputs;
        for (LayerDefinition layer : layers) {
            sum = Math.min(Long.MAX_VALUE / 2, sum) + Math.min(Long.MAX_VALUE / 2, layer.parameters(width));
            width = layer.units(width);
        }
        return sum;
    }

    @Override
    public int weights() {
        return layers.stream().mapToInt(LayerDefinition::weights).sum();
    }

    @Override
    public long activations() {
        long sum = inputs;
        int width = inputs;
        for (LayerDefinition layer : layers) {
            sum += layer.activations(width);
            width = layer.units(width);
        }
        return sum;
    }

    /**
     * The network up to the pre-activations of a layer, which are its outputs: for a batch normalization γẑ + β, for maxout all
     * pieces. Its θ is the beginning of this network's, so that it is evaluated at a θ of the whole.
     *
     * @param layer counted from 0
     * @return empty for a layer without pre-activations: max pooling, dropout
     */
    public Optional<FeedforwardDefinition> preActivations(int layer) {
        return layers.get(layer).beforeNonlinearity().map(last -> {
            List<LayerDefinition> part = new ArrayList<>(layers.subList(0, layer));
            part.add(last);
            return new FeedforwardDefinition(inputs, part);
        });
    }

    /** The network itself: shapes only, no memory for parameters. */
    public Network build() {
        return new Network(this);
    }
}
