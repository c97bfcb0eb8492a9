package org.costscape.experiment;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.costscape.cost.Evaluation;
import org.costscape.figure.Curve;
import org.costscape.figure.Panel;
import org.costscape.figure.Role;

/**
 * The panels that figures of the cost along something share: cost above, error rate below, each for the training and the
 * held-out set.
 *
 * @param title of the axis of the cost
 * @param points what is known
 * @param x where a point stands on the shared axis
 * @param train what the training set costs there
 * @param heldOut what the held-out set costs there
 */
record CostPanels<T>(
        String title,
        List<T> points,
        ToDoubleFunction<T> x,
        Function<T, Evaluation> train,
        Function<T, Evaluation> heldOut) {
    /** The cost, and the error rate unless all of it is not a number: where nothing is classified. */
    Panel[] all() {
        boolean classified = points.isEmpty()
                || points.stream()
                        .anyMatch(each -> !Double.isNaN(train.apply(each).errorRate())
                                || !Double.isNaN(heldOut.apply(each).errorRate()));
        return classified ? new Panel[] {cost(), errorRate()} : new Panel[] {cost()};
    }

    private Panel cost() {
        return Panel.of(title, curves(Evaluation::cost)).withWeight(2).startingAtZero();
    }

    private Panel errorRate() {
        return Panel.of("error rate (%)", curves(each -> 100 * each.errorRate()))
                .startingAtZero();
    }

    private Curve[] curves(ToDoubleFunction<Evaluation> value) {
        return new Curve[] {
            curve("training", Role.TRAINING, each -> value.applyAsDouble(train.apply(each))),
            curve("held-out", Role.HELD_OUT, each -> value.applyAsDouble(heldOut.apply(each)))
        };
    }

    private Curve curve(String label, Role role, ToDoubleFunction<T> y) {
        return Curve.of(
                label,
                role,
                points.stream().mapToDouble(x).toArray(),
                points.stream().mapToDouble(y).toArray());
    }
}
