package org.costscape.landscape;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.costscape.cost.LayeredCost;
import org.costscape.parameter.ParameterVector;

/**
 * What batch normalization makes of units of a layer on all examples.
 *
 * @param stages the four of {@link NormalizationRule}, each over the units together
 * @param units each unit alone
 */
public record NormalizationStages(List<Stage> stages, List<Unit> units) {
    /**
     * A stage.
     *
     * @param edges of the bins, one more than there are counts; from the smallest to the largest value
     * @param values of the units together
     */
    public record Stage(List<Double> edges, Distribution values) {}

    /**
     * A unit.
     *
     * @param unit counted from 0
     * @param gamma its γ
     * @param beta its β
     * @param means over the examples, at each stage
     * @param variances about them, with division by the number of examples
     */
    public record Unit(int unit, double gamma, double beta, List<Double> means, List<Double> variances) {}

    /** What is done with the stages of one unit (stages, examples). */
    private interface Each {
        void unit(int unit, double[][] values);
    }

    /**
     * Measures a layer, a few units at a time.
     *
     * @param layer the linear layer before the normalization, counted from 0
     * @param units which of its units, at least one
     * @param examples of the cost's data set
     * @param beforeEach runs before each forward pass
     */
    public static NormalizationStages of(
            LayeredCost cost,
            ParameterVector theta,
            int layer,
            NormalizationRule rule,
            List<Integer> units,
            int examples,
            Runnable beforeEach) {
        List<Extent> extents = IntStream.range(0, NormalizationRule.STAGES)
                .mapToObj(stage -> new Extent())
                .toList();
        List<Unit> found = new ArrayList<>();
        forEach(cost, theta, layer, rule, units, examples, beforeEach, (unit, values) -> {
            for (int stage = 0; stage < values.length; stage++) {
                for (double value : values[stage]) {
                    extents.get(stage).add(value);
                }
            }
            found.add(unit(unit, rule, values));
        });
        List<Bins> bins = extents.stream().map(Bins::over).toList();
        List<Distribution.Counter> counters = IntStream.range(0, extents.size())
                .mapToObj(stage -> new Distribution.Counter(
                        bins.get(stage), extents.get(stage).mean()))
                .toList();
        forEach(cost, theta, layer, rule, units, examples, beforeEach, (unit, values) -> {
            for (int stage = 0; stage < values.length; stage++) {
                for (double value : values[stage]) {
                    counters.get(stage).add(value);
                }
            }
        });
        return new NormalizationStages(
                IntStream.range(0, bins.size())
                        .mapToObj(stage -> new Stage(
                                bins.get(stage).edges(), counters.get(stage).distribution()))
                        .toList(),
                List.copyOf(found));
    }

    private static void forEach(
            LayeredCost cost,
            ParameterVector theta,
            int layer,
            NormalizationRule rule,
            List<Integer> units,
            int examples,
            Runnable beforeEach,
            Each each) {
        int together = Math.max(1, ActivationChange.MOST_VALUES / examples);
        for (int from = 0; from < units.size(); from += together) {
            beforeEach.run();
            int[] some = units.subList(from, Math.min(units.size(), from + together)).stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
            double[][] z = cost.preActivations(theta, layer, some);
            for (int i = 0; i < some.length; i++) {
                each.unit(some[i], rule.stages(some[i], z[i]));
            }
        }
    }

    private static Unit unit(int unit, NormalizationRule rule, double[][] values) {
        List<Double> means = new ArrayList<>();
        List<Double> variances = new ArrayList<>();
        for (double[] stage : values) {
            double sum = 0;
            for (double value : stage) {
                sum += value;
            }
            double mean = sum / stage.length;
            double squares = 0;
            for (double value : stage) {
                squares += (value - mean) * (value - mean);
            }
            means.add(mean);
            variances.add(squares / stage.length);
        }
        return new Unit(
                unit, rule.gamma().get(unit), rule.beta().get(unit), List.copyOf(means), List.copyOf(variances));
    }
}
