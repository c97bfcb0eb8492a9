package org.costscape.network;

import org.costscape.array.ColumnMatrix;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterVector;

/** The loops over {@code float}; its twin is {@link DoubleElementwise}. */
final class FloatElementwise implements Elementwise {
    /** Numbers in a tile; a longer column is a tile of its own. */
    private static final int TILE = 1 << 13;

    private final int most;
    private int columns = 1;
    private float[] values = new float[0];
    private float[] outputs = new float[0];

    /** @param most numbers of a matrix */
    FloatElementwise(int most) {
        this.most = most;
    }

    @Override
    public void biasAndActivate(ColumnMatrix z, ParameterVector theta, Block bias, Activation activation) {
        float[] b = theta.floats(bias);
        allocate(b.length);
        // One index for both arrays: only then does the compiler vectorize the sum.
        for (int column = 0; column < columns; column++) {
            System.arraycopy(b, 0, outputs, column * b.length, b.length);
        }
        for (int from = 0; from < z.columns(); from += columns) {
            int n = Math.min(columns, z.columns() - from) * b.length;
            z.read(from * b.length, values);
            for (int i = 0; i < n; i++) {
                values[i] += outputs[i];
            }
            activation.apply(values, n);
            z.write(from * b.length, values);
        }
    }

    @Override
    public void differentiate(ColumnMatrix delta, ColumnMatrix h, Activation activation) {
        if (activation == Activation.IDENTITY) {
            return;
        }
        int rows = delta.rows();
        allocate(rows);
        for (int from = 0; from < delta.columns(); from += columns) {
            delta.read(from * rows, values);
            h.read(from * rows, outputs);
            activation.differentiate(values, outputs, Math.min(columns, delta.columns() - from) * rows);
            delta.write(from * rows, values);
        }
    }

    @Override
    public void sumColumns(ColumnMatrix delta, ParameterVector gradient, Block bias, boolean accumulate) {
        float[] sum = accumulate ? gradient.floats(bias) : new float[bias.size()];
        float[] row = new float[sum.length];
        allocate(row.length);
        for (int from = 0; from < delta.columns(); from += columns) {
            delta.read(from * row.length, values);
            for (int column = 0; column < Math.min(columns, delta.columns() - from); column++) {
                System.arraycopy(values, column * row.length, row, 0, row.length);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += row[i];
                }
            }
        }
        gradient.write(bias, sum);
    }

    /** Makes tiles of whole columns. */
    private void allocate(int rows) {
        columns = Math.max(1, Math.min(TILE, most) / rows);
        if (values.length != columns * rows) {
            values = new float[columns * rows];
            outputs = new float[columns * rows];
        }
    }
}
