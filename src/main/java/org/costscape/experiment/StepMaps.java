package org.costscape.experiment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.costscape.figure.Curve;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.Figure;
import org.costscape.figure.HeatMapFigure;
import org.costscape.figure.Panel;
import org.costscape.figure.Points;
import org.costscape.figure.Role;
import org.costscape.figure.SurfaceLook;
import org.costscape.figure.Trail;
import org.costscape.figure.ValueGrid;
import org.costscape.figure.VerticalMarker;
import org.costscape.landscape.CostChange;
import org.costscape.landscape.StepSurface;

/**
 * The cost around one step of a run, as parts of a figure; the bar of colours is the whole figure's.
 *
 * @param look of the surfaces
 * @param name of the run, where another one is beside it
 */
record StepMaps(StepResult result, SurfaceLook look, Optional<String> name) {
    /** The planes around θ_t and around θ_{t+1}, with what the gradient predicts of the step, and what it costs, below their titles. */
    List<Figure> planes(StepScale scale) {
        CostChange minibatch = result.minibatch();
        CostChange training = result.training();
        String before = costs(minibatch.before(), minibatch.after(), training.before(), training.after())
                + change("predicted", minibatch.predicted(), training.predicted());
        String after = costs(minibatch.after(), minibatch.before(), training.after(), training.before())
                + change("actual", minibatch.actual(), training.actual());
        return List.of(
                plane("before", before, result.before(), new double[] {0, 1}, scale),
                plane("after", after, result.after(), new double[] {-1, 0}, scale));
    }

    /** Each cost with digits that tell it from the other one; of a toy there is one alone. */
    private String costs(double minibatch, double other, double training, double otherTraining) {
        return toy()
                ? "J = " + Numbers.beside(training, otherTraining)
                : "Minibatch " + Numbers.beside(minibatch, other) + ", training set "
                        + Numbers.beside(training, otherTraining);
    }

    private String change(String which, double minibatch, double training) {
        return "; " + which + " Δ " + (toy() ? "" : Numbers.threeDigits(minibatch) + ", ")
                + Numbers.threeDigits(training) + ".";
    }

    private boolean toy() {
        return result.definition().experiment().toy();
    }

    private Figure plane(String when, String caption, StepSurface surface, double[] step, StepScale scale) {
        return map(
                StepFigure.titled(name, when),
                caption,
                "along the step, in steps",
                result.y().rule().title(),
                surface,
                Points.of(step, new double[] {0, 0}),
                scale);
    }

    /** The steps of the lower and of the upper layers apart, over a plane. */
    Figure apart(StepResult.Split split, StepScale scale) {
        return map(
                StepFigure.titled(name, "layers apart"),
                "",
                "lower layers, in steps",
                "upper layers, in steps",
                split.surface(),
                Points.of(new double[] {0, 1}, new double[] {0, 1}),
                scale);
    }

    private Figure map(
            String title,
            String caption,
            String xTitle,
            String yTitle,
            StepSurface surface,
            Points path,
            StepScale scale) {
        Metric metric = result.request().metric();
        ValueGrid grid = ValueGrid.of(
                numbers(surface.a()),
                numbers(surface.b()),
                StepScale.values(surface, metric).toArray(double[][]::new));
        String shown = metric.title(result.definition().experiment());
        HeatMapFigure map = HeatMapFigure.of(title, caption, xTitle, yTitle, shown, grid)
                .withValueRange(scale.range())
                .withTrails(List.of(Trail.arrow("", path)))
                .withoutBar();
        return look.of(scale.logarithmic() ? map.logarithmic() : map);
    }

    /** What the upper layers see, before and after the lower ones are stepped. */
    Figure slices(StepResult.Split split) {
        double[] b = numbers(split.surface().b());
        double[] before = numbers(split.upperBefore());
        double[] after = numbers(split.upperAfter());
        Panel panel = Panel.of(
                result.definition().experiment().objective().title(),
                Curve.of("lower layers at θ_t", Role.BEFORE, b, before),
                Curve.of("lower layers stepped", Role.AFTER, b, after));
        return CurveFigure.of(
                        StepFigure.titled(name, "upper layers"),
                        "",
                        "step of the upper layers, in steps",
                        StepScale.of(Stream.of(before, after)).logarithmic() ? panel.logarithmic() : panel)
                .withXRange(b[0], b[b.length - 1])
                .withMarkers(new VerticalMarker(0, "θ_t"), new VerticalMarker(1, "step"));
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
