package org.costscape.experiment;

import java.util.Locale;
import java.util.OptionalDouble;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.VerticalMarker;
import org.costscape.landscape.LinePoint;
import org.costscape.landscape.LineProfile;

/** The figure of a linear path: cost above, error rate below where anything is classified, over α. */
public final class LineFigure {
    private LineFigure() {}

    /** What to draw; points that are not computed yet are left out. */
    public static CurveFigure of(LineResult result) {
        CostPanels<LinePoint> panels = new CostPanels<>(
                result.definition().experiment(),
                result.profile().points(),
                LinePoint::alpha,
                LinePoint::train,
                LinePoint::heldOut);
        return CurveFigure.of(
                        "Linear path, " + result.definition().experiment().title(),
                        caption(result),
                        "α, position from θ₀ (0) to θ_f (1)",
                        panels.all())
                .withXRange(
                        result.request().grid().from(), result.request().grid().to())
                .withMarkers(new VerticalMarker(0, "θ₀"), new VerticalMarker(1, "θ_f"));
    }

    private static String caption(LineResult result) {
        Experiment experiment = result.definition().experiment();
        return String.format(
                Locale.ROOT,
                "%s. Seed %d, %s. θ₀: step %,d, θ_f: step %,d (%s). %s%s",
                result.data(),
                experiment.seed(),
                experiment.precision().name().toLowerCase(Locale.ROOT),
                result.start().step(),
                result.end().step(),
                chosen(result.request().end(), experiment.data()),
                result.statistics().map(text -> text + ". ").orElse(""),
                result.complete()
                        ? diagnostics(result.profile(), experiment.objective().unit())
                        : computed(result));
    }

    private static String chosen(SnapshotChoice end, DataDefinition data) {
        if (!end.equals(SnapshotChoice.BEST)) {
            return "as chosen";
        }
        return data.holdsOut() ? "lowest held-out cost" : "lowest cost";
    }

    private static String diagnostics(LineProfile profile, String unit) {
        if (profile.monotonicity().isEmpty()) {
            return "No monotonicity and barrier: they need finite costs from α = 0 to α = 1.";
        }
        return "Monotonicity Δ " + number(profile.monotonicity()) + ", barrier " + number(profile.barrier())
                + (unit.isEmpty() ? "." : " " + unit + ".");
    }

    private static String computed(LineResult result) {
        return String.format(
                Locale.ROOT,
                "%,d of %,d points computed.",
                result.profile().points().size(),
                result.request().grid().points());
    }

    private static String number(OptionalDouble value) {
        return Numbers.threeDigits(value.orElseThrow());
    }
}
