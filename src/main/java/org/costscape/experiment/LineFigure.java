package org.costscape.experiment;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.Panel;
import org.costscape.figure.VerticalMarker;
import org.costscape.landscape.LinePoint;
import org.costscape.landscape.LineProfile;
import org.costscape.training.RunFolder;

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
                        title(result),
                        caption(result),
                        "α, position from " + start(result) + " (0) to " + end(result) + " (1)",
                        result.request().gradientNorm()
                                ? Stream.concat(Stream.of(panels.all()), Stream.of(panels.gradientNorm()))
                                        .toArray(Panel[]::new)
                                : panels.all())
                .withXRange(
                        result.request().grid().from(), result.request().grid().to())
                .withMarkers(new VerticalMarker(0, start(result)), new VerticalMarker(1, end(result)));
    }

    private static String title(LineResult result) {
        return (result.request().endRun().isPresent() ? "Line between two runs, " : "Linear path, ")
                + result.definition().experiment().title();
    }

    private static String start(LineResult result) {
        if (result.request().start() instanceof LineStart.Noise) {
            return "noise";
        }
        if (result.request().start() instanceof LineStart.Zero) {
            return "0";
        }
        return result.request().endRun().isPresent() ? "θ₁" : "θ₀";
    }

    private static String end(LineResult result) {
        return result.request().endRun().isPresent() ? "θ₂" : "θ_f";
    }

    private static String caption(LineResult result) {
        Experiment experiment = result.definition().experiment();
        return String.format(
                Locale.ROOT,
                "%s. %s, %s. %s%s. %s%s%s",
                result.data(),
                result.definition().seedText(),
                experiment.precision().name().toLowerCase(Locale.ROOT),
                result.request().endRun().map(other -> runs(result, other)).orElse(""),
                ends(result),
                result.request().moving().description(),
                result.statistics()
                        .map(text -> text.replace("θ₀", start(result)).replace("θ_f", end(result)) + ". ")
                        .orElse(""),
                result.complete() ? diagnostics(result) : computed(result));
    }

    private static String runs(LineResult result, RunFolder other) {
        List<String> names = RunNames.of(List.of(result.run(), other));
        String first = names.get(0);
        String to = "run " + names.get(1);
        boolean toy = result.definition().experiment().toy();
        return result.request().start() instanceof SnapshotChoice
                ? "From run " + first + " to " + to + (toy ? "" : ", J on the data of the first") + ". "
                : "To " + to + (toy ? "" : ", J on the data of run " + first) + ". ";
    }

    private static String ends(LineResult result) {
        LineStart start = result.request().start();
        String from = start instanceof LineStart.Noise noise
                ? "From noise, N(0, 1) of seed " + noise.seed() + ", to "
                : start instanceof LineStart.Zero
                        ? "From the point 0 to "
                        : start(result) + ": " + result.start().point() + ", ";
        return from + end(result) + ": " + result.end().point() + " ("
                + chosen(
                        result.request().end(), result.definition().experiment().data()) + ")";
    }

    private static String chosen(SnapshotChoice end, DataDefinition data) {
        if (!end.equals(SnapshotChoice.BEST)) {
            return "as chosen";
        }
        return data.holdsOut() ? "lowest held-out cost" : "lowest cost";
    }

    private static String diagnostics(LineResult result) {
        LineProfile profile = result.profile();
        if (profile.monotonicity().isEmpty()) {
            return "No monotonicity and barrier: they need finite costs from α = 0 to α = 1.";
        }
        return "Monotonicity Δ " + number(profile.monotonicity()) + ", "
                + result.barrierText().orElseThrow()
                + result.gaussLengthText().map(text -> ", Gauss length " + text).orElse("") + ".";
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
