package org.costscape.figure;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Lines and point shapes, in layout units. */
final class Strokes {
    static final BasicStroke HAIRLINE = new BasicStroke(0.75f);
    static final BasicStroke MARKER = dashed(1f, 3, 3);

    /** The line of a path over a heat map. */
    static final BasicStroke TRAIL = dashed(1.75f);

    private static final float CURVE_WIDTH = 1.75f;
    private static final double POINT = 2.6;

    private Strokes() {}

    static BasicStroke curve(Role role) {
        return dashed(CURVE_WIDTH, dashes(role));
    }

    /** The shape of a curve's points, about the origin. */
    static Shape point(Role role) {
        int corners = switch (role) {
            case TRAINING, SERIES_5, BEFORE -> 0;
            case HELD_OUT, AFTER -> 4;
            case SERIES_1 -> 3;
            case SERIES_2 -> 6;
            case SERIES_3 -> 5;
            case SERIES_4 -> 8;
        };
        if (corners == 4) {
            return new Rectangle2D.Double(-0.9 * POINT, -0.9 * POINT, 1.8 * POINT, 1.8 * POINT);
        }
        return corners == 0 ? new Ellipse2D.Double(-POINT, -POINT, 2 * POINT, 2 * POINT) : polygon(corners);
    }

    /** Lengths of dash and gap in turn: colour is never the only carrier. */
    private static float[] dashes(Role role) {
        return switch (role) {
            case TRAINING, BEFORE -> new float[] {};
            case HELD_OUT, AFTER -> new float[] {6, 3};
            case SERIES_1 -> new float[] {9, 2.5f, 1.5f, 2.5f};
            case SERIES_2 -> new float[] {2, 1.75f};
            case SERIES_3 -> new float[] {12, 4};
            case SERIES_4 -> new float[] {9, 2.5f, 1.5f, 2.5f, 1.5f, 2.5f};
            case SERIES_5 -> new float[] {3.5f, 2};
        };
    }

    private static Shape polygon(int corners) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners - Math.PI / 2;
            double x = 1.25 * POINT * Math.cos(angle);
            double y = 1.25 * POINT * Math.sin(angle);
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        path.closePath();
        return path;
    }

    private static BasicStroke dashed(float width, float... dashes) {
        return dashes.length == 0
                ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
    }
}
