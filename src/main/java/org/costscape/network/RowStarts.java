package org.costscape.network;

import static org.costscape.array.Gemm.Factor.PLAIN;
import static org.costscape.array.Gemm.Factor.TRANSPOSED;

import java.util.Arrays;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Gemm;
import org.costscape.array.Precision;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Subspace;
import org.costscape.parameter.SubspaceGrid;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The product of a second layer with rectified linear units at the first position of each row of a grid, followed from row to
 * row. The scratch memory of one thread.
 *
 * <p>With the weights W(a, b) = W₀ + aW₁ + bW₂ and the first units' z(a, b) = z₀ + az₁ + bz₂, the product is a polynomial in a and
 * b as long as no unit changes its sign, summed over the active units j with the weights Wⱼ that leave unit j:
 *
 * <pre>
 *   W(a, b) h = Σᵢₖ xᵢ xₖ Kᵢₖ,   Kᵢₖ = Σⱼ Wᵢⱼ zₖⱼ,   x = (1, a, b)
 * </pre>
 *
 * <p>Every {@value #ROWS}th row begins with products of matrices. At the rows behind it, the units that have changed their signs
 * since the row before are added or taken away. So a row's numbers do not depend on which rows are asked for.
 */
final class RowStarts implements AutoCloseable {
    /** Rows from one that begins with products of matrices to the next. */
    static final int ROWS = 16;

    private static final int NONE = -1;

    private final Subspace subspace;
    private final SubspaceGrid grid;
    private final SignChangeGridPass.SecondLayer second;
    private final int units;
    private final int outputs;
    private final float[] active; // of the row at which this is
    private final float[] masked;
    private final PassMemory[] activeUnits;
    private final PassMemory product;
    private final float[][][] coefficients; // [monomial][example][output], those of xᵢxₖ and xₖxᵢ in one
    private float[][] z = new float[0][];
    private int examples;
    private int at = NONE;

    /** @param capacity the most examples */
    RowStarts(SubspaceGrid grid, SignChangeGridPass.SecondLayer second, int capacity) {
        this.grid = grid;
        this.subspace = grid.subspace();
        this.second = second;
        this.units = second.units();
        this.outputs = second.outputs();
        this.active = new float[units * capacity];
        this.masked = new float[units * capacity];
        int vectors = subspace.dimension() + 1;
        this.activeUnits = new PassMemory[vectors];
        for (int k = 0; k < vectors; k++) {
            activeUnits[k] = new PassMemory(Precision.FLOAT, units, capacity);
        }
        this.product = new PassMemory(Precision.FLOAT, outputs, capacity);
        this.coefficients = new float[monomial(0, vectors)][capacity][outputs];
    }

    /** The number of xᵢxₖ, i ≤ k, among 1, a, a², b, ab, b². */
    private static int monomial(int i, int k) {
        return k * (k + 1) / 2 + i;
    }

    /**
     * Takes up a chunk of examples.
     *
     * @param products z₀, z₁ and, if there is a second direction, z₂: finite, [examples · units] or longer
     */
    void begin(float[][] products, int count) {
        z = products;
        examples = count;
        at = NONE;
    }

    /** The first of the rows that have to be {@linkplain #follow followed}, one after the other, in order to arrive at a row. */
    int from(int row) {
        int block = row - row % ROWS;
        return at >= block && at <= row ? Math.min(at + 1, row) : block;
    }

    /**
     * Goes to a row.
     *
     * @param nowActive 1 for each unit that is active at the row's first position, otherwise 0: [examples · units] or longer
     */
    void follow(int row, float[] nowActive) {
        if (row % ROWS != 0) {
            for (int example = 0; example < examples; example++) {
                change(example, nowActive);
            }
        } else if (row != at) {
            System.arraycopy(nowActive, 0, active, 0, active.length);
            multiply();
        }
        at = row;
    }

    private void multiply() {
        int count = examples * units;
        for (int k = 0; k < activeUnits.length; k++) {
            multiply(active, z[k], masked, count);
            activeUnits[k].columns(examples).write(0, masked);
        }
        ColumnMatrix sum = product.columns(examples);
        for (int k = 0; k < activeUnits.length; k++) {
            for (int i = 0; i <= k; i++) {
                multiply(i, k, sum, false);
                if (i < k) {
                    multiply(k, i, sum, true);
                }
                for (int example = 0; example < examples; example++) {
                    sum.read(example * outputs, coefficients[monomial(i, k)][example]);
                }
            }
        }
    }

    private static void multiply(float[] x, float[] y, float[] product, int count) {
        for (int i = 0; i < count; i++) {
            product[i] = x[i] * y[i];
        }
    }

    private void multiply(int i, int k, ColumnMatrix sum, boolean accumulate) {
        ParameterVector vector =
                i == 0 ? subspace.origin() : subspace.directions().get(i - 1);
        INDArray weight = vector.view(second.weight().index());
        INDArray h = activeUnits[k].columns(examples).array();
        Gemm.multiply(weight, TRANSPOSED, h, PLAIN, sum.array(), accumulate);
    }

    private void change(int example, float[] nowActive) {
        int from = example * units;
        int end = from + units;
        int next = from + Arrays.mismatch(active, from, end, nowActive, from, end);
        while (next >= from) {
            float sign = nowActive[next] - active[next];
            active[next] = nowActive[next];
            for (int k = 0; k < activeUnits.length; k++) {
                for (int i = 0; i < activeUnits.length; i++) {
                    float[] sum = coefficients[monomial(Math.min(i, k), Math.max(i, k))][example];
                    add(sum, sign * z[k][next], second.outgoing().of(i)[next - from]);
                }
            }
            int left = Arrays.mismatch(active, next, end, nowActive, next, end);
            next = left < 0 ? -1 : next + left;
        }
    }

    private static void add(float[] sum, float factor, float[] weights) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * weights[i];
        }
    }

    /** Of an example at the row the polynomial A + aB + a²C in a: [outputs] each. */
    void polynomial(int example, float[] constant, float[] linear, float[] quadratic) {
        System.arraycopy(coefficients[monomial(0, 0)][example], 0, constant, 0, outputs);
        System.arraycopy(coefficients[monomial(0, 1)][example], 0, linear, 0, outputs);
        System.arraycopy(coefficients[monomial(1, 1)][example], 0, quadratic, 0, outputs);
        if (subspace.dimension() > 1) {
            float b = (float) grid.b(at);
            add(constant, b, coefficients[monomial(0, 2)][example]);
            add(constant, b * b, coefficients[monomial(2, 2)][example]);
            add(linear, b, coefficients[monomial(1, 2)][example]);
        }
    }

    @Override
    public void close() {
        for (PassMemory each : activeUnits) {
            each.close();
        }
        product.close();
    }
}
