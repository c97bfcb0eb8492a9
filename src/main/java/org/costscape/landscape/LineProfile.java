package org.costscape.landscape;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * The cost along a line, as far as it is computed; points in rising order of α.
 *
 * @param points what is known
 */
public record LineProfile(List<LinePoint> points) {
    public LineProfile {
        points = points.stream()
                .sorted(Comparator.comparingDouble(LinePoint::alpha))
                .toList();
    }

    /**
     * Monotonicity on [0, 1]: Δ = max over α₁ &lt; α₂ of (J(α₂) − J(α₁))₊, 0 where the training cost never rises. Empty
     * where the points do not reach from 0 to 1, or a cost there is not finite.
     *
     * <p>Reference: Lucas et al., "Analyzing monotonic linear interpolation in neural network loss landscapes", ICML
     * 2021, definition 1.
     */
    public OptionalDouble monotonicity() {
        return between(points, cost -> {
            double lowest = Double.POSITIVE_INFINITY;
            double rise = 0;
            for (double each : cost) {
                lowest = Math.min(lowest, each);
                rise = Math.max(rise, each - lowest);
            }
            return rise;
        });
    }

    /**
     * Barrier on [0, 1]: sup over α of J(α) − ½(J(0) + J(1)), the training cost above the mean of the line's ends. Empty
     * where the points do not reach from 0 to 1, or a cost there is not finite.
     *
     * <p>Reference: Frankle et al., "Linear mode connectivity and the lottery ticket hypothesis", ICML 2020, section 2;
     * they subtract the mean of the ends as here.
     */
    public OptionalDouble barrier() {
        return between(points, cost -> {
            double highest =
                    cost.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
            return highest - (cost.get(0) + cost.get(cost.size() - 1)) / 2;
        });
    }

    /**
     * How far the training cost on [0, 1] rises above both ends: max J(α) − max(J(0), J(1)), 0 where an end is the highest. The
     * barrier is half the difference of the ends then, and nothing stands between them. Empty as the barrier is.
     */
    public OptionalDouble aboveBothEnds() {
        return between(points, cost -> {
            double highest =
                    cost.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
            return highest - Math.max(cost.get(0), cost.get(cost.size() - 1));
        });
    }

    /** The number of points where the training or the held-out cost is not finite. */
    public long notFinite() {
        return points.stream()
                .filter(p -> !Double.isFinite(p.train().cost())
                        || p.heldOut()
                                .filter(each -> !Double.isFinite(each.cost()))
                                .isPresent())
                .count();
    }

    private static OptionalDouble between(List<LinePoint> points, ToDoubleFunction<List<Double>> measure) {
        List<LinePoint> inner =
                points.stream().filter(p -> p.alpha() >= 0 && p.alpha() <= 1).toList();
        List<Double> cost = inner.stream().map(p -> p.train().cost()).toList();
        boolean whole = inner.size() > 1
                && inner.get(0).alpha() == 0
                && inner.get(inner.size() - 1).alpha() == 1
                && cost.stream().allMatch(Double::isFinite);
        return whole ? OptionalDouble.of(measure.applyAsDouble(cost)) : OptionalDouble.empty();
    }
}
