package org.costscape.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.costscape.figure.Curve;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.Figure;
import org.costscape.figure.FigureSheet;
import org.costscape.figure.HeatMapFigure;
import org.costscape.figure.Panel;
import org.costscape.figure.Points;
import org.costscape.figure.Range;
import org.costscape.figure.Role;
import org.costscape.figure.SurfaceLook;
import org.costscape.figure.Trail;
import org.costscape.figure.ValueGrid;
import org.costscape.figure.VerticalMarker;
import org.costscape.landscape.ActivationChange;
import org.costscape.landscape.StepSurface;
import org.costscape.landscape.UnitScatter;
import org.costscape.landscape.UnitScatter.Cloud;
import org.costscape.landscape.UnitScatter.Ellipse;

/**
 * The figure of one step of training: surfaces before and after it with the same colours, what the upper layers see, pre-activations
 * and two of their units; one row for each of two runs.
 */
public final class StepFigure {
    /** A range of costs whose ends have a larger ratio is shown on a logarithmic scale. */
    private static final double LOGARITHMIC = 30;

    /** A run alone is laid out in so many columns. */
    private static final int COLUMNS = 3;

    /** How many standard deviations the ellipses reach to. */
    private static final double DEVIATIONS = 2;

    private static final int ELLIPSE_POINTS = 90;

    /** How it is drawn unless chosen otherwise. A step is seen to go downhill, or not, from the side. */
    public static final SurfaceLook LOOK = SurfaceLook.of(SurfaceLook.View.RELIEF);

    private StepFigure() {}

    /**
     * Draws one run, or compares two.
     *
     * @param results one or two, of one request
     * @param look of the surfaces; those before and after the step share scale and range in any case
     */
    public static FigureSheet of(List<StepResult> results, SurfaceLook look) {
        StepScale scale = StepScale.of(results);
        List<List<Figure>> rows = results.stream()
                .map(result -> cells(result, scale, look, results.size() == 1))
                .toList();
        int most = rows.stream().mapToInt(List::size).max().orElseThrow();
        StepRequest request = results.get(0).request();
        return new FigureSheet(
                "One step of training, "
                        + String.join(
                                " / ",
                                results.stream()
                                        .map(result ->
                                                result.definition().experiment().title())
                                        .toList()),
                caption(results, request),
                results.size() == 1 ? Math.min(most, COLUMNS) : most,
                rows.stream().flatMap(List::stream).toList(),
                Map.of());
    }

    private static String caption(List<StepResult> results, StepRequest request) {
        StringBuilder text = new StringBuilder(results.get(0).data() + ". Surfaces: "
                + request.cost().title() + ", across the step: "
                + request.y().title() + ".");
        for (StepResult result : results) {
            text.append(String.format(
                    Locale.ROOT,
                    " %s, seed %d, step %,d: %s; change of the minibatch's cost %s, predicted %s, of the training set's %s, predicted %s.",
                    result.definition().experiment().name(),
                    result.definition().experiment().seed(),
                    result.step(),
                    result.rule(),
                    Numbers.threeDigits(result.minibatch().actual()),
                    Numbers.threeDigits(result.minibatch().predicted()),
                    Numbers.threeDigits(result.training().actual()),
                    Numbers.threeDigits(result.training().predicted())));
            text.append(result.y().sentence());
        }
        return text.toString();
    }

    private static List<Figure> cells(StepResult result, StepScale scale, SurfaceLook look, boolean alone) {
        String name = result.definition().experiment().name();
        String cost = result.definition().experiment().objective().title();
        String shown = result.request().metric().title(result.definition().experiment());
        List<Figure> cells = new ArrayList<>();
        cells.add(plane(name + ": before", shown, result, result.before(), new double[] {0, 1}, scale, look));
        cells.add(plane(name + ": after", shown, result, result.after(), new double[] {-1, 0}, scale, look));
        result.split().ifPresent(split -> cells.add(slices(name, cost, split)));
        result.lastHidden().ifPresent(layer -> cells.add(histogram(name, layer)));
        result.scatter().ifPresent(scatter -> cells.add(scatter(name, scatter)));
        if (alone) {
            result.split()
                    .ifPresent(split -> cells.add(split(
                            name + ": layers apart",
                            shown,
                            values(split.surface(), result.request().metric()),
                            split.surface(),
                            look)));
        }
        return cells;
    }

    private static Figure plane(
            String title,
            String shown,
            StepResult result,
            StepSurface surface,
            double[] step,
            StepScale scale,
            SurfaceLook look) {
        List<double[]> values = values(surface, result.request().metric());
        Points path = Points.of(step, new double[] {0, 0});
        return map(
                title,
                "along the step, in steps",
                result.y().rule().title(),
                shown,
                values,
                surface,
                path,
                scale,
                look);
    }

    private static Figure split(
            String title, String shown, List<double[]> values, StepSurface surface, SurfaceLook look) {
        Points path = Points.of(new double[] {0, 1}, new double[] {0, 1});
        StepScale scale = StepScale.of(values.stream());
        return map(
                title, "lower layers, in steps", "upper layers, in steps", shown, values, surface, path, scale, look);
    }

