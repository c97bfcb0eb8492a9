package org.costscape.network;

import java.util.ArrayList;
import java.util.List;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Progress;

/**
 * The units of one hidden layer, which can be put in any order without changing what the network computes, and every place where
 * they stand: weights into them and out of them, biases, γ, β and running statistics of a batch normalization behind them, all
 * gates of an LSTM. Of a convolution the units are its channels.
 *
 * <p>A unit of maxout is reordered with its pieces, the order of the pieces stays.
 *
 * <p>Reference: Ainsworth, Hayase, Srinivasa, "Git Re-Basin: merging models modulo permutation symmetries", ICLR 2023, section
 * 2.
 *
 * @param units how many they are
 * @param axes where they stand
 */
public record HiddenUnits(int units, List<UnitAxis> axes) {
    public HiddenUnits {
        axes = List.copyOf(axes);
    }

    /** Those of a network, layer by layer from the inputs on; none where there is no network. */
    public static List<HiddenUnits> of(NetworkDefinition definition) {
        if (definition instanceof FeedforwardDefinition feedforward) {
            return new Feedforward(feedforward).groups();
        }
        return definition instanceof LanguageModelDefinition model ? of(model) : List.of();
    }

    /** Reorders the units in θ or in running statistics: unit i becomes what unit {@code permutation[i]} was. */
    public void permute(ParameterVector vector, int[] permutation) {
        double[] numbers = vector.toDoubles();
        permute(vector.layout(), numbers, permutation);
        vector.write(numbers);
    }

    /** As {@link #permute(ParameterVector, int[])}, of numbers in the order of a layout. */
    public void permute(ParameterLayout layout, double[] numbers, int[] permutation) {
        axes.forEach(axis -> axis.permute(layout, numbers, permutation));
    }

    /**
     * For each unit i of a and each unit j of b the sum of the products of their parameters; [units][units].
     *
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public double[][] products(ParameterLayout layout, double[] a, double[] b, Progress progress) {
        double[][] sums = new double[units][units];
        axes.forEach(axis -> axis.addProducts(layout, a, b, sums, progress));
        return sums;
    }

    private static List<HiddenUnits> of(LanguageModelDefinition model) {
        int h = model.hidden();
        List<HiddenUnits> groups = new ArrayList<>();
        groups.add(new HiddenUnits(
                model.embedding(),
                List.of(
                        new UnitAxis("embedding.weight", model.vocabulary(), model.embedding(), 1),
                        new UnitAxis("lstm.weight_ih_l0", 4 * h, model.embedding(), 1))));
        for (int l = 0; l < model.layers(); l++) {
            groups.add(new HiddenUnits(
                    h,
                    List.of(
                            new UnitAxis("lstm.weight_ih_l" + l, 4, h, l == 0 ? model.embedding() : h),
                            new UnitAxis("lstm.weight_hh_l" + l, 4, h, h),
                            new UnitAxis("lstm.weight_hh_l" + l, 4 * h, h, 1),
                            new UnitAxis("lstm.bias_l" + l, 4, h, 1),
                            l == model.layers() - 1
                                    ? new UnitAxis("output.weight", model.vocabulary(), h, 1)
                                    : new UnitAxis("lstm.weight_ih_l" + (l + 1), 4 * h, h, 1))));
        }
        return groups;
    }

    /** Goes through the layers with the units that the next one is given. */
    private static final class Feedforward {
        private final FeedforwardDefinition definition;
        private final List<HiddenUnits> groups = new ArrayList<>();
        private List<UnitAxis> axes = new ArrayList<>(); // of the units that go into the layer at hand
        private int units; // 0 for the inputs, or where their order cannot be changed

        Feedforward(FeedforwardDefinition definition) {
            this.definition = definition;
        }

        List<HiddenUnits> groups() {
            for (int i = 0; i < definition.layers().size(); i++) {
                LayerDefinition layer = definition.layers().get(i);
                String name = "layers." + i;
                int width = definition.width(i - 1);
                if (layer instanceof ConvolutionDefinition convolution) {
                    keepChannels(convolution.inputChannels());
                    product(name, 1, convolution.channels(), convolution.inputChannels() * 9, true);
                } else if (layer instanceof MaxPoolDefinition pool) {
                    keepChannels(pool.channels());
                } else if (layer instanceof BatchNormalizationDefinition && units > 0) {
                    for (String part : List.of("weight", "bias", "running_mean", "running_var")) {
                        axes.add(new UnitAxis(name + "." + part, 1, units, width / units));
                    }
                } else if (layer instanceof MaxoutDefinition maxout) {
                    product(name, maxout.pieces(), maxout.units(), width, true);
                } else if (layer instanceof DenseDefinition || layer instanceof LinearDefinition) {
                    product(name, 1, layer.units(width), width, layer instanceof DenseDefinition);
                }
            }
            return groups; // the units of the last layer are the outputs, whose order is given
        }

        /** Single units are no channels of a picture. */
        private void keepChannels(int channels) {
            units = units == channels ? units : 0;
        }

        private void product(String name, int pieces, int count, int inputs, boolean bias) {
            String weight = name + ".weight";
            if (units > 0) {
                axes.add(new UnitAxis(weight, pieces * count, units, inputs / units));
                groups.add(new HiddenUnits(units, axes));
            }
            axes = new ArrayList<>(List.of(new UnitAxis(weight, pieces, count, inputs)));
            units = count;
            if (bias) {
                axes.add(new UnitAxis(name + ".bias", pieces, count, 1));
            }
        }
    }
}
