package org.costscape.figure;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;

/**
 * Values on a rectangular grid, immutable: {@code value(i, j)} stands at {@code (x(i), y(j))}.
 *
 * <p>The coordinates rise, evenly or not. A value that is not finite was computed and has no finite value: it is drawn as
 * a hole, and counted.
 */
public final class ValueGrid {
    private final double[] x;
    private final double[] y;
    private final double[][] values;

    private ValueGrid(double[] x, double[] y, double[][] values) {
        this.x = x;
        this.y = y;
        this.values = values;
    }

    /**
     * A grid from its coordinates and values, which are copied.
     *
     * @param values {@code values[i][j]} at {@code (x[i], y[j])}
     * @throws IllegalArgumentException if there are less than two coordinates along an axis, they do not rise, or the
     *     shape of the values is another
     */
    public static ValueGrid of(double[] x, double[] y, double[][] values) {
        requireRising("x", x);
        requireRising("y", y);
        if (values.length != x.length) {
            throw new IllegalArgumentException(
                    "grid: expected " + x.length + " × " + y.length + " values, found " + values.length + " rows");
        }
        double[][] copy = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            if (values[i].length != y.length) {
                throw new IllegalArgumentException("grid: expected " + x.length + " × " + y.length + " values, found "
                        + values[i].length + " in row " + i);
            }
            copy[i] = values[i].clone();
        }
        return new ValueGrid(x.clone(), y.clone(), copy);
    }

    public int columns() {
        return x.length;
    }

    public int rows() {
        return y.length;
    }

    public double x(int i) {
        return x[i];
    }

    public double y(int j) {
        return y[j];
    }

    public double value(int i, int j) {
        return values[i][j];
    }

    /**
     * The value at any place, bilinear between the four points around it as {@code scale} lays values out: of logarithms
     * where it is logarithmic. Not a number outside the grid, and where one of these points has no value on the scale.
     */
    public double at(double atX, double atY, Scale scale) {
        int i = interval(x, atX);
        int j = interval(y, atY);
        if (i < 0 || j < 0) {
            return Double.NaN;
        }
        double u = (atX - x[i]) / (x[i + 1] - x[i]);
        double v = (atY - y[j]) / (y[j + 1] - y[j]);
        return scale.unwarp(weighted(1 - u, weighted(1 - v, i, j, scale) + weighted(v, i, j + 1, scale))
                + weighted(u, weighted(1 - v, i + 1, j, scale) + weighted(v, i + 1, j + 1, scale)));
    }

    /** The value of the cell around a place; not a number outside all. */
    double ofCell(double atX, double atY) {
        int i = cell(xBorders(), atX);
        int j = cell(yBorders(), atY);
        return i < 0 || j < 0 ? Double.NaN : values[i][j];
    }

    private double weighted(double weight, int i, int j, Scale scale) {
        return weighted(weight, scale.shows(values[i][j]) ? scale.warp(values[i][j]) : Double.NaN);
    }

    /** What has no weight may have no value. */
    private static double weighted(double weight, double value) {
        return weight == 0 ? 0 : weight * value;
    }

    private static int interval(double[] coordinates, double at) {
        int last = coordinates.length - 1;
        return at == coordinates[last] ? last - 1 : cell(coordinates, at);
    }

    /** The number of the cell between whose borders a place lies; −1 outside all. */
    static int cell(double[] borders, double at) {
        int place = Arrays.binarySearch(borders, at);
        int cell = place < 0 ? -place - 2 : place;
        return cell < borders.length - 1 ? cell : -1;
    }

    /** From the first to the last coordinate. */
    Range xRange() {
        return new Range(x[0], x[x.length - 1]);
    }

    Range yRange() {
        return new Range(y[0], y[y.length - 1]);
    }

    /** The borders between the cells along x, halfway between the coordinates: one more than coordinates. */
    double[] xBorders() {
        return borders(x);
    }

    double[] yBorders() {
        return borders(y);
    }

    /** All values. */
    DoubleStream values() {
        return Arrays.stream(values).flatMapToDouble(Arrays::stream);
    }

    /** The number of values that an axis of {@code scale} cannot show. */
    long missing(Scale scale) {
        return count(value -> !scale.shows(value));
    }

    /** The number of values of which something is true. */
    long count(DoublePredicate what) {
        return values().filter(what).count();
    }

    /** The range of the values that an axis of {@code scale} can show. */
    Range range(Scale scale) {
        return Ranges.ofValues(values().filter(scale::shows).summaryStatistics(), scale);
    }

    private static double[] borders(double[] centres) {
        int n = centres.length;
        double[] borders = new double[n + 1];
        for (int i = 1; i < n; i++) {
            borders[i] = centres[i - 1] + (centres[i] - centres[i - 1]) / 2;
        }
        borders[0] = centres[0] - (borders[1] - centres[0]);
        borders[n] = centres[n - 1] + (centres[n - 1] - borders[n - 1]);
        return borders;
    }

    private static void requireRising(String name, double[] coordinates) {
        boolean rising = coordinates.length > 1;
        for (int i = 0; i < coordinates.length; i++) {
            rising &= Double.isFinite(coordinates[i]) && (i == 0 || coordinates[i] > coordinates[i - 1]);
        }
        if (!rising) {
            throw new IllegalArgumentException("grid: " + name
                    + ": expected at least 2 finite numbers that rise, found " + Arrays.toString(coordinates));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ValueGrid grid
                && Arrays.equals(x, grid.x)
                && Arrays.equals(y, grid.y)
                && Arrays.deepEquals(values, grid.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(x) + Arrays.hashCode(y)) + Arrays.deepHashCode(values);
    }

    @Override
    public String toString() {
        return "ValueGrid[" + x.length + " × " + y.length + "]";
    }
}
