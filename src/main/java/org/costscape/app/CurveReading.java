package org.costscape.app;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.costscape.experiment.Numbers;
import org.costscape.figure.Curve;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.PaintedPanel;
import org.costscape.figure.Panel;

/**
 * A point of one of the curves of a panel, where these have points at different places.
 *
 * @param panel where it lies
 * @param curve number of the curve in its panel
 * @param index of the point
 * @param px its position in the picture, in pixels
 * @param py from the top
 */
record CurveReading(PaintedPanel panel, int curve, int index, double px, double py) {
    /** How far from the pointer a point is still read, in layout units. */
    private static final double REACH = 40;

    /** The point that is nearest to a pixel position, if it is near. */
    static Optional<CurveReading> at(Painted picture, double px, double py) {
        return picture.panelAt(px, py).stream()
                .flatMap(CurveReading::points)
                .filter(point ->
                        point.distance(px, py) <= REACH * picture.canvas().scale())
                .min(Comparator.comparingDouble(point -> point.distance(px, py)));
    }

    /** Of a picture's first curve, the point in the middle. */
    static Optional<CurveReading> first(Painted picture) {
        List<CurveReading> points =
                picture.painted().stream().flatMap(CurveReading::points).toList();
        return points.stream()
                .filter(point -> point.panel.equals(points.get(0).panel) && point.curve == points.get(0).curve)
                .reduce((one, other) -> other.index <= points.size() / 2 ? other : one);
    }

    /** The next point of the same curve (1), the one before (−1); this one at its ends. */
    CurveReading step(int by) {
        return points(panel)
                .filter(point -> point.curve == curve && (point.index - index) * by > 0)
                .min(Comparator.comparingInt(point -> Math.abs(point.index - index)))
                .orElse(this);
    }

    /** The curve's name and the coordinates, by the titles of the axes. */
    String text() {
        CurveFigure figure = (CurveFigure) panel.figure();
        Curve read = curves(panel).get(curve);
        return read.label() + "    " + brief(figure.xTitle()) + " "
                + Numbers.threeDigits(read.points().x(index)) + "    "
                + brief(figure.panels().get(panel.number()).yTitle()) + " "
                + Numbers.threeDigits(read.points().y(index));
    }

    private static Stream<CurveReading> points(PaintedPanel panel) {
        List<Curve> curves = curves(panel);
        return IntStream.range(0, curves.size())
                .boxed()
                .flatMap(curve -> IntStream.range(0, curves.get(curve).points().size())
                        .boxed()
                        .flatMap(index -> of(panel, curve, index).stream()));
    }

    private static Optional<CurveReading> of(PaintedPanel panel, int curve, int index) {
        Curve read = curves(panel).get(curve);
        return panel.sight(read.points().x(index), read.points().y(index), 0)
                .map(sight -> new CurveReading(panel, curve, index, sight.px(), sight.py()));
    }

    private static List<Curve> curves(PaintedPanel panel) {
        List<Panel> panels = panel.figure() instanceof CurveFigure figure ? figure.panels() : List.of();
        return panel.number() < panels.size() ? panels.get(panel.number()).curves() : List.of();
    }

    private double distance(double x, double y) {
        return Math.hypot(px - x, py - y);
    }

    private static String brief(String title) {
        return title.split("[:,;(]", 2)[0].strip();
    }
}
