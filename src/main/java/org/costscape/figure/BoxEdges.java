package org.costscape.figure;

import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/** Where the edges of a relief's box that carry its axes are in the picture, and in which direction from them there is room. */
final class BoxEdges {
    private static final double H = Projection.HALF_HEIGHT;

    /** Above the middle of the floor an axis has no side, nearer than this share of the floor's diagonal. */
    private static final double NO_SIDE = 1e-3;

    private final Projection view;

    /** Which corner of the floor is nearest: the axes meet there. */
    private final double nearX;

    private final double nearY;

    /**
     * An edge of the box.
     *
     * @param along 0, 1, 2 for x, y, z
     * @param x of the edge, unless it is along x
     * @param y of the edge, unless it is along y
     */
    record Edge(int along, double x, double y) {}

    BoxEdges(Projection view, Camera camera) {
        this.view = view;
        double azimuth = Math.toRadians(camera.azimuth());
        this.nearX = Math.cos(azimuth) >= 0 ? 1 : -1;
        this.nearY = Math.sin(azimuth) >= 0 ? 1 : -1;
    }

    /** −1 or 1. */
    double nearX() {
        return nearX;
    }

    /** −1 or 1. */
    double nearY() {
        return nearY;
    }

    /** The edge of the floor along x that is nearer. */
    Edge x() {
        return new Edge(0, 0, nearY);
    }

    /** The edge of the floor along y that is nearer. */
    Edge y() {
        return new Edge(1, nearX, 0);
    }

    /** The vertical edge that stands on the left. */
    Edge z() {
        boolean first = view.px(nearX, -nearY, 0) < view.px(-nearX, nearY, 0);
        return first ? new Edge(2, nearX, -nearY) : new Edge(2, -nearX, nearY);
    }

    /** What the box covers. */
    Rectangle2D box() {
        return view.box();
    }

    /** A place on an edge, from −1 to 1. */
    Point2D at(Edge edge, double at) {
        return switch (edge.along()) {
            case 0 -> screen(at, edge.y(), -H);
            case 1 -> screen(edge.x(), at, -H);
            default -> screen(edge.x(), edge.y(), at * H);
        };
    }

    /** The direction on the screen in which an axis's labels stand, of length 1. */
    Point2D outward(Edge edge) {
        if (edge.along() == 2) {
            return new Point2D.Double(-1, 0);
        }
        Point2D from = at(edge, 0);
        Point2D to = edge.along() == 0 ? screen(0, 1.2 * edge.y(), -H) : screen(1.2 * edge.x(), 0, -H);
        double length = from.distance(to);
        double scale = screen(-1, -1, -H).distance(screen(1, 1, -H));
        if (length < NO_SIDE * scale) {
            return new Point2D.Double(0, 1);
        }
        return new Point2D.Double((to.getX() - from.getX()) / length, (to.getY() - from.getY()) / length);
    }

    /** Whether a place reaches across the front edges of the floor. */
    boolean crossesFront(Rectangle2D place) {
        Point2D near = screen(nearX, nearY, -H);
        return new Line2D.Double(near, screen(-nearX, nearY, -H)).intersects(place)
                || new Line2D.Double(near, screen(nearX, -nearY, -H)).intersects(place);
    }

    /** Whether a place reaches into what the box covers. */
    boolean covered(Rectangle2D place) {
        for (int side = -1; side <= 1; side += 2) {
            if (face(new double[][] {{side, -1, -H}, {side, 1, -H}, {side, 1, H}, {side, -1, H}})
                            .intersects(place)
                    || face(new double[][] {{-1, side, -H}, {1, side, -H}, {1, side, H}, {-1, side, H}})
                            .intersects(place)
                    || face(new double[][] {{-1, -1, side * H}, {1, -1, side * H}, {1, 1, side * H}, {-1, 1, side * H}})
                            .intersects(place)) {
                return true;
            }
        }
        return false;
    }

    private Path2D face(double[][] corners) {
        Path2D face = new Path2D.Double();
        for (double[] corner : corners) {
            Point2D at = screen(corner[0], corner[1], corner[2]);
            if (face.getCurrentPoint() == null) {
                face.moveTo(at.getX(), at.getY());
            } else {
                face.lineTo(at.getX(), at.getY());
            }
        }
        face.closePath();
        return face;
    }

    private Point2D screen(double x, double y, double z) {
        return new Point2D.Double(view.px(x, y, z), view.py(x, y, z));
    }
}
