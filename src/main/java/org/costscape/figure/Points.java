package org.costscape.figure;

import java.util.Arrays;

/**
 * An immutable sequence of points (x, y), joined by a line in the order in which they stand.
 *
 * <p>Every x is finite. A y that is not finite stands for a point that was computed and has no finite value: it leaves
 * a gap in the line and is counted.
 */
public final class Points {

    private final double[] x;
    private final double[] y;

    private Points(double[] x, double[] y) {
        this.x = x;
        this.y = y;
    }

    /**
     * Points from their coordinates, which are copied.
     *
     * @throws IllegalArgumentException if the lengths differ or an x is not finite
     */
    public static Points of(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "points: expected as many x as y, found " + x.length + " x and " + y.length + " y");
        }
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i])) {
                throw new IllegalArgumentException("points: expected a finite x, found " + x[i] + " at index " + i);
            }
        }
        return new Points(x.clone(), y.clone());
    }

    public int size() {
        return x.length;
    }

    public double x(int i) {
        return x[i];
    }

    public double y(int i) {
        return y[i];
    }

    /** A copy of all x. */
    public double[] x() {
        return x.clone();
    }

    /** A copy of all y. */
    public double[] y() {
        return y.clone();
    }

    /** Whether all x are whole numbers. */
    boolean wholeX() {
        return Arrays.stream(x).allMatch(each -> each == Math.rint(each));
    }

    /** Whether all y that are finite are whole numbers. */
    boolean wholeY() {
        return Arrays.stream(y).filter(Double::isFinite).allMatch(each -> each == Math.rint(each));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Points points && Arrays.equals(x, points.x) && Arrays.equals(y, points.y);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(x) + Arrays.hashCode(y);
    }

    @Override
    public String toString() {
        return "Points[" + x.length + "]";
    }
}
