package org.costscape.experiment;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.costscape.file.BadInputException;
import org.costscape.landscape.AlphaGrid;
import org.costscape.landscape.Normalization;

/**
 * What to look at around one step of training.
 *
 * @param at the snapshot that the step starts from
 * @param rate the learning rate of a plain gradient step; empty for the step that training does, or a plain one with the
 *     learning rate in force
 * @param a positions along the step, in steps, and of the lower layers; 0 and 1 among them
 * @param b positions of the upper layers, in steps; 0 and 1 among them
 * @param across positions along the other direction, in its lengths
 * @param y how the other direction is found, at θ_t
 * @param cost whose surfaces
 * @param metric what is drawn of them; the norm of the gradient is measured where it is
 * @param lower number of weight matrices in the lower part of the layer split; empty for half of them
 * @param units two units of the last hidden layer, counted from 0
 */
public record StepRequest(
        SnapshotChoice at,
        OptionalDouble rate,
        AlphaGrid a,
        AlphaGrid b,
        AlphaGrid across,
        DirectionRule y,
        MeasuredCost cost,
        Metric metric,
        OptionalInt lower,
        List<Integer> units) {
    /** The first step, in 41 × 41 points from −2 to 2 steps, −1 to 1 across. */
    public static final StepRequest DEFAULT = new StepRequest(
            SnapshotChoice.FIRST,
            OptionalDouble.empty(),
            new AlphaGrid(-2, 2, 41),
            new AlphaGrid(-2, 2, 41),
            new AlphaGrid(-1, 1, 41),
            new DirectionRule.Random(1, Normalization.FILTER),
            MeasuredCost.TRAINING,
            Metric.COST,
            OptionalInt.empty(),
            List.of(0, 1));

    /** The same with surfaces of two points a side alone, for what shows none of them. */
    public StepRequest withoutSurfaces() {
        AlphaGrid ends = new AlphaGrid(0, 1, 2);
        return new StepRequest(at, rate, ends, ends, ends, y, cost, metric, lower, units);
    }

    public StepRequest {
        units = List.copyOf(units);
        if (rate.isPresent() && !(rate.getAsDouble() > 0 && Double.isFinite(rate.getAsDouble()))) {
            throw new BadInputException("rate: expected a finite number above 0, found " + rate.getAsDouble());
        }
        for (AlphaGrid grid : List.of(a, b)) {
            if (grid.from() > 0 || grid.to() < 1) {
                throw new BadInputException("range: expected one that holds 0 and 1, the ends of the step, found "
                        + grid.from() + ":" + grid.to());
            }
        }
        if (across.points() != b.points()) {
            throw new IllegalArgumentException("expected as many positions across as of the upper layers");
        }
        if (cost == MeasuredCost.MINIBATCH && (metric == Metric.ERROR || metric == Metric.ACCURACY)) {
            throw new BadInputException(
                    "metric: expected cost or gradient-norm of a minibatch, whose error rate training does"
                            + " not measure, found " + metric.text() + "; leave out --cost minibatch");
        }
        if (units.size() != 2
                || units.get(0) < 0
                || units.get(1) < 0
                || units.get(0).equals(units.get(1))) {
            throw new BadInputException(
                    "units: expected two different units of the last hidden layer, from 0 on, found " + units);
        }
    }

    /** The same with other numbers of points, along and across the step. */
    public StepRequest withPoints(int points) {
        return new StepRequest(
                at,
                rate,
                new AlphaGrid(a.from(), a.to(), points),
                new AlphaGrid(b.from(), b.to(), points),
                new AlphaGrid(across.from(), across.to(), points),
                y,
                cost,
                metric,
                lower,
                units);
    }

    /** The same with another learning rate. */
    public StepRequest withRate(double other) {
        return new StepRequest(at, OptionalDouble.of(other), a, b, across, y, cost, metric, lower, units);
    }
}
