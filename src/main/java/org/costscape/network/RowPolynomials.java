package org.costscape.network;

import static org.costscape.array.Gemm.Factor.PLAIN;
import static org.costscape.array.Gemm.Factor.TRANSPOSED;

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
 * order of the whole grid's positions, so that no value depends on which points are asked for.
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
    private final float[][] biases; // of the origin and each direction
    private final float[][] bias; // at the next positions
    private final float[] p;
    private final float[] q;
    private final float[] active;
    private final float[] masked;
    private final PassMemory activeUnits;
    private final PassMemory product;
    private final float[][] constant; // [example][output], as the other two
    private final float[][] linear;
    private final float[][] quadratic;
    private final float[] value;
    private float[][] m0;

    /**
     * @param capacity the most examples
     * @param steps the most positions that are taken at a time
     */
    RowPolynomials(SubspaceGrid grid, SignChangeGridPass.SecondLayer second, int capacity, int steps) {
        this.grid = grid;
        this.subspace = grid.subspace();
        this.second = second;
        this.a = new float[grid.columns()];
        for (int i = 0; i < a.length; i++) {
            a[i] = (float) grid.a(i);
        }
        this.units = second.units();
        this.outputs = second.outputs();
        this.changes = new SignChanges(a, units, capacity);
        this.theta = ParameterVector.zeros(subspace.origin().layout(), Precision.FLOAT);
        this.ofRow = new float[units][outputs];
        this.m0 = ofRow;
        this.biases = new float[subspace.dimension() + 1][outputs];
        if (second.bias() != null) {
            biases[0] = subspace.origin().floats(second.bias());
            for (int i = 0; i < subspace.dimension(); i++) {
                biases[i + 1] = subspace.directions().get(i).floats(second.bias());
            }
        }
        this.bias = new float[steps][outputs];
        this.p = new float[units * capacity];
        this.q = new float[units * capacity];
        this.active = new float[units * capacity];
        this.masked = new float[units * capacity];
        this.activeUnits = new PassMemory(Precision.FLOAT, units, capacity);
        this.product = new PassMemory(Precision.FLOAT, outputs, capacity);
        this.constant = new float[capacity][outputs];
        this.linear = new float[capacity][outputs];
        this.quadratic = new float[capacity][outputs];
        this.value = new float[outputs];
    }

    /**
     * Begins a row: A, B and C of all examples at its first position.
     *
     * @param ofExamples p (units, examples), finite
     * @param slopes q (units, examples), finite
     */
    void begin(int row, ColumnMatrix ofExamples, ColumnMatrix slopes) {
        int examples = ofExamples.columns();
        ofExamples.read(0, p);
        slopes.read(0, q);
        for (int example = 0; example < examples; example++) {
            changes.find(example, p, q, active, example * units);
        }
        double b = grid.b(row);
        subspace.at(
                subspace.dimension() == 1 ? new double[] {0} : new double[] {0, b},
                theta,
                second.weight().offset(),
                second.weight().size());
        m0 = second.outgoing().ofRow(b, ofRow);
        ColumnMatrix h = activeUnits.columns(examples);
        ColumnMatrix sum = product.columns(examples); // (outputs, n)
        INDArray w0 = theta.view(second.weight().index());
        INDArray w1 = subspace.directions().get(0).view(second.weight().index());
        multiply(active, p, masked);
        h.write(0, masked);
        Gemm.multiply(w0, TRANSPOSED, h.array(), PLAIN, sum.array(), false);
        read(sum, constant);
        Gemm.multiply(w1, TRANSPOSED, h.array(), PLAIN, sum.array(), false);
        multiply(active, q, masked);
        h.write(0, masked);
        Gemm.multiply(w0, TRANSPOSED, h.array(), PLAIN, sum.array(), true);
        read(sum, linear);
        Gemm.multiply(w1, TRANSPOSED, h.array(), PLAIN, sum.array(), false);
        read(sum, quadratic);
    }

    private void read(ColumnMatrix sum, float[][] target) {
        for (int example = 0; example < sum.columns(); example++) {
            sum.read(example * outputs, target[example]);
        }
    }

    /**
     * The second layer's z = W h + b at the next positions of the row; positions are taken in rising order, none is left out.
     *
     * @param examples number of examples
     * @param wanted for each position whether it is asked for
     * @param z for each position from {@code from} on [outputs · examples]: overwritten where it is wanted
     */
    void advance(int row, int from, int end, int examples, boolean[] wanted, float[][] z) {
        for (int at = from; at < end; at++) {
            biasAt(row, at, bias[at - from]);
        }
        for (int example = 0; example < examples; example++) {
            for (int at = from; at < end; at++) {
                follow(example, at);
                if (wanted[at]) {
                    evaluate(constant[example], linear[example], quadratic[example], bias[at - from], a[at], value);
                    System.arraycopy(value, 0, z[at - from], example * outputs, outputs);
                }
            }
        }
    }

    private void biasAt(int row, int column, float[] sums) {
        double[] c = grid.at(column, row);
        for (int unit = 0; unit < outputs; unit++) {
            double sum = biases[0][unit];
            for (int i = 0; i < c.length; i++) {
                sum += c[i] * biases[i + 1][unit];
            }
            sums[unit] = (float) sum;
        }
    }

    /** The changes of one example at a position; at the first one it has begun already. */
    private void follow(int example, int at) {
        if (at == 0) {
            return;
        }
        int end = changes.begin(example, at + 1);
        int[] order = changes.units(example);
        for (int change = changes.begin(example, at); change < end; change++) {
            int unit = order[change];
            int i = example * units + unit;
            float sign = 1 - 2 * active[i];
            add(
                    constant[example],
                    linear[example],
                    quadratic[example],
                    m0[unit],
                    second.outgoing().alongFirst()[unit],
                    sign * p[i],
                    sign * q[i]);
        }
    }

    private static void multiply(float[] x, float[] y, float[] product) {
        for (int i = 0; i < product.length; i++) {
            product[i] = x[i] * y[i];
        }
    }

    private static void add(float[] a, float[] b, float[] c, float[] m0, float[] m1, float p, float q) {
        for (int i = 0; i < a.length; i++) {
            a[i] += p * m0[i];
            b[i] += q * m0[i] + p * m1[i];
            c[i] += q * m1[i];
        }
    }

    private static void evaluate(float[] a, float[] b, float[] c, float[] bias, float at, float[] value) {
        for (int i = 0; i < value.length; i++) {
            value[i] = bias[i] + a[i] + at * (b[i] + at * c[i]);
        }
    }

    @Override
    public void close() {
        theta.close();
        activeUnits.close();
        product.close();
    }
}
