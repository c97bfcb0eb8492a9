package org.costscape.figure;

import java.awt.geom.Rectangle2D;
import java.util.Optional;

/**
 * The box of a surface.
 *
 * @param relief the surface
 * @param view of the box, in pixels of the picture
 * @param area where the surface may be drawn, in pixels
 */
record ReliefPanel(ReliefFigure figure, int cell, Relief relief, Projection view, Rectangle2D area)
        implements PaintedPanel {
    /** A surface that is so little before a point does not hide it, in half sides of the box: the point lies on it. */
    private static final double ON_SURFACE = 0.02;

    @Override
    public int number() {
        return 0;
    }

    @Override
    public boolean contains(double px, double py) {
        return area.contains(px, py);
    }

    @Override
    public Optional<Spot> at(double px, double py) {
        if (!contains(px, py)) {
            return Optional.empty();
        }
        HeatMapFigure map = figure.map();
        LineOfSight line = view.through(px, py);
        return relief.meets(line).stream()
                .mapToObj(t -> {
                    double x = value(line.x(t), map.grid().xRange());
                    double y = value(line.y(t), map.grid().yRange());
                    return new Spot(x, y, map.valueAt(x, y));
                })
                .findFirst();
    }

    @Override
    public Optional<Sight> sight(double x, double y, double value) {
        HeatMapFigure map = figure.map();
        boolean inside = map.grid().xRange().contains(x) && map.grid().yRange().contains(y);
        if (!inside || !map.scale().shows(value)) {
            return Optional.empty();
        }
        double u = 2 * Scale.LINEAR.position(x, map.grid().xRange()) - 1;
        double v = 2 * Scale.LINEAR.position(y, map.grid().yRange()) - 1;
        double z = Relief.height(map.scale().position(value, map.range()));
        double px = view.px(u, v, z);
        double py = view.py(u, v, z);
        if (!contains(px, py)) {
            return Optional.empty();
        }
        LineOfSight line = view.through(px, py);
        double before = relief.meets(line).orElse(Double.NEGATIVE_INFINITY) - line.nearest(u, v, z);
        return Optional.of(new Sight(px, py, before > ON_SURFACE));
    }

    @Override
    public PaintedPanel inCell(int newCell) {
        return new ReliefPanel(figure, newCell, relief, view, area);
    }

    /** From the box to the axis; what rounding put beside it is on its end. */
    private static double value(double place, Range range) {
        double value = Scale.LINEAR.value((place + 1) / 2, range);
        return Math.max(range.lower(), Math.min(range.upper(), value));
    }
}
