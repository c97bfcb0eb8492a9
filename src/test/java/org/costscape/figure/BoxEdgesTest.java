package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxEdgesTest {
    private static final double H = Projection.HALF_HEIGHT;

    private static Projection view(double azimuth, double elevation) {
        return Projection.fitting(new Camera(azimuth, elevation, 1, 0.2), 0, 0, 400, 300);
    }

    private static BoxEdges edges(double azimuth, double elevation) {
        return new BoxEdges(view(azimuth, elevation), new Camera(azimuth, elevation, 1, 0.2));
    }

    private static Rectangle2D around(Point2D place) {
        return new Rectangle2D.Double(place.getX() - 1, place.getY() - 1, 2, 2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-55, 20, 100, 170, -100, -179})
    void theAxesMeetAtTheNearestCornerOfTheFloor(double azimuth) {
        BoxEdges edges = edges(azimuth, 28);
        Projection view = view(azimuth, 28);
        double nearest = view.depth(edges.nearX(), edges.nearY(), -H);
        for (double x = -1; x <= 1; x += 2) {
            for (double y = -1; y <= 1; y += 2) {
                assertTrue(view.depth(x, y, -H) <= nearest);
            }
        }
        Point2D corner = new Point2D.Double(
                view.px(edges.nearX(), edges.nearY(), -H), view.py(edges.nearX(), edges.nearY(), -H));
        assertEquals(corner, edges.at(edges.x(), edges.nearX()));
        assertEquals(corner, edges.at(edges.y(), edges.nearY()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-55, 20, 100, 170, -100, -179})
    void theUprightAxisStandsOnTheLeftAndItsLabelsBesideIt(double azimuth) {
        BoxEdges edges = edges(azimuth, 28);
        Projection view = view(azimuth, 28);
        double left = Double.MAX_VALUE;
        for (double x = -1; x <= 1; x += 2) {
            for (double y = -1; y <= 1; y += 2) {
                left = Math.min(left, view.px(x, y, 0));
            }
        }
        assertEquals(left, edges.at(edges.z(), 0).getX(), 1e-9);
        assertTrue(edges.at(edges.z(), 1).getY() < edges.at(edges.z(), -1).getY());
        assertEquals(new Point2D.Double(-1, 0), edges.outward(edges.z()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-55, 20, 100, 170, -100, -179})
    void labelsOfTheFloorStandAwayFromIt(double azimuth) {
        BoxEdges edges = edges(azimuth, 28);
        Projection view = view(azimuth, 28);
        for (BoxEdges.Edge edge : new BoxEdges.Edge[] {edges.x(), edges.y()}) {
            Point2D middle = edges.at(edge, 0);
            Point2D outward = edges.outward(edge);
            double dx = middle.getX() - view.px(0, 0, -H);
            double dy = middle.getY() - view.py(0, 0, -H);
            assertEquals(1, Math.hypot(outward.getX(), outward.getY()), 1e-12);
            assertEquals(0, dx * outward.getY() - dy * outward.getX(), 1e-6 * Math.hypot(dx, dy));
            assertTrue(dx * outward.getX() + dy * outward.getY() > 0);
        }
    }

    @Test
    void labelsOfAnEdgeThatHidesItsFloorStandBelowIt() {
        Camera level = new Camera(-90, 0, 1, 0);
        BoxEdges edges = new BoxEdges(Projection.fitting(level, 0, 0, 400, 300), level);
        assertEquals(new Point2D.Double(0, 1), edges.outward(edges.x()));
    }

    @Test
    void onlyTheFrontEdgesOfTheFloorAreCrossed() {
        BoxEdges edges = edges(-55, 28);
        Projection view = view(-55, 28);
        assertTrue(edges.crossesFront(around(edges.at(edges.x(), -0.7))));
        assertTrue(edges.crossesFront(around(edges.at(edges.y(), 0.7))));
        assertFalse(edges.crossesFront(
                around(new Point2D.Double(view.px(0, -edges.nearY(), -H), view.py(0, -edges.nearY(), -H)))));
        assertFalse(edges.crossesFront(around(new Point2D.Double(view.px(0, 0, H), view.py(0, 0, H)))));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-55, 20, 170, -100})
    void whatTheBoxCoversIsItsOutlineAndNotTheRectangleAroundIt(double azimuth) {
        BoxEdges edges = edges(azimuth, 28);
        Projection view = view(azimuth, 28);
        double[][] inside = {{0, 0, 0}, {0.9, 0.9, 0.9 * H}, {-0.9, 0.9, -0.9 * H}, {0.9, -0.9, 0}, {-0.9, -0.9, H}};
        for (double[] each : inside) {
            assertTrue(edges.covered(around(
                    new Point2D.Double(view.px(each[0], each[1], each[2]), view.py(each[0], each[1], each[2])))));
        }
        Rectangle2D box = edges.box();
        assertFalse(edges.covered(around(new Point2D.Double(box.getMinX(), box.getMinY()))));
        assertFalse(edges.covered(around(new Point2D.Double(box.getMaxX(), box.getMaxY()))));
        assertFalse(edges.covered(around(new Point2D.Double(box.getMinX(), box.getMaxY()))));
    }
}
