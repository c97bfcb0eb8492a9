package org.costscape.network;

import org.costscape.parameter.Subspace;
import org.costscape.parameter.SubspaceGrid;

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
    /** Changes that are taken together, so that the sums are read and written once for them. */
    private static final int FOUR = 4;

    private final Subspace subspace;
    private final SubspaceGrid grid;
    private final SignChangeGridPass.SecondLayer second;
    private final float[] a;
    private final int units;
    private final int outputs;
    private final SignChanges changes;
    private final RowStarts starts;
    private final float[][] ofRow;
    private final float[][] biases; // of the origin and each direction
    private final float[][] bias; // at the next positions
    private final float[] p;
    private final float[] active;
    private final float[][] constant; // [example][output], as the other two
    private final float[][] linear;
    private final float[][] quadratic;
    private final float[] value;
    private final float[][] rows0 = new float[FOUR][]; // of the next changes, with their p and q
    private final float[][] rows1 = new float[FOUR][];
    private final float[] p4 = new float[FOUR];
    private final float[] q4 = new float[FOUR];
    private float[][] m0;
    private float[][] z = new float[0][];
    private int examples;

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
        this.starts = new RowStarts(grid, second, capacity);
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
        this.active = new float[units * capacity];
        this.constant = new float[capacity][outputs];
        this.linear = new float[capacity][outputs];
        this.quadratic = new float[capacity][outputs];
        this.value = new float[outputs];
    }

    /**
     * Takes up a chunk of examples.
     *
     * @param products the first layer's products of the origin and of each direction, finite: [examples · units] or longer
     */
    void begin(float[][] products, int count) {
        z = products;
        examples = count;
        starts.begin(products, count);
    }

    /** Begins a row: A, B and C of all examples at its first position. */
    void row(int row) {
        for (int each = starts.from(row); each < row; each++) {
            position(each);
            changes.findActive(p, z[1], active, examples * units);
            starts.follow(each, active);
        }
        position(row);
        for (int example = 0; example < examples; example++) {
            changes.find(example, p, z[1], active, example * units);
        }
        starts.follow(row, active);
        for (int example = 0; example < examples; example++) {
            starts.polynomial(example, constant[example], linear[example], quadratic[example]);
        }
        m0 = second.outgoing().ofRow(grid.b(row), ofRow);
    }

    /** p at a row: z₀ + b z₂. */
    private void position(int row) {
        int count = examples * units;
        if (subspace.dimension() == 1 || grid.b(row) == 0) {
            System.arraycopy(z[0], 0, p, 0, count);
        } else {
            add(z[0], (float) grid.b(row), z[2], p, count);
        }
    }

    private static void add(float[] x, float factor, float[] y, float[] sum, int count) {
        for (int i = 0; i < count; i++) {
            sum[i] = x[i] + factor * y[i];
        }
    }

    /**
     * The second layer's outputs φ(W h + b) at the next positions of the row; positions are taken in rising order, none is left out.
     *
     * @param wanted for each position whether it is asked for
     * @param z for each position from {@code from} on [outputs · examples]: overwritten where it is wanted
     */
    void advance(int row, int from, int end, boolean[] wanted, float[][] z) {
        for (int at = from; at < end; at++) {
            biasAt(row, at, bias[at - from]);
        }
        for (int example = 0; example < examples; example++) {
            for (int at = from; at < end; at++) {
                follow(example, at);
                if (wanted[at]) {
                    evaluate(constant[example], linear[example], quadratic[example], bias[at - from], a[at], value);
                    second.activation().apply(value, outputs);
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
        int[] order = changes.units(example);
        float[][] m1 = second.outgoing().of(1);
        int change = changes.begin(example, at);
        int end = changes.begin(example, at + 1);
        for (; change + FOUR <= end; change += FOUR) {
            for (int k = 0; k < FOUR; k++) {
                int unit = order[change + k];
                int i = example * units + unit;
                float sign = 1 - 2 * active[i];
                rows0[k] = m0[unit];
                rows1[k] = m1[unit];
                p4[k] = sign * p[i];
                q4[k] = sign * z[1][i];
            }
            add(constant[example], rows0, p4);
            add(linear[example], rows0, q4);
            add(linear[example], rows1, p4);
            add(quadratic[example], rows1, q4);
        }
        for (; change < end; change++) {
            int unit = order[change];
            int i = example * units + unit;
            float sign = 1 - 2 * active[i];
            add(
                    constant[example],
                    linear[example],
                    quadratic[example],
                    m0[unit],
                    m1[unit],
                    sign * p[i],
                    sign * z[1][i]);
        }
    }

    private static void add(float[] sum, float[][] rows, float[] factors) {
        add(sum, rows[0], factors[0], rows[1], factors[1], rows[2], factors[2], rows[3], factors[3]);
    }

    private static void add(
            float[] sum, float[] x0, float f0, float[] x1, float f1, float[] x2, float f2, float[] x3, float f3) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += (f0 * x0[i] + f1 * x1[i]) + (f2 * x2[i] + f3 * x3[i]);
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
        starts.close();
    }
}
