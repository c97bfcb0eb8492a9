package org.costscape.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.ConvolutionDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.DropoutDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LayerDefinition;
import org.costscape.network.MaxPoolDefinition;
import org.costscape.network.MaxoutDefinition;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterVector;
import org.jspecify.annotations.Nullable;

/**
 * A layer with units of its own: not pooling, not dropout, and an affine layer together with the batch normalization behind it.
 *
 * @param number counted from 1 over such layers
 * @param index of the layer in the network, of the batch normalization where there is one
 * @param weights index of the layer with the weights
 */
record FeatureLayer(FeedforwardDefinition network, int number, int index, int weights) {
    static List<FeatureLayer> of(FeedforwardDefinition network) {
        List<LayerDefinition> layers = network.layers();
        List<FeatureLayer> found = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            boolean unitless = layers.get(i) instanceof MaxPoolDefinition || layers.get(i) instanceof DropoutDefinition;
            boolean normalized = i + 1 < layers.size() && layers.get(i + 1) instanceof BatchNormalizationDefinition;
            if (!unitless && !normalized) {
                boolean normalization = layers.get(i) instanceof BatchNormalizationDefinition;
                found.add(new FeatureLayer(network, found.size() + 1, i, normalization ? i - 1 : i));
            }
        }
        return found;
    }

    /** Whether its weights are on the inputs themselves. */
    boolean first() {
        return number == 1;
    }

    LayerDefinition definition() {
        return network.layers().get(index);
    }

    /** Its units in words. */
    String kind() {
        LayerDefinition layer = definition();
        if (layer instanceof ConvolutionDefinition convolution) {
            return name(convolution.activation()) + "channels of a convolution";
        }
        if (layer instanceof MaxoutDefinition maxout) {
            return "maxout units of " + maxout.pieces() + " pieces";
        }
        if (layer instanceof BatchNormalizationDefinition normalization) {
            return name(normalization.activation()) + "units with batch normalization";
        }
        return (layer instanceof DenseDefinition dense ? name(dense.activation()) : "linear ") + "units";
    }

    private static String name(Activation activation) {
        return switch (activation) {
            case RELU -> "ReLU ";
            case IDENTITY -> "linear ";
            default -> activation.name().toLowerCase(Locale.ROOT) + " ";
        };
    }

    /**
     * The incoming weights of each unit, for maxout those of its longest piece, behind a batch normalization times
     * γ/√(variance + ε): [units][inputs].
     *
     * @param statistics of the batch normalizations, null where there are none
     */
    double[][] filters(ParameterVector theta, @Nullable ParameterVector statistics) {
        double[][] rows = rows(theta);
        if (definition() instanceof MaxoutDefinition maxout) {
            double[][] longest = new double[maxout.units()][];
            for (int row = 0; row < rows.length; row++) {
                int unit = row % maxout.units();
                if (longest[unit] == null || norm(rows[row]) > norm(longest[unit])) {
                    longest[unit] = rows[row];
                }
            }
            return longest;
        }
        if (definition() instanceof BatchNormalizationDefinition normalization && statistics != null) {
            double[] gamma = block(theta, index, "weight");
            double[] variance = block(statistics, index, "running_var");
            for (int unit = 0; unit < rows.length; unit++) {
                double factor = gamma[unit] / Math.sqrt(variance[unit] + normalization.epsilon());
                rows[unit] =
                        Arrays.stream(rows[unit]).map(each -> factor * each).toArray();
            }
        }
        return rows;
    }

    static double norm(double[] vector) {
        return Math.sqrt(Arrays.stream(vector).map(each -> each * each).sum());
    }

    private double[][] rows(ParameterVector theta) {
        int rows = blockOf(theta, weights, "weight").shape().get(0);
        double[] all = block(theta, weights, "weight");
        double[][] split = new double[rows][];
        for (int row = 0; row < rows; row++) {
            split[row] = Arrays.copyOfRange(all, row * (all.length / rows), (row + 1) * (all.length / rows));
        }
        return split;
    }

    private static double[] block(ParameterVector vector, int layer, String name) {
        return vector.widened(blockOf(vector, layer, name));
    }

    private static Block blockOf(ParameterVector vector, int layer, String name) {
        return vector.layout().blocks().stream()
                .filter(block -> block.name().equals("layers." + layer + "." + name))
                .findFirst()
                .orElseThrow();
    }
}
