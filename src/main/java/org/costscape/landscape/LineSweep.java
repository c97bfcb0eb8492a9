package org.costscape.landscape;

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
    /**
     * Computes the whole grid.
     *
     * @param listener is shown what is known, after each point while there are few, on this thread
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public LineProfile run(Consumer<LineProfile> listener, Progress progress) {
        List<Double> order = grid.coarseToFine();
        GrowingProfile points = new GrowingProfile(listener);
        try (ParameterVector theta = line.start().copy()) {
            for (double alpha : order) {
                progress.check();
                line.at(alpha, theta);
                points.add(new LinePoint(
                        alpha,
                        train.apply(alpha).evaluate(theta),
                        heldOut.map(cost -> cost.apply(alpha).evaluate(theta))));
                progress.report(points.size(), order.size());
            }
        }
        return points.complete();
    }
}
