package org.costscape.network;

import static org.costscape.array.Gemm.Factor.PLAIN;
import static org.costscape.array.Gemm.Factor.TRANSPOSED;

import java.util.Arrays;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Gemm;
import org.costscape.array.Precision;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterVector;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * z = W x + b for many columns at a time, without a loop in Java: the bias is laid into z, and the product added to it.
 *
 * <ul>
 *   <li>W: weight [units, inputs], as a matrix in 'f' order Wᵀ (inputs, units)
 *   <li>b: bias [units]
 *   <li>x (inputs, n), z (units, n)
 * </ul>
 *
 * <p>Backward from δ = ∂J/∂z: ∂J/∂W = δ xᵀ; ∂J/∂b = δ 1; ∂J/∂x = Wᵀ δ.
 */
final class Affine implements AutoCloseable {
    private final Block weight;
    private final Block bias;
    private final ColumnMatrix ones;

    /** @param columns number of columns n: always the same for the way back, at most so many forward */
    Affine(Block weight, Block bias, Precision precision, int columns) {
        this.weight = weight;
        this.bias = bias;
        this.ones = ColumnMatrix.zeros(precision, columns, 1);
        double[] values = new double[columns];
        Arrays.fill(values, 1);
        ones.writeRounded(0, values, new float[columns]);
    }

    void forward(ParameterVector theta, INDArray x, ColumnMatrix z) {
        layBias(theta, z, z.columns());
        Gemm.multiply(theta.view(weight.index()), TRANSPOSED, x, PLAIN, z.array(), true); // (units, n)
    }

    /** From n columns of x, the first of which is {@code first}, to the first n of z. */
    void forward(ParameterVector theta, ColumnMatrix x, int first, ColumnMatrix z, int n) {
        layBias(theta, z, n);
        Gemm.multiplyColumns(theta.view(weight.index()), TRANSPOSED, x, first, z, 0, n, true); // (units, n)
    }

    /** Writes xᵀ Wᵀ (n, units) of the first n columns to the beginning of the target's memory: without the bias. */
    void products(ParameterVector theta, ColumnMatrix x, int n, ColumnMatrix target) {
        Gemm.multiplyTransposed(x, n, theta.view(weight.index()), target);
    }

    private void layBias(ParameterVector theta, ColumnMatrix z, int n) {
        int units = bias.size();
        theta.copyTo(z, 0, bias.offset(), units);
        for (int done = 1; done < n; done *= 2) {
            z.copy(done * units, z, 0, Math.min(done, n - done) * units);
        }
    }

    /** Writes this part of ∂J/∂θ, or adds it where {@code accumulate}. */
    void backward(INDArray x, INDArray delta, ParameterVector gradient, boolean accumulate) {
        Gemm.multiply(delta, PLAIN, ones.array(), PLAIN, gradient.view(bias.index()), accumulate); // (units, 1)
        Gemm.multiply(x, PLAIN, delta, TRANSPOSED, gradient.view(weight.index()), accumulate); // (inputs, units)
    }

    /** Overwrites {@code towardsInput} by ∂J/∂x (inputs, n), or adds it where {@code accumulate}. */
    void inputGradient(ParameterVector theta, INDArray delta, INDArray towardsInput, boolean accumulate) {
        Gemm.multiply(theta.view(weight.index()), PLAIN, delta, PLAIN, towardsInput, accumulate); // (inputs, n)
    }

    @Override
    public void close() {
        ones.close();
    }
}
