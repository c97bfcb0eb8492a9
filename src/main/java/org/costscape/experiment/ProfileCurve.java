package org.costscape.experiment;

import java.util.function.ToDoubleFunction;
import org.costscape.cost.Evaluation;
import org.costscape.figure.Curve;
import org.costscape.figure.Role;
import org.costscape.landscape.LinePoint;
import org.costscape.landscape.LineProfile;

/** The cost along a line as a curve of a figure. */
final class ProfileCurve {
    private ProfileCurve() {}

    /** On the training set. */
    static Curve train(String label, Role role, LineProfile profile) {
        return train(label, role, profile, Evaluation::cost);
    }

    /** Another number on the training set. */
    static Curve train(String label, Role role, LineProfile profile, ToDoubleFunction<Evaluation> value) {
        return Curve.of(
                label,
                role,
                alphas(profile),
                profile.points().stream()
                        .mapToDouble(point -> value.applyAsDouble(point.train()))
                        .toArray());
    }

    /** On the held-out set. */
    static Curve heldOut(String label, Role role, LineProfile profile) {
        return Curve.of(
                label,
                role,
                alphas(profile),
                profile.points().stream()
                        .mapToDouble(
                                point -> point.heldOut().map(Evaluation::cost).orElse(Double.NaN))
                        .toArray());
    }

    private static double[] alphas(LineProfile profile) {
        return profile.points().stream().mapToDouble(LinePoint::alpha).toArray();
    }
}
