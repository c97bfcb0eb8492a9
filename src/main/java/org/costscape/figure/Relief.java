package org.costscape.figure;

import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * A heat map's values as a surface in the box of a {@link Projection}: bilinear between the points of the grid, with normals
 * from differences of neighbouring points, and nothing where a corner of a cell has no value.
 *
 * <p>It is kept as vertices, in a finer grid than the values' where theirs is coarse, so that a bilinear cell looks curved.
 * What reaches out of the box is not cut off here.
 */
final class Relief {
    /** Cells a side from which on the grid is fine enough as it is. */
    private static final int FINE = 120;

    private static final int STRIDE = 7;

    /** Positions beyond are as good as this one: float has room for them. */
    private static final double FAR = 50;

    private final double[] xs;
    private final double[] ys;
    private final double[][] positions;
    private final int refinement;
    private final int columns;
    private final int rows;
    private boolean reachesOut;
    private final float[] vertices; // x, y, z, position, normal x, y, z of each vertex

    Relief(HeatMapFigure figure) {
        ValueGrid grid = figure.grid();
        Range range = figure.range();
        xs = new double[grid.columns()];
        ys = new double[grid.rows()];
        positions = new double[xs.length][ys.length];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = across(grid.x(i), grid.x(0), grid.x(xs.length - 1));
            for (int j = 0; j < ys.length; j++) {
                ys[j] = across(grid.y(j), grid.y(0), grid.y(ys.length - 1));
                double value = grid.value(i, j);
                positions[i][j] = figure.scale().shows(value) ? figure.scale().position(value, range) : Double.NaN;
            }
        }
        refinement = Math.max(1, FINE / (Math.min(xs.length, ys.length) - 1));
        columns = (xs.length - 1) * refinement + 1;
        rows = (ys.length - 1) * refinement + 1;
        vertices = new float[columns * rows * STRIDE];
        fill(normals());
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /** How many cells of the vertices lie along a side of a cell of the values. */
    int refinement() {
        return refinement;
    }

    /** Whether some of the surface is above the lid or below the floor of the box. */
    boolean reachesOut() {
        return reachesOut;
    }

    float x(int vertex) {
        return vertices[STRIDE * vertex];
    }

    float y(int vertex) {
        return vertices[STRIDE * vertex + 1];
    }

    float z(int vertex) {
        return vertices[STRIDE * vertex + 2];
    }

    /** The value's position in its range, 0 to 1 within it; not a number where there is none. */
    float position(int vertex) {
        return vertices[STRIDE * vertex + 3];
    }

    /** The cosine of the angle between the upper side's normal and a unit vector. */
    float cosine(int vertex, double[] direction) {
        int at = STRIDE * vertex + 4;
        return (float)
                (vertices[at] * direction[0] + vertices[at + 1] * direction[1] + vertices[at + 2] * direction[2]);
    }

    /** The height of the surface in the box; not a number outside the grid and in a hole. */
    double height(double x, double y) {
        return height(position(x, y));
    }

    /** The value's position in its range at a place, bilinear; not a number outside the grid and in a hole. */
    double position(double x, double y) {
        int i = cell(xs, x);
        int j = cell(ys, y);
        return i < 0 || j < 0 ? Double.NaN : position(i, j, share(xs, i, x), share(ys, j, y));
    }

    /** The lines of one position of the values in their range, over x and y of the box. */
    List<Points> isoLines(double position) {
        return MarchingSquares.lines(xs, ys, positions, position);
    }

    /** The cells without a surface, on the floor, on the screen. */
    Path2D holes(Projection view) {
        Path2D holes = new Path2D.Double();
        for (int i = 0; i + 1 < xs.length; i++) {
            for (int j = 0; j + 1 < ys.length; j++) {
                if (Double.isNaN(position(i, j, 0.5, 0.5))) {
                    double floor = -Projection.HALF_HEIGHT;
                    holes.moveTo(view.px(xs[i], ys[j], floor), view.py(xs[i], ys[j], floor));
                    holes.lineTo(view.px(xs[i + 1], ys[j], floor), view.py(xs[i + 1], ys[j], floor));
                    holes.lineTo(view.px(xs[i + 1], ys[j + 1], floor), view.py(xs[i + 1], ys[j + 1], floor));
                    holes.lineTo(view.px(xs[i], ys[j + 1], floor), view.py(xs[i], ys[j + 1], floor));
                    holes.closePath();
                }
            }
        }
        return holes;
    }

