package org.costscape.figure;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;

/** Finds a corner of a panel where a legend covers no curve and no marker. */
final class LegendPlace {
    /** A legend takes at most this share of a panel's width and height. */
    private static final double LARGEST_SHARE = 0.6;

    private final CurveFigure figure;
    private final List<PanelGeometry> geometries;
    private final double inset;

    LegendPlace(CurveFigure figure, List<PanelGeometry> geometries, double inset) {
        this.figure = figure;
        this.geometries = geometries;
        this.inset = inset;
    }

    /** The upper left corner for a legend of this size: upper right if free, else another corner, else none. */
    Optional<Point2D> find(double width, double height) {
        for (int i = 0; i < geometries.size(); i++) {
            PanelGeometry area = geometries.get(i);
            if (width > LARGEST_SHARE * area.width() || height > LARGEST_SHARE * area.height()) {
                continue;
            }
            double right = area.left() + area.width() - width - inset;
            double bottom = area.top() + area.height() - height - inset;
            for (double y : new double[] {area.top() + inset, bottom}) {
                for (double x : new double[] {right, area.left() + inset}) {
                    Rectangle2D place =
                            new Rectangle2D.Double(x - inset / 2, y - inset / 2, width + inset, height + inset);
                    if (isFree(place, figure.panels().get(i), area)) {
                        return Optional.of(new Point2D.Double(x, y));
                    }
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
