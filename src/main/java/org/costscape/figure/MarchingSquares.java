package org.costscape.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lines of equal value through a grid of values, linear along the sides of its cells.
 *
 * <p>Where a line could go two ways through a cell, the mean of the corners decides whether the high or the low corners are
 * joined. Cells with a corner that is not finite are left out; a constant field has no lines.
 *
 * <p>Reference: W. E. Lorensen and H. E. Cline, "Marching cubes", SIGGRAPH 1987, in two dimensions.
 */
final class MarchingSquares {
    private static final int NONE = -1;

    private final double[] x;
    private final double[] y;
    private final double[][] values;
    private final double level;

    /** The crossings that a crossing is joined with: up to two for each side, numbered as {@link #side} does. */
    private final int[] joined;

    private MarchingSquares(double[] x, double[] y, double[][] values, double level) {
        this.x = x;
        this.y = y;
        this.values = values;
        this.level = level;
        this.joined = new int[4 * x.length * y.length];
        Arrays.fill(joined, NONE);
    }

    /**
     * The lines of one value.
     *
     * @param values {@code values[i][j]} at {@code (x[i], y[j])}
     */
    static List<Points> lines(double[] x, double[] y, double[][] values, double level) {
        MarchingSquares squares = new MarchingSquares(x, y, values, level);
        for (int i = 0; i + 1 < x.length; i++) {
            for (int j = 0; j + 1 < y.length; j++) {
                squares.cross(i, j);
            }
        }
        return squares.follow();
    }

    /** Joins the crossings of the sides of a cell. */
    private void cross(int i, int j) {
        boolean a = values[i][j] >= level;
        boolean b = values[i + 1][j] >= level;
        boolean c = values[i + 1][j + 1] >= level;
        boolean d = values[i][j + 1] >= level;
        if (a == b && b == c && c == d) {
            return;
        }
        double mean = (values[i][j] + values[i + 1][j] + values[i][j + 1] + values[i + 1][j + 1]) / 4;
        if (!Double.isFinite(mean)) {
            return;
        }
        int below = side(i, j, false);
        int above = side(i, j + 1, false);
        int left = side(i, j, true);
        int right = side(i + 1, j, true);
        if (a == c && b == d && a != b) {
            boolean aroundA = (mean >= level) != a; // the corners a and c are cut off from each other
            join(below, aroundA ? left : right);
            join(above, aroundA ? right : left);
            return;
        }
        int[] crossed = new int[2];
        int count = 0;
        count = add(crossed, count, below, a != b);
        count = add(crossed, count, right, b != c);
        count = add(crossed, count, above, c != d);
        count = add(crossed, count, left, d != a);
        if (count == 2) {
            join(crossed[0], crossed[1]);
        }
    }

    private static int add(int[] crossed, int count, int side, boolean isCrossed) {
        if (!isCrossed) {
            return count;
        }
        crossed[count] = side;
        return count + 1;
    }

    /** The number of the side that begins at point (i, j) and goes along y, or along x. */
    private int side(int i, int j, boolean alongY) {
        return 2 * (i * y.length + j) + (alongY ? 1 : 0);
    }

    private void join(int one, int other) {
        joined[joined[2 * one] == NONE ? 2 * one : 2 * one + 1] = other;
        joined[joined[2 * other] == NONE ? 2 * other : 2 * other + 1] = one;
    }

    /** The lines with ends first, then the closed ones. */
    private List<Points> follow() {
        List<Points> lines = new ArrayList<>();
        for (int closed = 0; closed < 2; closed++) {
            for (int side = 0; side < joined.length / 2; side++) {
                boolean begins = joined[2 * side] != NONE && (closed == 1 || joined[2 * side + 1] == NONE);
                if (begins) {
                    lines.add(from(side, closed == 1));
                }
            }
        }
        return lines;
    }

    /** The line that begins at a crossing; its joints are taken apart. */
    private Points from(int first, boolean closed) {
        List<Integer> sides = new ArrayList<>();
        int side = first;
        while (side != NONE) {
            sides.add(side);
            int next = joined[2 * side] != NONE ? joined[2 * side] : joined[2 * side + 1];
            if (next != NONE) {
                part(side, next);
                part(next, side);
            }
            side = next;
        }
        assert !closed || sides.get(sides.size() - 1) == first;
        return Points.of(
                sides.stream().mapToDouble(this::xOf).toArray(),
                sides.stream().mapToDouble(this::yOf).toArray());
    }

    private void part(int side, int other) {
        joined[joined[2 * side] == other ? 2 * side : 2 * side + 1] = NONE;
    }

    private double xOf(int side) {
        int i = side / 2 / y.length;
        return side % 2 == 1 ? x[i] : x[i] + share(side) * (x[i + 1] - x[i]);
    }

    private double yOf(int side) {
        int j = side / 2 % y.length;
        return side % 2 == 0 ? y[j] : y[j] + share(side) * (y[j + 1] - y[j]);
    }

    /** Where on a side the level is, from 0 to 1. */
    private double share(int side) {
        int i = side / 2 / y.length;
        int j = side / 2 % y.length;
        double from = values[i][j];
        double to = side % 2 == 1 ? values[i][j + 1] : values[i + 1][j];
        return (level - from) / (to - from);
    }
}
