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
 * The product of a second layer with rectified linear units along a row of a grid, without a matrix product at any point. The
 * scratch memory of one thread.
 *
 * <p>Along a row a unit's z = p + a q is linear in the position a, so that it changes its sign at most once for an example.
 * Between two such changes W(a) h + b(a), with W(a) = M₀ + a M₁, is a polynomial in a, summed over the active units j:
 *
 * <pre>
 *   W(a) h = A + aB + a²C,   A = Σ M₀ⱼ pⱼ,  B = Σ M₀ⱼ qⱼ + M₁ⱼ pⱼ,  C = Σ M₁ⱼ qⱼ      (Mⱼ: the weights that leave unit j)
 * </pre>
 *
 * <p>A unit that changes its sign is added to the three vectors, or taken from them. All changes of a row are taken in the
 * order of the whole grid's positions, so that no value depends on which points are asked for. An example is not a number
 * along the whole row where one of its products is not finite.
 */
final class RowPolynomials implements AutoCloseable {
    private final Subspace subspace;
    private final SubspaceGrid grid;
    private final SignChangeGridPass.SecondLayer second;
    private final float[] a;
    private final int units;
    private final int outputs;
    private final SignChanges changes;
    private final ParameterVector theta;
    private final float[][] ofRow;
    private final float[][] bias;
    private final float[][] biases;
    private final int first;
    private final float[] p;
    private final float[] q;
    private final float[] masked;
    private final PassMemory active;
    private final PassMemory product;
    private final float[] constants;
    private final float[] linears;
    private final float[] quadratics;
    private final float[] constant;
    private final float[] linear;
    private final float[] quadratic;
    private final float[] value;

    RowPolynomials(SubspaceGrid grid, SignChangeGridPass.SecondLayer second, int capacity) {
        this.grid = grid;
        this.subspace = grid.subspace();
        this.second = second;
        this.a = new float[grid.columns()];
        for (int i = 0; i < a.length; i++) {
            a[i] = (float) grid.a(i);
        }
        this.units = second.units();
        this.outputs = second.outputs();
        this.changes = new SignChanges(a, units);
        this.theta = ParameterVector.zeros(subspace.origin().layout(), Precision.FLOAT);
        this.ofRow = new float[units][outputs];
        this.bias = new float[a.length][outputs];
        this.biases = new float[subspace.dimension() + 1][];
        this.first = second.weight().offset();
        if (second.bias() != null) {
            biases[0] = subspace.origin().floats(second.bias());
            for (int i = 0; i < subspace.dimension(); i++) {
                biases[i + 1] = subspace.directions().get(i).floats(second.bias());
            }
        }
        this.p = new float[units * capacity];
        this.q = new float[units * capacity];
        this.masked = new float[units * capacity];
        this.active = new PassMemory(Precision.FLOAT, units, capacity);
        this.product = new PassMemory(Precision.FLOAT, outputs, capacity);
        this.constants = new float[outputs * capacity];
        this.linears = new float[outputs * capacity];
        this.quadratics = new float[outputs * capacity];
        this.constant = new float[outputs];
        this.linear = new float[outputs];
        this.quadratic = new float[outputs];
        this.value = new float[outputs];
    }

    /**
     * The second layer's z = W h + b at points of a row.
     *
     * @param ofExamples p (units, examples)
     * @param slopes q (units, examples)
     * @param finite for each example whether it has a value
     * @param wanted for each position whether it is asked for
     * @param z for each position [outputs · examples]: overwritten where it is wanted
     */
    void row(int row, ColumnMatrix ofExamples, ColumnMatrix slopes, boolean[] finite, boolean[] wanted, float[][] z) {
        ofExamples.read(0, p);
        slopes.read(0, q);
        double b = grid.b(row);
        subspace.at(subspace.dimension() == 1 ? new double[] {0} : new double[] {0, b}, theta, first);
        float[][] m0 = second.outgoing().ofRow(b, ofRow);
        biases(row);
        begin(ofExamples.columns());
        for (int example = 0; example < ofExamples.columns(); example++) {
            if (finite[example]) {
                follow(example, m0, second.outgoing().alongFirst(), wanted, z);
            } else {
                for (float[] atPosition : z) {
                    Arrays.fill(atPosition, example * outputs, (example + 1) * outputs, Float.NaN);
                }
            }
        }
    }

