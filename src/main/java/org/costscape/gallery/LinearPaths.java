package org.costscape.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.costscape.experiment.LineComparison;
import org.costscape.experiment.LineComparisonFiles;
import org.costscape.experiment.LineComparisonResult;
import org.costscape.experiment.LineComparisonStudy;
import org.costscape.experiment.LineFiles;
import org.costscape.experiment.LinePaths;
import org.costscape.experiment.LineRequest;
import org.costscape.experiment.LineResult;
import org.costscape.experiment.LineStudy;
import org.costscape.landscape.AlphaGrid;
import org.costscape.training.RunFolder;

/** Straight lines from the initialization to the solution, F5 and S1. */
final class LinearPaths {
    /** A rise along the line that is less than this share of the way down is no obstacle. */
    private static final double SLIGHT = 0.05;

    private static final String SOURCE =
            "Goodfellow, Vinyals, Saxe, Qualitatively characterizing neural network optimization problems, ICLR 2015, sections 3 and 4";

    /** The path, and those from noise and from zero. */
    private static final int CONTROLS = 3;

    /** The default range; 0 and 1 are among its points. */
    private static final AlphaGrid GRID = new AlphaGrid(-0.25, 1.5, 29);

    /** Of one network alone, where not the default. */
    private static final AlphaGrid ALONE = new AlphaGrid(-0.25, 1.5, 57);

    /** The networks of the small multiples: no more of them in a picture than are legible on half a page. */
    private static final List<String> OF_THE_PAPER =
            List.of("relu", "sigmoid", "maxout", "adversarial-relu", "adversarial-maxout", "factored-linear");

    private static final List<String> OTHERS =
            List.of("convolutional", "deep-mlp", "deep-mlp-bn", "lstm-characters", "saxe-linear", "spirals");

    private LinearPaths() {}

    static List<GalleryFigure> figures() {
        return List.of(
                new GalleryFigure(
                        "F5",
                        "The straight line of an LSTM",
                        "Nobody trained along this line, yet the cost falls from the initialization (0) to the solution"
                                + " (1) without an obstacle, on the training text and on text that was held out. Lines from"
                                + " noise and from zero to the same solution often do the same: the line says little about"
                                + " the initialization (Tao, 2024).",
                        SOURCE + "; Zaremba, Sutskever, Vinyals, Recurrent neural network regularization, 2014",
                        LinearPaths::lstm,
                        extent -> Map.of(
                                "lstm-characters", CONTROLS * alone(extent).points())),
                new GalleryFigure(
                        "S1",
                        "The straight lines of all networks",
                        "Training and held-out cost between initialization and solution for networks of every kind.",
                        SOURCE,
                        LinearPaths::all,
                        extent -> Stream.concat(OF_THE_PAPER.stream(), OTHERS.stream())
                                .collect(Collectors.toMap(each -> each, each -> GRID.points()))));
    }

    private static AlphaGrid alone(Extent extent) {
        return extent.paperScale() ? AlphaGrid.DEFAULT : ALONE;
    }

    private static void lstm(Studio studio) {
        RunFolder run = studio.run(studio.atScale("lstm-characters"));
        studio.says("the line and its controls");
        LineComparisonResult controls = studio.with(
                run,
                runner -> new LineComparisonStudy(runner)
                        .run(
                                run,
                                LineComparison.CONTROLS,
                                LineRequest.DEFAULT.on(alone(studio.extent())),
                                studio.progress()));
        LineResult line = controls.path();
        studio.picture("line", "The path of the LSTM.", (file, options) -> LineFiles.write(line, file, options));
        studio.picture(
                "controls",
                "The same beside lines from noise and from zero.",
                (file, options) -> LineComparisonFiles.write(controls, file, options));
        check(studio, line);
    }

    private static void all(Studio studio) {
        lines(studio, "lines", "Linear paths: networks of the paper's kinds", OF_THE_PAPER);
        lines(studio, "other-lines", "Linear paths: other networks", OTHERS);
    }

    private static void lines(Studio studio, String name, String title, List<String> experiments) {
        List<LineResult> lines = new ArrayList<>();
        for (String experiment : experiments) {
            RunFolder run = studio.run(studio.atScale(experiment));
            LineResult line = line(studio, run);
            check(studio, line);
            lines.add(line);
        }
        studio.picture(
                name,
                title + ": cost from the initialization (0) to the solution (1).",
                (file, options) -> LinePaths.write(title, lines, file, options));
    }

    private static LineResult line(Studio studio, RunFolder run) {
        return studio.with(
                run,
                runner ->
                        new LineStudy(runner).run(run, LineRequest.DEFAULT.on(GRID), partial -> {}, studio.progress()));
    }

    private static void check(Studio studio, LineResult line) {
        String title = line.definition().experiment().title();
        double start = at(line, 0);
        double end = at(line, 1);
        studio.finding(Finding.below(title + ": cost at the solution", end, "at the initialization", start));
        studio.finding(Finding.atMost(
                title + ": largest rise along the line, as a share of the way down",
                SLIGHT,
                line.profile().monotonicity().orElse(Double.NaN) / (start - end)));
    }

    private static double at(LineResult line, double alpha) {
        return line.profile().points().stream()
                .filter(point -> point.alpha() == alpha)
                .mapToDouble(point -> point.train().cost())
                .findFirst()
                .orElse(Double.NaN);
    }
}
