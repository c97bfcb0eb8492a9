package org.costscape.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.costscape.cost.ProductDefinition;
import org.costscape.cost.ToyDefinition;
import org.costscape.figure.BarFigure;
import org.costscape.figure.Curve;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.Figure;
import org.costscape.figure.FigureSheet;
import org.costscape.figure.HeatMapFigure;
import org.costscape.figure.Note;
import org.costscape.figure.Panel;
import org.costscape.figure.Points;
import org.costscape.figure.Range;
import org.costscape.figure.Role;
import org.costscape.figure.Trail;
import org.costscape.figure.ValueGrid;
import org.costscape.training.Descent;

/**
 * The figure of descents on a toy of two parameters: (a) the ways over the contours of J, (b) the cost over the steps; and where a
 * saddle at 0 lies above the minima (c) the steps in each {@link HeightRegion}, (d) w₁² − w₂², which gradient flow on a product of
 * two factors conserves and steps of size η keep to O(η).
 */
final class SaddleFigure {
    private static final int GRID = 161;

    /** Colours end at this height, in multiples of J(0) or of the highest start: beyond lies nothing of interest. */
    private static final double HIGHEST = 4;

    private static final List<Role> WAYS =
            List.of(Role.HELD_OUT, Role.TRAINING, Role.SERIES_2, Role.SERIES_1, Role.SERIES_3);

    private SaddleFigure() {}

    static FigureSheet of(DescentResult result) {
        List<Figure> cells = new ArrayList<>();
        cells.add(map(result));
        cells.add(curves("cost over the steps", "cost J", result, Descent.Step::cost));
        if (result.ways().stream()
                .allMatch(way -> HeightRegion.stepsOf(result, way).isPresent())) {
            cells.add(bars(result));
        }
        if (isProduct(result)) {
            cells.add(curves("conserved by gradient flow", "w₁² − w₂²", result, SaddleFigure::difference));
        }
        return DescentFigure.sheet(result.experiment().title(), DescentFigure.caption(result), cells);
    }

    private static boolean isProduct(DescentResult result) {
        return result.toy() instanceof ProductDefinition;
    }

    private static double difference(Descent.Step step) {
        double first = step.theta().get(0);
        double second = step.theta().get(1);
        return first * first - second * second;
    }

    private static HeatMapFigure map(DescentResult result) {
        ToyDefinition toy = result.toy();
        Range range = result.range();
        double[] w = IntStream.range(0, GRID)
                .mapToDouble(i -> range.lower() + range.length() * i / (GRID - 1))
                .toArray();
        double[][] costs = new double[GRID][GRID];
        for (int i = 0; i < GRID; i++) {
            for (int k = 0; k < GRID; k++) {
                costs[i][k] = toy.value(new double[] {w[i], w[k]});
            }
        }
        double lowest = IntStream.range(0, GRID)
                .mapToDouble(i -> Arrays.stream(costs[i]).min().orElseThrow())
                .min()
                .orElseThrow();
        double highest = result.ways().stream()
                .mapToDouble(way -> way.descent().steps().get(0).cost())
                .max()
                .orElseThrow();
        double top = Math.max(highest, lowest + HIGHEST * Math.max(toy.value(new double[2]) - lowest, 0));
        List<Trail> trails = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        if (isProduct(result)) {
            trails.add(hyperbola(range));
            notes.add(new Note(0, 0, "saddle"));
            double side = 0.55 * range.upper();
            notes.add(new Note(side, 1 / side, "minima"));
        }
        for (int i = 0; i < result.ways().size(); i++) {
            DescentResult.Way way = result.ways().get(i);
            trails.add(Trail.arrow("", Points.of(parameter(way, 0), parameter(way, 1)))
                    .in(WAYS.get(i)));
            notes.add(new Note(way.start().get(0), way.start().get(1), "" + (i + 1)));
        }
        return HeatMapFigure.of(
                        isProduct(result) ? "the ways; minima on w₁w₂ = 1" : "ways over the cost",
                        "",
                        "w₁",
                        "w₂",
                        toy.title(),
                        ValueGrid.of(w, w, costs))
                .withIsoLines()
                .withValueRange(new Range(lowest, top > lowest ? top : lowest + 1))
                .withTrails(trails)
                .withNotes(notes);
    }

    private static double[] parameter(DescentResult.Way way, int number) {
        return way.descent().steps().stream()
                .mapToDouble(step -> step.theta().get(number))
                .toArray();
    }

    /** Both branches of w₁w₂ = 1, with a gap between them. */
    private static Trail hyperbola(Range range) {
        int half = 200;
        double end = Math.max(Math.abs(range.lower()), Math.abs(range.upper()));
        double[] x = new double[2 * half + 1];
        double[] y = new double[x.length];
        for (int i = 0; i < half; i++) {
            double w = Math.pow(end, 2.0 * i / (half - 1) - 1); // from 1/end to end
            x[i] = -w;
            y[i] = -1 / w;
            x[half + 1 + i] = w;
            y[half + 1 + i] = 1 / w;
        }
        y[half] = Double.NaN;
        return Trail.line("", Points.of(x, y));
    }

    private static CurveFigure curves(
            String title, String yTitle, DescentResult result, ToDoubleFunction<Descent.Step> value) {
        Curve[] curves = new Curve[result.ways().size()];
        for (int i = 0; i < curves.length; i++) {
            DescentResult.Way way = result.ways().get(i);
            curves[i] = DescentFigure.overSteps(label(way, i), WAYS.get(i), way, Descent.Step::step, value);
        }
        int last = result.ways().stream()
                .mapToInt(way -> way.descent().last().step())
                .max()
                .orElseThrow();
        return CurveFigure.of(title, "", "steps", Panel.of(yTitle, curves)).withXRange(0, last);
    }

    private static String label(DescentResult.Way way, int i) {
        return (i + 1) + ": " + DescentFigure.from(way);
    }

    private static BarFigure bars(DescentResult result) {
        List<BarFigure.Row> rows = new ArrayList<>();
        for (int i = 0; i < result.ways().size(); i++) {
            Optional<Map<HeightRegion, Integer>> counts =
                    HeightRegion.stepsOf(result, result.ways().get(i));
            rows.add(new BarFigure.Row(
                    "" + (i + 1),
                    counts.orElseThrow().values().stream()
                            .map(Integer::doubleValue)
                            .toList()));
        }
        List<BarFigure.Part> parts = new ArrayList<>();
        for (HeightRegion region : HeightRegion.values()) {
            parts.add(new BarFigure.Part(region.title(), region.role()));
        }
        return new BarFigure("steps by height", "", "steps", parts, rows, Map.of());
    }
}
