package org.costscape.landscape;

import java.util.List;
import java.util.function.DoubleConsumer;
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
    /** Units times examples of one forward pass. */
    static final int MOST_VALUES = 1 << 22;

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
        Bins bins = Bins.over(Extent.of(first, second));
        Distribution.Counter before = new Distribution.Counter(bins, first.mean());
        Distribution.Counter after = new Distribution.Counter(bins, second.mean());
        forEach(cost, layer, units, examples, from, before::add);
        forEach(cost, layer, units, examples, to, after::add);
        return new ActivationChange(layer, bins.edges(), before.distribution(), after.distribution());
    }

    /** How far the mean moved, in standard deviations of before. */
    public double shift() {
        return (after.mean() - before.mean()) / before.deviation();
    }

    private static void forEach(
            LayeredCost cost, int layer, int units, int examples, ParameterVector theta, DoubleConsumer each) {
        int together = Math.max(1, MOST_VALUES / examples);
        for (int unit = 0; unit < units; unit += together) {
            int[] some = IntStream.range(unit, Math.min(units, unit + together)).toArray();
            for (double[] values : cost.preActivations(theta, layer, some)) {
                for (double value : values) {
                    each.accept(value);
                }
            }
        }
    }
}
