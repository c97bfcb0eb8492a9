package org.costscape.figure;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds a place in a panel where a legend covers no curve and no marker. */
final class LegendPlace {
    /** A legend takes at most this share of a panel's width and height. */
    private static final double LARGEST_SHARE = 0.6;

    private static final List<Point2D> CORNERS = places(new double[] {0, 1}, new double[] {1, 0});
    private static final List<Point2D> EDGES = Stream.of(
                    places(new double[] {0.5, 0.25, 0.75}, new double[] {1, 0}),
                    places(new double[] {0, 1}, new double[] {0.5, 0.75, 0.25}))
            .flatMap(List::stream)
            .toList();

    private final CurveFigure figure;
    private final List<PanelGeometry> geometries;
    private final double inset;

    LegendPlace(CurveFigure figure, List<PanelGeometry> geometries, double inset) {
        this.figure = figure;
        this.geometries = geometries;
        this.inset = inset;
    }

    /** All pairs, row by row. */
    private static List<Point2D> places(double[] ys, double[] xs) {
        return Arrays.stream(ys)
                .boxed()
                .flatMap(y -> Arrays.stream(xs).mapToObj(x -> (Point2D) new Point2D.Double(x, y)))
                .toList();
    }

    /** The upper left corner for a legend in a panel with curves of it: upper right if free, else another corner, else along an edge, else none. */
    Optional<Point2D> find(Legend legend) {
        return find(legend, CORNERS).or(() -> find(legend, EDGES));
    }

    /** @param places shares of what is left of a panel's width and height beside the legend */
    private Optional<Point2D> find(Legend legend, List<Point2D> places) {
        double width = legend.width();
        double height = legend.height();
        for (int i = 0; i < geometries.size(); i++) {
            PanelGeometry area = geometries.get(i);
            if (!legend.isOf(figure.panels().get(i))
                    || width > LARGEST_SHARE * area.width()
                    || height > LARGEST_SHARE * area.height()) {
                continue;
            }
            for (Point2D share : places) {
                double x = area.left() + inset + share.getX() * (area.width() - width - 2 * inset);
                double y = area.top() + inset + share.getY() * (area.height() - height - 2 * inset);
                Rectangle2D place = new Rectangle2D.Double(x - inset / 2, y - inset / 2, width + inset, height + inset);
                if (isFree(place, figure.panels().get(i), area)) {
                    return Optional.of(new Point2D.Double(x, y));
                }
            }
        }
        return Optional.empty();
    }

    private boolean isFree(Rectangle2D place, Panel panel, PanelGeometry area) {
        boolean marked = figure.markers().stream()
                .mapToDouble(marker -> area.pxAt(marker.x()))
                .anyMatch(px -> px >= place.getMinX() && px <= place.getMaxX());
        return !marked && panel.curves().stream().noneMatch(curve -> meets(place, curve, panel, area));
    }

    private static boolean meets(Rectangle2D place, Curve curve, Panel panel, PanelGeometry area) {
        Points points = curve.points();
        for (int i = 0; i < points.size(); i++) {
            boolean joined = curve.style() != Curve.Style.POINTS && i > 0 && shows(points, i - 1, panel, area);
            int before = joined ? i - 1 : i;
            if (shows(points, i, panel, area)) {
                Line2D line = new Line2D.Double(
                        area.pxAt(points.x(before)),
                        area.pyAt(points.y(before)),
                        area.pxAt(points.x(i)),
                        area.pyAt(points.y(i)));
                if (line.intersects(place)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean shows(Points points, int i, Panel panel, PanelGeometry area) {
        return panel.scale().shows(points.y(i)) && area.xScale().shows(points.x(i));
    }
}
