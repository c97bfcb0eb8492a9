package org.costscape.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.costscape.figure.Curve;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.Panel;
import org.costscape.figure.Role;
import org.costscape.training.Momentum;
import org.costscape.training.NesterovDefinition;
import org.costscape.training.OptimizerDefinition;
import org.costscape.training.SgdDefinition;

/** The figure of λ_max along a run, against the dashed limit of stable steps: 2/η of gradient descent without momentum. */
public final class EdgeFigure {
    private EdgeFigure() {}

    /** What to draw. */
    public static CurveFigure of(EdgeResult result) {
        Experiment experiment = result.definition().experiment();
        OptimizerDefinition optimizer = experiment.training().optimizer();
        List<Curve> curves = new ArrayList<>();
        curves.add(curve(result, "λ_max", Role.TRAINING, EdgeResult.Point::lambda));
        if (result.limited()) {
            curves.add(curve(
                    result,
                    "2/η",
                    Role.HELD_OUT,
                    point -> point.limit().isPresent() ? 2 / point.learningRate() : Double.NaN));
        }
        if (withMomentum(optimizer)) {
            curves.add(curve(
                    result,
                    optimizer instanceof NesterovDefinition ? "2(1 + μ)/(1 + 2μ)η" : "2(1 + μ)/η",
                    Role.SERIES_3,
                    point -> point.limit().orElse(Double.NaN)));
        }
        return CurveFigure.of(
                "Edge of stability, " + experiment.title(),
                String.format(
                        Locale.ROOT,
                        "%s; each step of %s, %s. %s, computed in double.%s",
                        result.data(),
                        experiment.minibatch(),
                        optimizer.title(),
                        result.definition().seedText(),
                        result.definition().changesText()),
                "training steps",
                Panel.of(
                                "largest eigenvalue of the Hessian of " + experiment.trainingCost(),
                                curves.toArray(Curve[]::new))
                        .startingAtZero());
    }

    /** Whether the limit of stable steps is another than 2/η. */
    static boolean withMomentum(OptimizerDefinition optimizer) {
        Momentum none = new Momentum.Constant(0);
        return (optimizer instanceof SgdDefinition sgd && !sgd.momentum().equals(none))
                || (optimizer instanceof NesterovDefinition nesterov
                        && !nesterov.momentum().equals(none));
    }

    private static Curve curve(EdgeResult result, String label, Role role, ToDoubleFunction<EdgeResult.Point> y) {
        return Curve.of(
                label,
                role,
                result.points().stream().mapToDouble(EdgeResult.Point::step).toArray(),
                result.points().stream().mapToDouble(y).toArray());
    }
}
