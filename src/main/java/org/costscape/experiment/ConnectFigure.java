package org.costscape.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.costscape.figure.Curve;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.Panel;
import org.costscape.figure.Role;
import org.costscape.figure.VerticalMarker;
import org.costscape.landscape.LineProfile;

/** The figure of paths between two solutions: training cost above, held-out cost below where anything is held out. */
public final class ConnectFigure {
    private ConnectFigure() {}

    /** What to draw. */
    public static CurveFigure of(ConnectResult result) {
        Experiment experiment = result.definition().experiment();
        List<Panel> panels = new ArrayList<>();
        panels.add(Panel.of(
                        (experiment.toy() ? "" : "training ")
                                + experiment.objective().title(),
                        curves(result, ProfileCurve::train))
                .startingAtZero());
        if (experiment.data().holdsOut()) {
            panels.add(Panel.of("held-out " + experiment.objective().title(), curves(result, ProfileCurve::heldOut))
                    .startingAtZero());
        }
        return CurveFigure.of(
                        "Paths between two solutions, " + experiment.title(),
                        caption(result),
                        "position from w₁ (0) to w₂ (1)",
                        panels.toArray(Panel[]::new))
                .withXRange(0, 1)
                .withMarkers(new VerticalMarker(0, "w₁"), new VerticalMarker(1, "w₂"));
    }

    private interface CurveOf {
        Curve of(String label, Role role, LineProfile profile);
    }

    private static Curve[] curves(ConnectResult result, CurveOf curve) {
        return result.paths().entrySet().stream()
                .map(path -> curve.of(path.getKey(), role(path.getKey()), path.getValue()))
                .toArray(Curve[]::new);
    }

    private static Role role(String path) {
        return switch (path) {
            case ConnectResult.STRAIGHT -> Role.TRAINING;
            case ConnectResult.MATCHED -> Role.HELD_OUT;
            default -> Role.SERIES_2;
        };
    }

    private static String caption(ConnectResult result) {
        ConnectRequest request = result.request();
        Experiment experiment = result.definition().experiment();
        String unit = experiment.objective().unit();
        List<String> names = RunNames.of(List.of(result.first(), result.second()));
        return String.format(
                Locale.ROOT,
                "%s. w₁: run %s, %s (%s); w₂: run %s, %s (%s)%s. %s%sBarriers: %s%s.",
                result.data(),
                names.get(0),
                result.start().point(),
                request.start().text(),
                names.get(1),
                result.end().point(),
                request.end().text(),
                experiment.toy() ? "" : "; J on the data of the first",
                experiment.network().couplesExamples()
                        ? request.statistics().description().replace("θ₀", "w₁").replace("θ_f", "w₂") + ". "
                        : "",
                request.bezier().isPresent()
                        ? String.format(
                                Locale.ROOT,
                                "Bend trained for %,d steps, seed %d. ",
                                request.bezier().getAsInt(),
                                request.seed())
                        : "",
                result.paths().entrySet().stream()
                        .map(path -> path.getKey() + " "
                                + Numbers.threeDigits(path.getValue().barrier().orElse(Double.NaN)))
                        .collect(Collectors.joining(", ")),
                unit.isEmpty() ? "" : " " + unit);
    }
}
