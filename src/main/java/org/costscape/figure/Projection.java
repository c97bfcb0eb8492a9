package org.costscape.figure;

import java.awt.geom.Rectangle2D;

/**
 * Where the points of the box x, y ∈ [−1, 1], z ∈ [−{@value #HALF_HEIGHT}, {@value #HALF_HEIGHT}] are seen by a
 * {@link Camera}, such that the box fits a rectangle.
 *
 * <p>With the unit vectors r to the right, u upwards and e towards the eye, which is D from the centre, the point p is seen
 * at f·(p·r, p·u), f = D / (D − p·e), times a scale; D is infinite, and f = 1, without perspective.
 */
final class Projection {
    /** Half the height of the box, which is 2 × 2 wide. */
    static final double HALF_HEIGHT = 0.6;

    private static final double RADIUS = Math.sqrt(2 + HALF_HEIGHT * HALF_HEIGHT);

    private final double[] right;
    private final double[] up;
    private final double[] toEye;
    private final double nearness; // 1 / D
    private final double scale;
    private final double left;
    private final double top;

    private Projection(
            double[] right, double[] up, double[] toEye, double nearness, double scale, double left, double top) {
        this.right = right;
        this.up = up;
        this.toEye = toEye;
        this.nearness = nearness;
        this.scale = scale;
        this.left = left;
        this.top = top;
    }

    /** The view in which the box is as large as the rectangle allows, and in its middle. */
    static Projection fitting(Camera camera, double left, double top, double width, double height) {
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
                camera.perspective() / RADIUS,
                1,
                0,
                0);
        Rectangle2D box = unit.box();
        double scale = camera.zoom() * Math.min(width / box.getWidth(), height / box.getHeight());
        return new Projection(
                unit.right,
                unit.up,
                unit.toEye,
                unit.nearness,
                scale,
                left + width / 2 - scale * box.getCenterX(),
                top + height / 2 - scale * box.getCenterY());
    }

    /** The same view in other units of length, seen from another origin. */
    Projection magnified(double factor, double newLeft, double newTop) {
        return new Projection(
                right, up, toEye, nearness, factor * scale, factor * left - newLeft, factor * top - newTop);
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
        return left + scale * magnification(x, y, z) * (x * right[0] + y * right[1] + z * right[2]);
    }

    double py(double x, double y, double z) {
        return top - scale * magnification(x, y, z) * (x * up[0] + y * up[1] + z * up[2]);
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
        return new LineOfSight(x, y, z, toEye[0] - nearness * x, toEye[1] - nearness * y, toEye[2] - nearness * z);
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
            toEye[0] - nearness * x, toEye[1] - nearness * y, toEye[2] - nearness * z,
        };
    }

    /** The direction from which the light falls: from behind the viewer, and from the upper left. */
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
        return x * toEye[0] + y * toEye[1] + z * toEye[2];
    }

    private double magnification(double x, double y, double z) {
        return 1 / (1 - nearness * nearness(x, y, z));
    }
}
