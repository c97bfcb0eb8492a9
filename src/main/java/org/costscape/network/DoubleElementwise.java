package org.costscape.network;

import org.costscape.array.ColumnMatrix;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterVector;

/** The loops over {@code double}; its twin is {@link FloatElementwise}. */
final class DoubleElementwise implements Elementwise {
    private final double[] values;
    private final double[] outputs;

    DoubleElementwise(int numbers) {
        values = new double[numbers];
        outputs = new double[numbers];
    }

    @Override
    public void biasAndActivate(ColumnMatrix z, ParameterVector theta, Block bias, Activation activation) {
        int n = z.rows() * z.columns();
        double[] b = theta.doubles(bias);
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
        double[] sum = accumulate ? gradient.doubles(bias) : new double[bias.size()];
        double[] row = new double[sum.length];
        for (int column = 0; column < delta.columns(); column++) {
            System.arraycopy(values, column * row.length, row, 0, row.length);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += row[i];
            }
        }
        gradient.write(bias, sum);
    }
}
