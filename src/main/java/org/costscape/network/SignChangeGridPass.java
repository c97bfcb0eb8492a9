package org.costscape.network;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Subspace;
import org.costscape.parameter.SubspaceGrid;
import org.jspecify.annotations.Nullable;

/**
 * A network in float whose first layer has rectified linear units, and whose second layer begins with a product of them: along
 * a row of the grid {@link RowPolynomials} give the second layer, so that no point costs that product. The layers behind it
 * take θ as it is at each point.
 */
final class SignChangeGridPass implements GridPass {
    /** Examples of a chunk. */
    static final int EXAMPLES = 128;

    /** Sums up to this size leave rounding errors that no cost shows; those of usual networks are below a hundredth of it. */
    private static final double LARGEST_SUM = 1e5;

    /** Numbers of second units at a few positions that fit in a core's own cache. */
    private static final int NUMBERS = 1 << 16;

    private final SubspaceGrid grid;
    private final Subspace subspace;
    private final Layer.ProductPass first;
    private final Block firstBias;
    private final SecondLayer second;
    private final List<Layer.Pass> rest;
    private final int behindSecond;
    private final GridPass direct;
    private final SubspaceProducts products;
    private final Elementwise elementwise;
    private final RowPolynomials polynomials;
    private final ParameterVector theta;
    private final PassMemory hidden;
    private final float[][] atPoint;
    private final float[][] z; // the first layer's products of the origin and of each direction, [examples · units]
    private final boolean[] finite;
    private int examples;
    private boolean cancels;

    /**
     * What the second layer is.
     *
     * @param weight [outputs, units]
     * @param bias [outputs]; a linear layer has none
     * @param outgoing its weights once more, shared by all threads
     * @param activation its nonlinearity
     */
    record SecondLayer(Block weight, @Nullable Block bias, OutgoingWeights outgoing, Activation activation) {
        int outputs() {
            return weight.shape().get(0);
        }

        int units() {
            return weight.size() / outputs();
        }
    }

    /**
     * @param first the first layer's pass; closed with this, as the others are
     * @param behindSecond number of the first parameter behind the second layer
     * @param direct goes on where sums of what the units hand on would lose too many digits
     */
    SignChangeGridPass(
            SubspaceGrid grid,
            Layer.ProductPass first,
            Block firstBias,
            SecondLayer second,
            List<Layer.Pass> rest,
            int behindSecond,
            GridPass direct) {
        this.grid = grid;
        this.subspace = grid.subspace();
        this.first = first;
        this.firstBias = firstBias;
        this.second = second;
        this.rest = rest;
        this.behindSecond = behindSecond;
        this.direct = direct;
        this.products = new SubspaceProducts(subspace, Precision.FLOAT, EXAMPLES);
        this.elementwise = Elementwise.of(Precision.FLOAT, second.units() * EXAMPLES);
        int positions = Math.min(grid.columns(), Math.max(4, NUMBERS / EXAMPLES / second.outputs()));
        this.polynomials = new RowPolynomials(grid, second, EXAMPLES, positions);
        this.theta = ParameterVector.zeros(subspace.origin().layout(), Precision.FLOAT);
        this.hidden = new PassMemory(Precision.FLOAT, second.outputs(), EXAMPLES);
        this.atPoint = new float[positions][second.outputs() * EXAMPLES];
        this.z = new float[subspace.dimension() + 1][second.units() * EXAMPLES];
        this.finite = new boolean[EXAMPLES];
    }

    @Override
    public int capacity() {
        return EXAMPLES;
    }

    @Override
    public void begin(ColumnMatrix x) {
        products.begin(first, x);
        for (int i = 0; i <= subspace.dimension(); i++) {
            ParameterVector vector =
                    i == 0 ? subspace.origin() : subspace.directions().get(i - 1);
            elementwise.biasAndActivate(products.of(i), vector, firstBias, Activation.IDENTITY);
        }
        examples = x.columns();
        findFinite();
        cancels = largestSum() > LARGEST_SUM;
        if (cancels) {
            direct.begin(x);
        } else {
            polynomials.begin(z, examples);
        }
    }

    /**
     * A bound of what is added up for an output of the second layer on the way through the grid, Σᵢₖ |xᵢ xₖ| Σⱼ |Wᵢⱼ| max|zₖ|. What
     * units that have been switched off have left is a rounding error of it.
     */
    private double largestSum() {
        double weights = 0;
        double units = 0;
        for (int k = 0; k < z.length; k++) {
            double x = k == 0 ? 1 : k == 1 ? farthest(grid.columns(), grid::a) : farthest(grid.rows(), grid::b);
            weights += x * second.outgoing().largestSum(k);
            units += x * largest(z[k], examples * second.units());
        }
        return weights * units;
    }

    private static double farthest(int count, IntToDoubleFunction position) {
        return Math.max(Math.abs(position.applyAsDouble(0)), Math.abs(position.applyAsDouble(count - 1)));
    }

    private static float largest(float[] values, int count) {
        float largest = 0;
        for (int i = 0; i < count; i++) {
            largest = Math.max(largest, Math.abs(values[i]));
        }
        return largest;
    }

    /** Reads the products, and looks for examples all of whose products are finite; sets the others to 0. */
    private void findFinite() {
        Arrays.fill(finite, true);
        for (int i = 0; i < z.length; i++) {
            products.of(i).read(0, z[i]);
            for (int k = 0; k < examples * second.units(); k++) {
                if (!Float.isFinite(z[i][k])) {
                    finite[k / second.units()] = false;
                    z[i][k] = 0;
                }
            }
        }
    }

    @Override
    public void row(int row, boolean[] wanted, Visitor visitor) {
        if (cancels) {
            direct.row(row, wanted, visitor);
            return;
        }
        polynomials.row(row);
        for (int from = 0; from < wanted.length; from += atPoint.length) {
            int end = Math.min(wanted.length, from + atPoint.length);
            polynomials.advance(row, from, end, wanted, atPoint);
            for (int column = from; column < end; column++) {
                if (wanted[column]) {
                    visitor.visit(column, rest(row, column, second(atPoint[column - from])));
                }
            }
        }
    }

    /** The second layer's output of its z; not a number for examples whose products are not finite. */
    private ColumnMatrix second(float[] z) {
        int outputs = second.outputs();
        for (int example = 0; example < examples; example++) {
            if (!finite[example]) {
                Arrays.fill(z, example * outputs, (example + 1) * outputs, Float.NaN);
            }
        }
        ColumnMatrix h = hidden.columns(examples);
        h.write(0, z);
        return h;
    }

    private ColumnMatrix rest(int row, int column, ColumnMatrix second) {
        if (rest.isEmpty()) {
            return second;
        }
        subspace.at(grid.at(column, row), theta, behindSecond, theta.size() - behindSecond);
        ColumnMatrix h = second;
        for (Layer.Pass layer : rest) {
            h = layer.forward(theta, h);
        }
        return h;
    }

    @Override
    public void close() {
        first.close();
        rest.forEach(Layer.Pass::close);
        products.close();
        polynomials.close();
        direct.close();
        theta.close();
        hidden.close();
    }
}
