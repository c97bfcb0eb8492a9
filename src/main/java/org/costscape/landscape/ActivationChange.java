package org.costscape.landscape;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.costscape.cost.LayeredCost;
import org.costscape.parameter.ParameterVector;

/**
 * The pre-activations of all units of a layer on all examples, before and after a step, in one histogram each over the same
 * bins.
 *
 * <p>The units are taken a few at a time, so that no more than some 32 MB of pre-activations are held beside a forward pass.
 *
 * @param layer counted from 0
 * @param edges of the bins, one more than there are counts; from the smallest to the largest value of both
 * @param before at θ_t
 * @param after at θ_{t+1}
 */
public record ActivationChange(int layer, List<Double> edges, Distribution before, Distribution after) {
    private static final int BINS = 64;
    private static final int MOST_VALUES = 1 << 22;

    /**
     * A distribution.
     *
     * @param mean over all units and examples
     * @param deviation standard deviation about it, with division by the number of values
     * @param counts values in each bin, of which the last one includes its upper edge
     */
    public record Distribution(double mean, double deviation, List<Long> counts) {}

    /** What one pass over the values finds. */
    private static final class Extent {
        private double least = Double.POSITIVE_INFINITY;
        private double most = Double.NEGATIVE_INFINITY;
        private double sum;
        private long values;

        void add(double value) {
            least = Math.min(least, value);
            most = Math.max(most, value);
            sum += value;
            values++;
        }
    }

    /** What is done with each value. */
    private interface Each {
        void value(double value);
    }

    /**
     * Measures a layer.
     *
     * @param units of the layer
     * @param examples of the cost's data set
     * @param from θ_t
     * @param to θ_{t+1}
     */
    public static ActivationChange of(
            LayeredCost cost, int layer, int units, int examples, ParameterVector from, ParameterVector to) {
        Extent first = new Extent();
        Extent second = new Extent();
        forEach(cost, layer, units, examples, from, first::add);
        forEach(cost, layer, units, examples, to, second::add);
        double least = Math.min(first.least, second.least);
        double most = Math.max(first.most, second.most);
        if (least == most) {
            least -= 0.5;
            most += 0.5;
        }
        double low = least;
        double width = (most - least) / BINS;
        return new ActivationChange(
                layer,
                IntStream.rangeClosed(0, BINS).mapToObj(i -> low + i * width).toList(),
                distribution(cost, layer, units, examples, from, first, low, width),
                distribution(cost, layer, units, examples, to, second, low, width));
    }

    /** How far the mean moved, in standard deviations of before. */
    public double shift() {
        return (after.mean - before.mean) / before.deviation;
    }

    private static Distribution distribution(
            LayeredCost cost,
            int layer,
            int units,
            int examples,
            ParameterVector theta,
            Extent extent,
            double least,
            double width) {
        double mean = extent.sum / extent.values;
        long[] counts = new long[BINS];
        double[] squares = new double[1];
        forEach(cost, layer, units, examples, theta, value -> {
            counts[(int) Math.min(BINS - 1, (value - least) / width)]++;
            squares[0] += (value - mean) * (value - mean);
        });
        return new Distribution(
                mean,
                Math.sqrt(squares[0] / extent.values),
                Arrays.stream(counts).boxed().toList());
    }

    private static void forEach(
            LayeredCost cost, int layer, int units, int examples, ParameterVector theta, Each each) {
        int together = Math.max(1, MOST_VALUES / examples);
        for (int unit = 0; unit < units; unit += together) {
            int[] some = IntStream.range(unit, Math.min(units, unit + together)).toArray();
            for (double[] values : cost.preActivations(theta, layer, some)) {
                for (double value : values) {
                    each.value(value);
                }
            }
        }
    }
}
