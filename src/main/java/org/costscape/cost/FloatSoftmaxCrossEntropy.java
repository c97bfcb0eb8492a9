package org.costscape.cost;

import java.util.Arrays;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.FloatExp;

/**
 * Softmax cross-entropy of matrices in float, with a vectorized exponential over tiles of columns that fit in a core's own
 * cache; the sums are in double.
 *
 * <p>The largest logit is taken out before the exponential. A column is wrong where its largest logit is not that of its class
 * (the first of equal ones counts), or is not a number.
 */
final class FloatSoftmaxCrossEntropy implements TokenCost {
    /** Numbers in a tile; a longer column is a tile of its own. */
    private static final int TILE = 1 << 13;

    private float[] values = new float[0];
    private float[] shift = new float[0];
    private FloatExp exp = new FloatExp(0);

    @Override
    public void evaluate(ColumnMatrix outputs, int[] labels, Tally tally) {
        tiles(outputs, labels, tally, 0, false);
    }

    @Override
    public void evaluateAndDifferentiate(ColumnMatrix outputs, int[] labels, double factor, Tally tally) {
        tiles(outputs, labels, tally, factor, true);
    }

    private void tiles(ColumnMatrix outputs, int[] labels, Tally tally, double factor, boolean differentiate) {
        int classes = outputs.rows();
        int width = Math.max(1, TILE / classes);
        if (values.length != width * classes) {
            values = new float[width * classes];
            shift = new float[width * classes];
            exp = new FloatExp(width * classes);
        }
        for (int from = 0; from < outputs.columns(); from += width) {
            int columns = Math.min(width, outputs.columns() - from);
            outputs.read(from * classes, values);
            tile(classes, columns, labels, from, tally, factor);
            if (differentiate) {
                gradients(classes, columns, labels, from, (float) factor);
                outputs.write(from * classes, values);
            }
        }
    }

    /** Adds the columns of a tile to the tally, and leaves exp(zₖ − max z) in the tile and factor / Σₖ exp(zₖ − max z) in {@code shift}. */
    private void tile(int classes, int columns, int[] labels, int from, Tally tally, double factor) {
        int n = classes * columns;
        float[] ofLabel = new float[columns];
        boolean[] wrong = new boolean[columns];
        for (int column = 0; column < columns; column++) {
            int start = column * classes;
            int label = start + labels[from + column];
            int best = best(values, start, classes);
            ofLabel[column] = values[label] - values[best];
            wrong[column] = best != label;
            Arrays.fill(shift, start, start + classes, values[best]);
        }
        subtract(values, shift, n);
        exp.apply(values, n);
        for (int column = 0; column < columns; column++) {
            int start = column * classes;
            double sum = sum(values, start, classes);
            double cost = Math.log(sum) - ofLabel[column];
            tally.add(cost, wrong[column] || !Double.isFinite(cost));
            Arrays.fill(shift, start, start + classes, (float) (factor / sum));
        }
    }

    /** From what {@link #tile} left to factor · (softmax(z) − onehot(y)). */
    private void gradients(int classes, int columns, int[] labels, int from, float factor) {
        multiply(values, shift, classes * columns);
        for (int column = 0; column < columns; column++) {
            values[column * classes + labels[from + column]] -= factor;
        }
    }

    /** The place of the largest of some numbers, the first of equal ones. */
    private static int best(float[] values, int start, int count) {
        int best = start;
        float largest = values[start];
        for (int k = start + 1; k < start + count; k++) {
            if (values[k] > largest) {
                largest = values[k];
                best = k;
            }
        }
        return best;
    }

    private static void subtract(float[] values, float[] other, int n) {
        for (int i = 0; i < n; i++) {
            values[i] -= other[i];
        }
    }

    private static void multiply(float[] values, float[] other, int n) {
        for (int i = 0; i < n; i++) {
            values[i] *= other[i];
        }
    }

    /** Four sums at a time, so that an addition does not wait for the one before. */
    private static double sum(float[] values, int start, int count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int end = start + count;
        int k = start;
        for (; k + 3 < end; k += 4) {
            a += values[k];
            b += values[k + 1];
            c += values[k + 2];
            d += values[k + 3];
        }
        for (; k < end; k++) {
            a += values[k];
        }
        return a + b + (c + d);
    }
}
