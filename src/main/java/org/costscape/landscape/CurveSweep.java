package org.costscape.landscape;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import org.costscape.cost.CostFunction;
import org.costscape.parameter.BezierCurve;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Progress;

/**
 * Evaluates the training and the held-out cost along a Bezier curve; positions t stand for α.
 *
 * @param curve the curve
 * @param grid where to evaluate
 * @param train J on the training set, at each t
 * @param heldOut J on the held-out set likewise, if anything is held out
 */
public record CurveSweep(
        BezierCurve curve,
        AlphaGrid grid,
        DoubleFunction<CostFunction> train,
        Optional<DoubleFunction<CostFunction>> heldOut) {
    /**
     * Computes the whole grid.
     *
     * @param listener is shown what is known, after each point while there are few, on this thread
     */
    public LineProfile run(Consumer<LineProfile> listener, Progress progress) {
        List<Double> positions = grid.coarseToFine();
        GrowingProfile points = new GrowingProfile(listener);
        try (ParameterVector theta = curve.start().copy()) {
            for (double t : positions) {
                progress.check();
                curve.at(t, theta);
                points.add(new LinePoint(
                        t,
                        train.apply(t).evaluate(theta),
                        heldOut.map(cost -> cost.apply(t).evaluate(theta))));
                progress.report(points.size(), positions.size());
            }
        }
        return points.complete();
    }
}
