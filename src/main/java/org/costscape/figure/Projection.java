package org.costscape.figure;

import java.awt.geom.Rectangle2D;

/**
 * Where the points of the box x, y ∈ [−1, 1], z ∈ [−{@value #HALF_HEIGHT}, {@value #HALF_HEIGHT}] are seen by a
 * {@link Camera}, such that the box fits a rectangle. In a rectangle that is high for its width the box is drawn higher, by
 * {@value #MOST_STRETCH} at most, beyond which slopes would hide what lies behind them: its z are multiplied by a stretch.
 *
 * <p>With the unit vectors r to the right, u upwards and e towards the eye, which is D from the centre, the point p is seen
 * at f·(p·r, p·u), f = D / (D − p·e), times a scale; D is infinite, and f = 1, without perspective.
 */
final class Projection {
    /** Half the height of the box, which is 2 × 2 wide. */
    static final double HALF_HEIGHT = 0.6;

    private static final double MOST_STRETCH = 1.25;

    /** Width of the box that is seen from a corner, and height of its floor and of its walls, from the default elevation. */
    private static final double SEEN_WIDTH = 2.8;

    private static final double SEEN_FLOOR = 1.3;
    private static final double SEEN_WALLS = 1.06;

    private final double[] right;
    private final double[] up;
    private final double[] toEye;
    private final double stretch;
    private final double nearness; // 1 / D
    private final double scale;
    private final double left;
    private final double top;

    private Projection(
            double[] right,
            double[] up,
            double[] toEye,
            double stretch,
            double nearness,
            double scale,
            double left,
            double top) {
        this.right = right;
        this.up = up;
        this.toEye = toEye;
        this.stretch = stretch;
        this.nearness = nearness;
        this.scale = scale;
        this.left = left;
        this.top = top;
    }

    /** How much higher the box is drawn in a room, whatever the camera, so that it fills it. */
    static double stretchIn(double width, double height) {
        double walls = SEEN_WIDTH * height / width - SEEN_FLOOR;
        return Math.max(1, Math.min(walls / SEEN_WALLS, MOST_STRETCH));
    }

    /** The view in which the box, not stretched, is as large as the rectangle allows, and in its middle. */
    static Projection fitting(Camera camera, double left, double top, double width, double height) {
        return fitting(camera, 1, left, top, width, height);
    }

    /** The view in which the stretched box is as large as the rectangle allows, and in its middle. */
    static Projection fitting(Camera camera, double stretch, double left, double top, double width, double height) {
        double azimuth = Math.toRadians(camera.azimuth());
        double elevation = Math.toRadians(camera.elevation());
        double cosA = Math.cos(azimuth);
        double sinA = Math.sin(azimuth);
        double cosE = Math.cos(elevation);
        double sinE = Math.sin(elevation);
        Projection unit = new Projection(
                new double[] {-sinA, cosA, 0},
                new double[] {-sinE * cosA, -sinE * sinA, cosE},
                new double[] {cosE * cosA, cosE * sinA, sinE},
                stretch,
                camera.perspective() / Math.sqrt(2 + Math.pow(stretch * HALF_HEIGHT, 2)),
                1,
                0,
                0);
        Rectangle2D box = unit.box();
        double scale = camera.zoom() * Math.min(width / box.getWidth(), height / box.getHeight());
        return new Projection(
                unit.right,
                unit.up,
                unit.toEye,
                stretch,
                unit.nearness,
                scale,
                left + width / 2 - scale * box.getCenterX(),
                top + height / 2 - scale * box.getCenterY());
    }

    /** The same view in other units of length, seen from another origin. */
    Projection magnified(double factor, double newLeft, double newTop) {
        return new Projection(
                right, up, toEye, stretch, nearness, factor * scale, factor * left - newLeft, factor * top - newTop);
    }

    /** The units of length that half a side of the box has where it is neither nearer nor farther than the centre. */
    double scale() {
        return scale;
    }

    /** What the box covers. */
    Rectangle2D box() {
        Rectangle2D box = new Rectangle2D.Double(px(1, 1, HALF_HEIGHT), py(1, 1, HALF_HEIGHT), 0, 0);
        for (int corner = 0; corner < 7; corner++) {
            double x = (corner & 1) * 2 - 1;
            double y = (corner >> 1 & 1) * 2 - 1;
            double z = ((corner >> 2) * 2 - 1) * HALF_HEIGHT;
            box.add(px(x, y, z), py(x, y, z));
        }
        return box;
    }

    double px(double x, double y, double z) {
        return left + scale * magnification(x, y, z) * (x * right[0] + y * right[1] + stretch * z * right[2]);
    }

    double py(double x, double y, double z) {
        return top - scale * magnification(x, y, z) * (x * up[0] + y * up[1] + stretch * z * up[2]);
    }

    /**
     * What is seen at a place of the picture.
     *
     * <p>The line of sight through u = (px − left) / scale, v likewise upwards, is p = (u r + v up)(1 − nearness·t) + t·e.
     */
    LineOfSight through(double px, double py) {
        double u = (px - left) / scale;
        double v = (top - py) / scale;
        double x = u * right[0] + v * up[0];
        double y = u * right[1] + v * up[1];
        double z = u * right[2] + v * up[2];
        return new LineOfSight(
                x,
                y,
                z / stretch,
                toEye[0] - nearness * x,
                toEye[1] - nearness * y,
                (toEye[2] - nearness * z) / stretch);
    }

    /** Which x and y of the horizontal plane at height z are seen at a place of the picture. */
    double[] onPlane(double px, double py, double z) {
        LineOfSight line = through(px, py);
        double t = (z - line.z0()) / line.dz();
        return new double[] {line.x(t), line.y(t)};
    }

    /** How near a point is: larger in front, and linear over the picture of a plane. */
    double depth(double x, double y, double z) {
        return magnification(x, y, z) * nearness(x, y, z);
    }

    /** The direction from a point to the eye, of any length. */
    double[] towardsEye(double x, double y, double z) {
        return new double[] {
            toEye[0] - nearness * x, toEye[1] - nearness * y, toEye[2] / stretch - nearness * z,
        };
    }

    /** The direction from which the light falls on the box as it is not stretched: from behind the viewer, and the upper left. */
    double[] light() {
        double[] light = new double[3];
        double length = 0;
        for (int i = 0; i < 3; i++) {
            light[i] = 0.55 * toEye[i] + 0.7 * up[i] - 0.45 * right[i];
            length += light[i] * light[i];
        }
        for (int i = 0; i < 3; i++) {
            light[i] /= Math.sqrt(length);
        }
        return light;
    }

    private double nearness(double x, double y, double z) {
        return x * toEye[0] + y * toEye[1] + stretch * z * toEye[2];
    }

    private double magnification(double x, double y, double z) {
        return 1 / (1 - nearness * nearness(x, y, z));
    }
}
