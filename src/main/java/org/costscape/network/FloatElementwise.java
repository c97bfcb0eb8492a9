package org.costscape.network;

import org.costscape.array.ColumnMatrix;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterVector;

/** The loops over {@code float}; its twin is {@link DoubleElementwise}. */
final class FloatElementwise implements Elementwise {
    private final float[] values;
    private final float[] outputs;

    FloatElementwise(int numbers) {
        values = new float[numbers];
        outputs = new float[numbers];
    }

    @Override
    public void biasAndActivate(ColumnMatrix z, ParameterVector theta, Block bias, Activation activation) {
        int n = z.rows() * z.columns();
        float[] b = theta.floats(bias);
        // One index for both arrays: only then does the compiler vectorize the sum.
        for (int column = 0; column < z.columns(); column++) {
            System.arraycopy(b, 0, outputs, column * b.length, b.length);
        }
        z.read(0, values);
        for (int i = 0; i < n; i++) {
            values[i] += outputs[i];
        }
        activation.apply(values, n);
        z.write(0, values);
    }

    @Override
    public void differentiate(ColumnMatrix delta, ColumnMatrix h, Activation activation) {
        if (activation == Activation.IDENTITY) {
            return;
        }
        delta.read(0, values);
        h.read(0, outputs);
        activation.differentiate(values, outputs, delta.rows() * delta.columns());
        delta.write(0, values);
    }

    @Override
    public void sumColumns(ColumnMatrix delta, ParameterVector gradient, Block bias, boolean accumulate) {
        delta.read(0, values);
        float[] sum = accumulate ? gradient.floats(bias) : new float[bias.size()];
        float[] row = new float[sum.length];
        for (int column = 0; column < delta.columns(); column++) {
            System.arraycopy(values, column * row.length, row, 0, row.length);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += row[i];
            }
        }
        gradient.write(bias, sum);
    }
}
