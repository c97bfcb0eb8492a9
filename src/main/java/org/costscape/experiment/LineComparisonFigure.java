package org.costscape.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.costscape.cost.Evaluation;
import org.costscape.figure.Curve;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.Panel;
import org.costscape.figure.Role;
import org.costscape.figure.VerticalMarker;
import org.costscape.landscape.AlphaGrid;
import org.costscape.training.RunFolder;

/**
 * The figure of lines beside each other: training cost over α, at most five of them in a panel with the path itself; below likewise
 * the norm of its gradient, where it was measured.
 */
public final class LineComparisonFigure {
    private static final List<Role> SERIES =
            List.of(Role.SERIES_1, Role.SERIES_2, Role.SERIES_3, Role.SERIES_4, Role.SERIES_5);

    private LineComparisonFigure() {}

    /** What to draw. */
    public static CurveFigure of(LineComparisonResult result) {
        LineResult path = result.path();
        List<Panel> panels = new ArrayList<>(
                panels(result, path.definition().experiment().objective().title(), Evaluation::cost));
        if (path.request().gradientNorm()) {
            panels.addAll(panels(result, "gradient norm", Evaluation::gradientNorm));
        }
        AlphaGrid grid = path.request().grid();
        return CurveFigure.of(
                        title(result.comparison())
                                + path.definition().experiment().title(),
                        caption(result),
                        "α, position from the start (0) to the end (1)",
                        panels.toArray(Panel[]::new))
                .withXRange(grid.from(), grid.to())
                .withMarkers(new VerticalMarker(0, "start"), new VerticalMarker(1, "end"));
    }

    private static List<Panel> panels(LineComparisonResult result, String title, ToDoubleFunction<Evaluation> value) {
        List<Map.Entry<String, LineResult>> others =
                new ArrayList<>(result.lines().entrySet());
        Map.Entry<String, LineResult> first = others.remove(0);
        List<Panel> panels = new ArrayList<>();
        for (int from = 0; from < others.size(); from += SERIES.size()) {
            List<Curve> curves = new ArrayList<>(List.of(curve(first, Role.TRAINING, value)));
            for (int i = from; i < Math.min(others.size(), from + SERIES.size()); i++) {
                curves.add(curve(others.get(i), SERIES.get(i - from), value));
            }
            boolean toy = first.getValue().definition().experiment().toy();
            panels.add(Panel.of(title + (toy ? "" : ", training set"), curves.toArray(Curve[]::new))
                    .startingAtZero());
        }
        return panels;
    }

    private static String title(LineComparison comparison) {
        return switch (comparison) {
            case CONTROLS -> "Linear path and controls, ";
            case LAYERS -> "Linear path layer by layer, ";
            case PARTS -> "Linear path, weights and biases apart, ";
        };
    }

    private static String caption(LineComparisonResult result) {
        LineResult path = result.path();
        Experiment experiment = path.definition().experiment();
        String rest = path.request().moving().rest().text();
        return String.format(
                Locale.ROOT,
                "%s. %s, %s. From %s to %s. %s%s",
                path.data(),
                path.definition().seedText(),
                experiment.precision().name().toLowerCase(Locale.ROOT),
                point(path.start(), path.run(), path),
                point(path.end(), path.request().endRun().orElse(path.run()), path),
                path.statistics().map(text -> text + ". ").orElse(""),
                switch (result.comparison()) {
                    case CONTROLS ->
                        "Controls go from N(0, 1) noise and from 0 to the same end; their shape alone is no"
                                + " property of training.";
                    case LAYERS -> "Of each layer's line all other layers rest at the " + rest + ".";
                    case PARTS -> "What does not move rests at the " + rest + ".";
                });
    }

    /** A point, with the name of its run where the line goes from one to another. */
    private static String point(LineResult.End point, RunFolder run, LineResult path) {
        return point.point()
                + path.request()
                        .endRun()
                        .filter(other -> point.step() != null)
                        .map(other -> " of run " + RunNames.of(List.of(run)).get(0))
                        .orElse("");
    }

    private static Curve curve(Map.Entry<String, LineResult> line, Role role, ToDoubleFunction<Evaluation> value) {
        return ProfileCurve.train(line.getKey(), role, line.getValue().profile(), value);
    }
}
