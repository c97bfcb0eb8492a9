package org.costscape.figure;

import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A path laid over a {@link Relief}, on the screen: the parts of it that are seen, and those that the surface hides. Where the
 * surface has a hole or ends, the path has a gap.
 */
final class ReliefTrail {
    private static final double FLOOR = -Projection.HALF_HEIGHT;

    /** A point of the path that has a marker. */
    record Mark(int point, Point2D at, boolean visible) {}

    private final Relief relief;
    private final Projection view;
    private final Path2D visible = new Path2D.Double();
    private final Path2D hidden = new Path2D.Double();
    private final Path2D shadow = new Path2D.Double();
    private final List<Mark> marks = new ArrayList<>();
    private Optional<Line2D> head = Optional.empty();

    private boolean wasThere;
    private boolean wasVisible;
    private Point2D last = new Point2D.Double();

    /** @param piece the length of the pieces that are followed, in half sides of the box */
    ReliefTrail(Trail trail, ValueGrid grid, Relief relief, Projection view, double piece) {
        this.relief = relief;
        this.view = view;
        Points points = trail.points();
        for (int i = 0; i < points.size(); i++) {
            double[] to = place(points, i, grid);
            double[] from = i == 0 ? to : place(points, i - 1, grid);
            double length = Math.hypot(to[0] - from[0], to[1] - from[1]);
            int pieces = Double.isFinite(length) ? (int) Math.max(1, Math.min(10_000, Math.ceil(length / piece))) : 1;
            for (int k = i == 0 ? pieces : 1; k <= pieces; k++) {
                double share = (double) k / pieces;
                follow(from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1]), trail, i, k == pieces);
            }
        }
    }

    Path2D visible() {
        return visible;
    }

    Path2D hidden() {
        return hidden;
    }

    /** What of the path would be seen on the floor, if nothing hid it. */
    Path2D shadow() {
        return shadow;
    }

    List<Mark> marks() {
        return marks;
    }

    /** The last piece of an arrow. */
    Optional<Line2D> head() {
        return head;
    }

    private void follow(double x, double y, Trail trail, int point, boolean ends) {
        double z = relief.height(x, y);
        boolean there = Double.isFinite(z);
        if (!there) {
            wasThere = false;
            return;
        }
        boolean seen = !relief.hides(x, y, z, view);
        Point2D at = new Point2D.Double(view.px(x, y, z), view.py(x, y, z));
        if (wasThere) {
            Path2D path = seen ? visible : hidden;
            Point2D end = path.getCurrentPoint();
            if (seen != wasVisible || end == null || !end.equals(last)) {
                path.moveTo(last.getX(), last.getY());
            }
            path.lineTo(at.getX(), at.getY());
            shadow.lineTo(view.px(x, y, FLOOR), view.py(x, y, FLOOR));
        } else {
            shadow.moveTo(view.px(x, y, FLOOR), view.py(x, y, FLOOR));
        }
        if (ends && trail.marks(point)) {
            marks.add(new Mark(point, at, seen));
        }
        if (ends && trail.arrow() && point == trail.points().size() - 1 && wasThere) {
            head = Optional.of(new Line2D.Double(last, at));
        }
        wasThere = true;
        wasVisible = seen;
        last = at;
    }

    /** In the box. */
    private static double[] place(Points points, int i, ValueGrid grid) {
        return new double[] {
            2 * Scale.LINEAR.position(points.x(i), grid.xRange()) - 1,
            2 * Scale.LINEAR.position(points.y(i), grid.yRange()) - 1
        };
    }
}
