package org.costscape.network;

import java.util.ArrayList;
import java.util.List;

/** Networks for tests. */
public final class Networks {
    private Networks() {}

    /** A network with the given widths, from the inputs to the outputs, and one activation in all hidden layers. */
    public static Network dense(Activation hidden, int... widths) {
        List<LayerDefinition> layers = new ArrayList<>();
        for (int i = 1; i < widths.length; i++) {
            layers.add(new DenseDefinition(widths[i], i == widths.length - 1 ? Activation.IDENTITY : hidden));
        }
        return new FeedforwardDefinition(widths[0], layers).build();
    }

    /**
     * A network with the given widths and batch normalization before the activation in all hidden layers.
     *
     * @param bias whether the layers before a normalization have one nevertheless
     */
    public static Network batchNormalized(BatchNormalizationDefinition normalization, boolean bias, int... widths) {
        List<LayerDefinition> layers = new ArrayList<>();
        for (int i = 1; i < widths.length - 1; i++) {
            layers.add(bias ? new DenseDefinition(widths[i], Activation.IDENTITY) : new LinearDefinition(widths[i]));
            layers.add(normalization);
        }
        layers.add(new DenseDefinition(widths[widths.length - 1], Activation.IDENTITY));
        return new FeedforwardDefinition(widths[0], layers).build();
    }

    /** A factored linear network with the given widths, from the inputs to the outputs. */
    public static Network linear(int... widths) {
        List<LayerDefinition> layers = new ArrayList<>();
        for (int i = 1; i < widths.length; i++) {
            layers.add(new LinearDefinition(widths[i]));
        }
        return new FeedforwardDefinition(widths[0], layers).build();
    }

    /** A network with the given widths and maxout units in all hidden layers. */
    public static Network maxout(int pieces, int... widths) {
        List<LayerDefinition> layers = new ArrayList<>();
        for (int i = 1; i < widths.length - 1; i++) {
            layers.add(new MaxoutDefinition(widths[i], pieces));
        }
        layers.add(new DenseDefinition(widths[widths.length - 1], Activation.IDENTITY));
        return new FeedforwardDefinition(widths[0], layers).build();
    }
}