    /** The second layer's bias at each position. */
    private void biases(int row) {
        if (second.bias() == null) {
            return;
        }
        for (int column = 0; column < a.length; column++) {
            double[] c = grid.at(column, row);
            for (int unit = 0; unit < outputs; unit++) {
                double sum = biases[0][unit];
                for (int i = 0; i < c.length; i++) {
                    sum += c[i] * biases[i + 1][unit];
                }
                bias[column][unit] = (float) sum;
            }
        }
    }

    /** A, B and C of all examples at the first position. */
    private void begin(int examples) {
        ColumnMatrix h = active.columns(examples);
        ColumnMatrix sum = product.columns(examples); // (outputs, n)
        INDArray m0 = theta.view(second.weight().index());
        INDArray m1 = subspace.directions().get(0).view(second.weight().index());
        mask(p, q, a[0], p, masked);
        h.write(0, masked);
        Gemm.multiply(m0, TRANSPOSED, h.array(), PLAIN, sum.array(), false);
        sum.read(0, constants);
        Gemm.multiply(m1, TRANSPOSED, h.array(), PLAIN, sum.array(), false);
        mask(p, q, a[0], q, masked);
        h.write(0, masked);
        Gemm.multiply(m0, TRANSPOSED, h.array(), PLAIN, sum.array(), true);
        sum.read(0, linears);
        Gemm.multiply(m1, TRANSPOSED, h.array(), PLAIN, sum.array(), false);
        sum.read(0, quadratics);
    }

    private static void mask(float[] p, float[] q, float a, float[] source, float[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] = p[i] + a * q[i] > 0f ? source[i] : 0f;
        }
    }

    /** One example from the first position to the last. */
    private void follow(int example, float[][] m0, float[][] m1, boolean[] wanted, float[][] z) {
        int from = example * outputs;
        System.arraycopy(constants, from, constant, 0, outputs);
        System.arraycopy(linears, from, linear, 0, outputs);
        System.arraycopy(quadratics, from, quadratic, 0, outputs);
        changes.find(p, q, example * units);
        for (int at = 0; at < a.length; at++) {
            int end = changes.begin(at + 1);
            for (int change = changes.begin(at); change < end; change++) {
                int unit = changes.unit(change);
                float sign = changes.activeAtFirst(unit) ? -1 : 1;
                int i = example * units + unit;
                add(m0[unit], m1[unit], sign * p[i], sign * q[i]);
            }
            if (wanted[at]) {
                evaluate(bias[at], a[at]);
                System.arraycopy(value, 0, z[at], from, outputs);
            }
        }
    }

    private void add(float[] m0, float[] m1, float p, float q) {
        add(constant, linear, quadratic, m0, m1, p, q);
    }

    private static void add(float[] a, float[] b, float[] c, float[] m0, float[] m1, float p, float q) {
        for (int i = 0; i < a.length; i++) {
            a[i] += p * m0[i];
            b[i] += q * m0[i] + p * m1[i];
            c[i] += q * m1[i];
        }
    }

    private void evaluate(float[] bias, float at) {
        evaluate(constant, linear, quadratic, bias, at, value);
    }

    private static void evaluate(float[] a, float[] b, float[] c, float[] bias, float at, float[] value) {
        for (int i = 0; i < value.length; i++) {
            value[i] = bias[i] + a[i] + at * (b[i] + at * c[i]);
        }
    }

    @Override
    public void close() {
        theta.close();
        active.close();
        product.close();
    }
}
