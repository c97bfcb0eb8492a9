package org.costscape.network;

import java.util.Arrays;
import org.costscape.array.ColumnMatrix;

/**
 * The loops of batch normalization over chunks (units, examples) of either precision, in double, tile by tile; the scratch
 * memory of one thread.
 *
 * <p>Numbers that belong to units are laid out as often as a tile has columns, and sums are kept for each place of a tile: only
 * then does the compiler turn the loops into vector instructions.
 */
final class NormalizationLoops {
    /** Numbers in a tile, so that all arrays fit in a core's own cache; a longer column is a tile of its own. */
    private static final int TILE = 1 << 11;

    private final int units;
    private final int columns;
    private final double[] x;
    private final double[] delta;
    private final double[] mean;
    private final double[] factor;
    private final double[] ofX;
    private final double[] constant;
    private final double[] sum;
    private final float[] scratch;

    NormalizationLoops(int units) {
        this.units = units;
        this.columns = Math.max(1, TILE / units);
        int numbers = columns * units;
        x = new double[numbers];
        delta = new double[numbers];
        mean = new double[numbers];
        factor = new double[numbers];
        ofX = new double[numbers];
        constant = new double[numbers];
        sum = new double[numbers];
        scratch = new float[numbers];
    }

    /** Of z: first the mean, then the squared deviations from it. */
    Moments moments(ColumnMatrix z) {
        Arrays.fill(sum, 0);
        for (int from = 0; from < z.columns(); from += columns) {
            add(sum, x, read(z, from, x));
        }
        double[] means = folded(sum);
        for (int i = 0; i < units; i++) {
            means[i] /= z.columns();
        }
        spread(means, mean);
        Arrays.fill(sum, 0);
        for (int from = 0; from < z.columns(); from += columns) {
            addSquares(sum, x, mean, read(z, from, x));
        }
        return new Moments(z.columns(), means, folded(sum));
    }

    /** target ← γẑ. */
    void normalize(ColumnMatrix z, Standardization by, double[] gamma, ColumnMatrix target) {
        double[] ofUnit = new double[units];
        for (int i = 0; i < units; i++) {
            ofUnit[i] = gamma[i] * by.scale(i);
        }
        spread(ofUnit, factor);
        spreadMean(by);
        for (int from = 0; from < z.columns(); from += columns) {
            int n = read(z, from, x);
            for (int i = 0; i < n; i++) {
                x[i] = (x[i] - mean[i]) * factor[i];
            }
            target.writeRounded(from * units, x, scratch);
        }
    }

    /** Σ δ and Σ δẑ. */
    NormalizationSums sums(ColumnMatrix towardsOutput, ColumnMatrix z, Standardization by) {
        spreadMean(by);
        Arrays.fill(sum, 0);
        Arrays.fill(constant, 0);
        for (int from = 0; from < z.columns(); from += columns) {
            read(towardsOutput, from, delta);
            int n = read(z, from, x);
            add(sum, delta, n);
            for (int i = 0; i < n; i++) {
                constant[i] += delta[i] * (x[i] - mean[i]);
            }
        }
        double[] products = folded(constant);
        for (int i = 0; i < units; i++) {
            products[i] *= by.scale(i);
        }
        return new NormalizationSums(folded(sum), products);
    }

    /** δ ← ∂J/∂z = γ · scale · (δ − (Σ δ + ẑ Σ δẑ)/n), without the sums where the statistics are constants. */
    void differentiate(
            ColumnMatrix towardsOutput, ColumnMatrix z, Standardization by, double[] gamma, NormalizationSums total) {
        double[] ofDelta = new double[units];
        double[] ofDeviation = new double[units];
        double[] shift = new double[units];
        for (int i = 0; i < units; i++) {
            ofDelta[i] = gamma[i] * by.scale(i);
            ofDeviation[i] = -ofDelta[i] * by.dependence() * by.scale(i) * total.product(i);
            shift[i] = -ofDelta[i] * by.dependence() * total.delta(i);
        }
        spreadMean(by);
        spread(ofDelta, factor);
        spread(ofDeviation, ofX);
        spread(shift, constant);
        for (int from = 0; from < z.columns(); from += columns) {
            read(towardsOutput, from, delta);
            int n = read(z, from, x);
            for (int i = 0; i < n; i++) {
                delta[i] = delta[i] * factor[i] + (x[i] - mean[i]) * ofX[i] + constant[i];
            }
            towardsOutput.writeRounded(from * units, delta, scratch);
        }
    }

    /** Fills a tile as far as there are columns; returns how many numbers there are. */
    private int read(ColumnMatrix matrix, int from, double[] tile) {
        matrix.readWidened(from * units, tile, scratch);
        return Math.min(columns, matrix.columns() - from) * units;
    }

    private static void add(double[] sum, double[] values, int n) {
        for (int i = 0; i < n; i++) {
            sum[i] += values[i];
        }
    }

    private static void addSquares(double[] sum, double[] values, double[] mean, int n) {
        for (int i = 0; i < n; i++) {
            sum[i] += (values[i] - mean[i]) * (values[i] - mean[i]);
        }
    }

    private double[] folded(double[] tile) {
        double[] ofUnit = Arrays.copyOf(tile, units);
        for (int at = units; at < tile.length; at += units) {
            for (int i = 0; i < units; i++) {
                ofUnit[i] += tile[at + i];
            }
        }
        return ofUnit;
    }

    private void spreadMean(Standardization by) {
        double[] ofUnit = new double[units];
        for (int i = 0; i < units; i++) {
            ofUnit[i] = by.mean(i);
        }
        spread(ofUnit, mean);
    }

    private void spread(double[] ofUnit, double[] tile) {
        for (int at = 0; at < tile.length; at += units) {
            System.arraycopy(ofUnit, 0, tile, at, units);
        }
    }
}
