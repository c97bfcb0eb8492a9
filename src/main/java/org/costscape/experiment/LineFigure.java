package org.costscape.experiment;

import java.util.Locale;
import java.util.OptionalDouble;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.VerticalMarker;
import org.costscape.landscape.LinePoint;

/** The figure of a linear path: cost above, error rate below, over α. */
public final class LineFigure {
    private LineFigure() {}

    /** What to draw; points that are not computed yet are left out. */
    public static CurveFigure of(LineResult result) {
        CostPanels<LinePoint> panels =
                new CostPanels<>(result.profile().points(), LinePoint::alpha, LinePoint::train, LinePoint::heldOut);
        return CurveFigure.of(
                        "Linear path, " + result.definition().experiment().title(),
                        caption(result),
                        "α, position from θ₀ (0) to θ_f (1)",
                        panels.cost(),
                        panels.errorRate())
                .withXRange(
                        result.request().grid().from(), result.request().grid().to())
                .withMarkers(new VerticalMarker(0, "θ₀"), new VerticalMarker(1, "θ_f"));
    }

    private static String caption(LineResult result) {
        Experiment experiment = result.definition().experiment();
        return String.format(
                Locale.ROOT,
                "%s. Seed %d, %s. θ₀: step %,d, θ_f: step %,d (%s). Monotonicity Δ %s, barrier %s nats.",
                result.data(),
                experiment.seed(),
                experiment.precision().name().toLowerCase(Locale.ROOT),
                result.start().step(),
                result.end().step(),
                result.request().end().equals(SnapshotChoice.BEST) ? "lowest held-out cost" : "as chosen",
                number(result.profile().monotonicity()),
                number(result.profile().barrier()));
    }

    /** Three significant digits, or a dash while it is not known. */
    private static String number(OptionalDouble value) {
        return value.isEmpty() ? "–" : Numbers.threeDigits(value.getAsDouble());
    }
}