    private static Figure map(
            String title,
            String xTitle,
            String yTitle,
            String shown,
            List<double[]> values,
            StepSurface surface,
            Points path,
            StepScale scale,
            SurfaceLook look) {
        HeatMapFigure map = HeatMapFigure.of(
                        title,
                        "",
                        xTitle,
                        yTitle,
                        shown,
                        ValueGrid.of(numbers(surface.a()), numbers(surface.b()), values.toArray(double[][]::new)))
                .withValueRange(scale.range())
                .withTrails(List.of(Trail.arrow("the step", path)));
        return look.of(scale.logarithmic() ? map.logarithmic() : map);
    }

    private static Figure slices(String name, String cost, StepResult.Split split) {
        double[] b = numbers(split.surface().b());
        double[] before = numbers(split.upperBefore());
        double[] after = numbers(split.upperAfter());
        Panel panel = Panel.of(
                cost,
                Curve.of("lower layers at θ_t", Role.TRAINING, b, before),
                Curve.of("lower layers stepped", Role.HELD_OUT, b, after));
        StepScale scale = StepScale.of(Stream.of(before, after));
        return CurveFigure.of(
                        name + ": upper layers",
                        "",
                        "step of the upper layers, in steps",
                        scale.logarithmic() ? panel.logarithmic() : panel)
                .withXRange(b[0], b[b.length - 1])
                .withMarkers(new VerticalMarker(0, "θ_t"), new VerticalMarker(1, "step"));
    }

    /** Histograms as steps over the edges of their bins. */
    private static Figure histogram(String name, ActivationChange layer) {
        return CurveFigure.of(
                String.format(
                        Locale.ROOT,
                        "%s: layer %d, mean moved %s sd",
                        name,
                        layer.layer(),
                        Numbers.threeDigits(layer.shift())),
                "",
                "pre-activation of all units",
                Panel.of(
                                "share of values (%)",
                                histogram("before", Role.TRAINING, layer.edges(), layer.before()),
                                histogram("after", Role.HELD_OUT, layer.edges(), layer.after()))
                        .startingAtZero());
    }

    private static Curve histogram(
            String label, Role role, List<Double> edges, ActivationChange.Distribution distribution) {
        List<Long> counts = distribution.counts();
        double total = counts.stream().mapToLong(Long::longValue).sum();
        double[] x = new double[2 * counts.size()];
        double[] y = new double[x.length];
        for (int i = 0; i < counts.size(); i++) {
            x[2 * i] = edges.get(i);
            x[2 * i + 1] = edges.get(i + 1);
            y[2 * i] = 100 * counts.get(i) / total;
            y[2 * i + 1] = y[2 * i];
        }
        return Curve.of(
                label + ", " + Numbers.threeDigits(distribution.mean()) + " ± "
                        + Numbers.threeDigits(distribution.deviation()),
                role,
                x,
                y);
    }

    private static Figure scatter(String name, UnitScatter scatter) {
        return CurveFigure.of(
                String.format(Locale.ROOT, "%s: layer %d, ellipses of 2 sd", name, scatter.layer()),
                "",
                "unit " + scatter.first(),
                Panel.of(
                        "unit " + scatter.second(),
                        ellipse("before", Role.TRAINING, scatter.before()),
                        ellipse("after", Role.HELD_OUT, scatter.after())));
    }

    private static Curve ellipse(String label, Role role, Cloud cloud) {
        Ellipse ellipse = cloud.ellipse();
        double[] x = new double[ELLIPSE_POINTS + 1];
        double[] y = new double[ELLIPSE_POINTS + 1];
        for (int i = 0; i <= ELLIPSE_POINTS; i++) {
            double angle = 2 * Math.PI * i / ELLIPSE_POINTS;
            double along = DEVIATIONS * ellipse.major() * Math.cos(angle);
            double across = DEVIATIONS * ellipse.minor() * Math.sin(angle);
            x[i] = cloud.meanX() + along * Math.cos(ellipse.angle()) - across * Math.sin(ellipse.angle());
            y[i] = cloud.meanY() + along * Math.sin(ellipse.angle()) + across * Math.cos(ellipse.angle());
        }
        return Curve.of(label, role, x, y);
    }

    /** What is drawn at (a[i], b[j]). */
    private static List<double[]> values(StepSurface surface, Metric metric) {
        return IntStream.range(0, surface.a().size())
                .mapToObj(i -> IntStream.range(0, surface.b().size())
                        .mapToDouble(j -> metric.of(surface.at(i, j)))
                        .toArray())
                .toList();
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * The scale that surfaces share.
     *
     * @param range of their finite values
     */
    record StepScale(Range range, boolean logarithmic) {
        /** Of the surfaces before and after, of all runs together. */
        static StepScale of(List<StepResult> results) {
            return of(results.stream()
                    .flatMap(result -> Stream.of(result.before(), result.after())
                            .flatMap(surface -> values(surface, result.request().metric()).stream())));
        }

        static StepScale of(Stream<double[]> values) {
            DoubleSummaryStatistics finite = values.flatMapToDouble(Arrays::stream)
                    .filter(Double::isFinite)
                    .summaryStatistics();
            if (finite.getCount() == 0) {
                return new StepScale(new Range(0, 1), false);
            }
            double least = finite.getMin();
            double most = finite.getMax();
            return least < most
                    ? new StepScale(new Range(least, most), least > 0 && most > LOGARITHMIC * least)
                    : new StepScale(new Range(least - 0.5, least + 0.5), false);
        }
    }
}
