package org.costscape.experiment;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.costscape.cost.Evaluation;
import org.costscape.figure.Curve;
import org.costscape.figure.Panel;
import org.costscape.figure.Role;

/**
 * The panels that figures of the cost along something share: cost above, error rate below where anything is classified, each
 * for the training and the held-out set where anything is held out.
 *
 * @param experiment whose cost it is
 * @param points what is known
 * @param x where a point stands on the shared axis
 * @param train what the training set costs there
 * @param heldOut what the held-out set costs there
 */
record CostPanels<T>(
        Experiment experiment,
        List<T> points,
        ToDoubleFunction<T> x,
        Function<T, Evaluation> train,
        Function<T, Optional<Evaluation>> heldOut) {
    /** The panels from top to bottom; which there are depends on the experiment alone. */
    Panel[] all() {
        return experiment.data().classified() ? new Panel[] {cost(), errorRate()} : new Panel[] {cost()};
    }

    /** The norm of the gradient, where it was measured. */
    Panel gradientNorm() {
        return Panel.of("gradient norm", curves(Evaluation::gradientNorm)).startingAtZero();
    }

    private Panel cost() {
        return Panel.of(experiment.objective().title(), curves(Evaluation::cost))
                .withWeight(2)
                .startingAtZero();
    }

    private Panel errorRate() {
        return Panel.of("error rate (%)", curves(each -> 100 * each.errorRate()))
                .startingAtZero();
    }

    private Curve[] curves(ToDoubleFunction<Evaluation> value) {
        ToDoubleFunction<T> ofTraining = each -> value.applyAsDouble(train.apply(each));
        if (!experiment.data().holdsOut()) {
            return new Curve[] {curve("cost", Role.TRAINING, ofTraining)};
        }
        return new Curve[] {
            curve("training", Role.TRAINING, ofTraining),
            curve(
                    "held-out",
                    Role.HELD_OUT,
                    each -> heldOut.apply(each).map(value::applyAsDouble).orElse(Double.NaN))
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