    /** Whether the surface stands between a point and the eye. */
    boolean hides(double x, double y, double z, Projection view) {
        double[] eye = view.towardsEye(x, y, z);
        double flat = Math.hypot(eye[0], eye[1]);
        if (flat < 1e-9) {
            return false;
        }
        double step = 1.0 / Math.max(FINE, Math.max(xs.length, ys.length));
        for (int k = 2; k * step < 3; k++) {
            double way = k * step / flat;
            double height = height(x + way * eye[0], y + way * eye[1]);
            double ray = z + way * eye[2];
            if (ray > Projection.HALF_HEIGHT) {
                return false;
            }
            if (height > ray + step * 0.5) {
                return true;
            }
        }
        return false;
    }

    /**
     * Where a line of sight first meets the surface, or the lid or floor of the box that closes it.
     *
     * <p>It is exact: over one cell, the line's height above the bilinear surface is a quadratic along the line.
     */
    OptionalDouble meets(LineOfSight line) {
        double[] inBox = {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
        cut(inBox, line.x0(), line.dx(), 1);
        cut(inBox, line.y0(), line.dy(), 1);
        cut(inBox, line.z0(), line.dz(), Projection.HALF_HEIGHT);
        if (!(inBox[0] < inBox[1])) {
            return OptionalDouble.empty();
        }
        if (isClosed(line, inBox[1])) {
            return OptionalDouble.of(inBox[1]);
        }
        double[] borders = DoubleStream.concat(
                        DoubleStream.of(inBox),
                        DoubleStream.concat(
                                Arrays.stream(xs).map(x -> (x - line.x0()) / line.dx()),
                                Arrays.stream(ys).map(y -> (y - line.y0()) / line.dy())))
                .filter(t -> t >= inBox[0] && t <= inBox[1])
                .sorted()
                .toArray();
        for (int k = borders.length - 1; k > 0; k--) {
            double from = borders[k];
            double to = borders[k - 1];
            double middle = (from + to) / 2;
            int i = cell(xs, line.x(middle));
            int j = cell(ys, line.y(middle));
            if (i >= 0 && j >= 0) {
                double share = firstRoot(above(line, from, i, j), above(line, middle, i, j), above(line, to, i, j));
                if (share <= 1) {
                    return OptionalDouble.of(from + share * (to - from));
                }
            }
        }
        return isClosed(line, inBox[0]) ? OptionalDouble.of(inBox[0]) : OptionalDouble.empty();
    }

    /** Shortens an interval of a line to the part between −half and half. */
    private static void cut(double[] interval, double start, double way, double half) {
        double one = (-half - start) / way;
        double other = (half - start) / way;
        if (way != 0) {
            interval[0] = Math.max(interval[0], Math.min(one, other));
            interval[1] = Math.min(interval[1], Math.max(one, other));
        } else if (Math.abs(start) > half) {
            interval[1] = Double.NEGATIVE_INFINITY;
        }
    }

    /** Whether a line goes through the lid or the floor where these cut the surface off. */
    private boolean isClosed(LineOfSight line, double t) {
        double end = line.z(t) / Projection.HALF_HEIGHT;
        double position = position(line.x(t), line.y(t));
        return end > 1 - 1e-9 ? position > 1 : end < -1 + 1e-9 && position < 0;
    }

    /** The height of a line above the surface of a cell. */
    private double above(LineOfSight line, double t, int i, int j) {
        return line.z(t) - unlimited(position(i, j, share(xs, i, line.x(t)), share(ys, j, line.y(t))));
    }

    /** The first root from 0 to 1 of the quadratic with these values at 0, ½ and 1; not a number where there is none. */
    private static double firstRoot(double start, double middle, double end) {
        double a = 2 * (start - 2 * middle + end);
        double b = -3 * start + 4 * middle - end;
        double root = Math.sqrt(b * b - 4 * a * start);
        double q = -(b + Math.copySign(root, b)) / 2; // the roots are q / a and start / q, neither loses digits
        return DoubleStream.of(q / a, start / q)
                .filter(share -> share >= -1e-9 && share <= 1 + 1e-9)
                .min()
                .orElse(Double.NaN);
    }

    /** Paths and shadows stay in the box. */
    static double height(double position) {
        return unlimited(Math.max(0, Math.min(1, position)));
    }

    private static double unlimited(double position) {
        return Projection.HALF_HEIGHT * (2 * position - 1);
    }

    private double position(int i, int j, double u, double v) {
        double left = between(positions[i][j], positions[i][j + 1], v);
        return u == 0 ? left : (1 - u) * left + u * between(positions[i + 1][j], positions[i + 1][j + 1], v);
    }

    /** At the start the end does not count, not even where it has no value: a border of a hole is no part of it. */
    private static double between(double start, double end, double share) {
        return share == 0 ? start : (1 - share) * start + share * end;
    }

    private void fill(float[][][] normals) {
        for (int column = 0; column < columns; column++) {
            int i = Math.min(column / refinement, xs.length - 2);
            double u = (double) (column - i * refinement) / refinement;
            for (int row = 0; row < rows; row++) {
                int j = Math.min(row / refinement, ys.length - 2);
                double v = (double) (row - j * refinement) / refinement;
                int at = STRIDE * (column * rows + row);
                vertices[at] = (float) (xs[i] + u * (xs[i + 1] - xs[i]));
                vertices[at + 1] = (float) (ys[j] + v * (ys[j + 1] - ys[j]));
                double position = Math.max(-FAR, Math.min(FAR, position(i, j, u, v)));
                vertices[at + 2] = (float) unlimited(position);
                vertices[at + 3] = (float) position;
                reachesOut |= position < 0 || position > 1;
                double length = 0;
                for (int k = 0; k < 3; k++) {
                    double n = (1 - u) * ((1 - v) * normals[i][j][k] + v * normals[i][j + 1][k])
                            + u * ((1 - v) * normals[i + 1][j][k] + v * normals[i + 1][j + 1][k]);
                    vertices[at + 4 + k] = (float) n;
                    length += n * n;
                }
                for (int k = 0; k < 3; k++) {
                    vertices[at + 4 + k] /= (float) Math.sqrt(length);
                }
            }
        }
    }

    /** The unit normal of the upper side at each point. */
    private float[][][] normals() {
        float[][][] normals = new float[xs.length][ys.length][3];
        for (int i = 0; i < xs.length; i++) {
            for (int j = 0; j < ys.length; j++) {
                double dx = slope(xs, i, at(i - 1, j), at(i, j), at(i + 1, j));
                double dy = slope(ys, j, at(i, j - 1), at(i, j), at(i, j + 1));
                double length = Math.sqrt(dx * dx + dy * dy + 1);
                normals[i][j] = new float[] {(float) (-dx / length), (float) (-dy / length), (float) (1 / length)};
            }
        }
        return normals;
    }

    /** The height at a point of the grid. */
    private double at(int i, int j) {
        boolean outside = i < 0 || j < 0 || i >= xs.length || j >= ys.length;
        return outside ? Double.NaN : unlimited(positions[i][j]);
    }

    /** The slope at point {@code i} of an axis, from both neighbours that have a height. */
    private static double slope(double[] axis, int i, double before, double here, double after) {
        boolean low = Double.isFinite(before);
        boolean high = Double.isFinite(after);
        if (!low && !high) {
            return 0;
        }
        double rise = (high ? after : here) - (low ? before : here);
        double slope = rise / (axis[high ? i + 1 : i] - axis[low ? i - 1 : i]);
        return Double.isFinite(slope) ? slope : 0;
    }

    private static double across(double value, double first, double last) {
        return 2 * (value / 2 - first / 2) / (last / 2 - first / 2) - 1;
    }

    /** The number of the interval of an axis that a place lies in, or −1. */
    private static int cell(double[] axis, double at) {
        int last = axis.length - 1;
        if (!(at >= axis[0] && at <= axis[last])) {
            return -1;
        }
        int guess = (int) Math.min(last - 1, (at + 1) / 2 * last); // right at once where the grid is even
        while (at < axis[guess]) {
            guess--;
        }
        while (at > axis[guess + 1]) {
            guess++;
        }
        return guess;
    }

    private static double share(double[] axis, int i, double at) {
        return (at - axis[i]) / (axis[i + 1] - axis[i]);
    }
}
