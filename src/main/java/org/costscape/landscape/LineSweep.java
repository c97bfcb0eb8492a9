package org.costscape.landscape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import org.costscape.cost.CostFunction;
import org.costscape.parameter.Line;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Progress;

/**
 * Evaluates the training and the held-out cost along a line, coarse to fine.
 *
 * <p>Each θ(α) is computed afresh from the ends, which are left untouched: no value depends on the order. At α = 0 and
 * α = 1 the cost is that of the ends themselves, bit for bit.
 *
 * @param line the line
 * @param grid where to evaluate
 * @param train J on the training set, at each α: it may depend on α beside θ, as interpolated running statistics do
 * @param heldOut J on the held-out set likewise, if anything is held out; each is asked for right before it is evaluated
 */
public record LineSweep(
        Line line, AlphaGrid grid, DoubleFunction<CostFunction> train, Optional<DoubleFunction<CostFunction>> heldOut) {
    /** The part of a memory that holds the points: a row of them, by their number on the grid. */
    public static final String PART = "line";

    /** Computes the whole grid, and keeps nothing. */
    public LineProfile run(Consumer<LineProfile> listener, Progress progress) {
        return run(SweepMemory.NONE, listener, progress);
    }

    /**
     * Computes what is missing of the grid.
     *
     * @param memory of an earlier sweep of the same, which keeps this one too
     * @param listener is shown what is known, after each point while there are few, on this thread
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public LineProfile run(SweepMemory memory, Consumer<LineProfile> listener, Progress progress) {
        List<Double> missing = new ArrayList<>();
        RememberedLine remembered = new RememberedLine(grid, memory);
        GrowingProfile points = new GrowingProfile(listener);
        for (double alpha : grid.coarseToFine()) {
            remembered.at(alpha).ifPresentOrElse(points::add, () -> missing.add(alpha));
        }
        int all = grid.points();
        if (points.size() > 0) {
            progress.report(points.size(), all); // so that they do not count as fast work
        }
        try (ParameterVector theta = line.start().copy()) {
            for (double alpha : missing) {
                progress.check();
                line.at(alpha, theta);
                LinePoint point = new LinePoint(
                        alpha,
                        train.apply(alpha).evaluate(theta),
                        heldOut.map(cost -> cost.apply(alpha).evaluate(theta)));
                remembered.keep(List.of(point));
                points.add(point);
                progress.report(points.size(), all);
            }
        }
        return points.complete();
    }
}
