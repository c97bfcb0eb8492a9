package org.costscape.network;

import java.util.List;
import java.util.stream.IntStream;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Subspace;
import org.costscape.task.Parallel;
import org.jspecify.annotations.Nullable;

/**
 * A first product and the batch normalization behind it on a line or a plane of parameter space, in float, with the statistics
 * of the whole set at each point. From the products x₀ = W₀x and xᵢ = Dᵢx, each made centered over the examples once:
 *
 * <pre>
 *   z − mean = Σ cᵢ xᵢ  (c₀ = 1),   variance = Σᵢⱼ cᵢ cⱼ mean(xᵢ xⱼ),   h = φ(γ (z − mean)/√(ε + variance) + β)
 * </pre>
 *
 * <p>So no point costs a product or a look at the examples for their statistics, and a bias between the two does not matter.
 */
final class NormalizedSubspaceLayer implements GridLayer {
    /** Numbers in a tile, so that all arrays fit in a core's own cache; a longer column is a tile of its own. */
    private static final int TILE = 1 << 11;

    private final Layer layer;
    private final BatchNormalization normalization;
    private final Subspace subspace;
    private final double[][] covariances; // [pair][unit]
    private final float[] factor; // of the point, as often as a tile has columns
    private final float[] shift;
    private final int columns;
    private double[] at;

    /** @param layer a product and a bias or none, without a nonlinearity */
    NormalizedSubspaceLayer(Layer layer, BatchNormalization normalization, Subspace subspace) {
        this.layer = layer;
        this.normalization = normalization;
        this.subspace = subspace;
        this.covariances = new double[vectors() * vectors()][units()];
        this.columns = Math.max(1, TILE / units());
        this.factor = new float[columns * units()];
        this.shift = new float[columns * units()];
        this.at = new double[subspace.dimension()];
    }

    /** Whether two layers are such a beginning. */
    static boolean fits(Layer first, Layer second, Precision precision) {
        boolean linear =
                first instanceof Linear || (first instanceof Dense dense && dense.activation() == Activation.IDENTITY);
        return precision == Precision.FLOAT && linear && second instanceof BatchNormalization;
    }

    private int vectors() {
        return subspace.dimension() + 1;
    }

    @Override
    public int units() {
        return layer.units();
    }

    @Override
    public Pass newPass(Precision precision, int capacity) {
        return new ChunkPass((ProductPass) layer.newPass(precision, capacity), capacity);
    }

    @Override
    public void begin(List<Pass> passes, List<ColumnMatrix> x, Parallel parallel) {
        int examples = x.stream().mapToInt(ColumnMatrix::columns).sum();
        double[][][] sums = new double[passes.size()][][];
        parallel.forEach(
                passes.size(), (chunk, lane) -> sums[chunk] = ((ChunkPass) passes.get(chunk)).begin(x.get(chunk)));
        double[][] means = sum(sums, vectors(), examples);
        double[][][] products = new double[passes.size()][][];
        parallel.forEach(
                passes.size(), (chunk, lane) -> products[chunk] = ((ChunkPass) passes.get(chunk)).center(means));
        System.arraycopy(sum(products, covariances.length, examples), 0, covariances, 0, covariances.length);
    }

    /** The sums of the chunks in their order, divided by the number of examples. */
    private double[][] sum(double[][][] ofChunks, int rows, int examples) {
        double[][] total = new double[rows][units()];
        for (double[][] chunk : ofChunks) {
            for (int row = 0; row < rows; row++) {
                for (int unit = 0; unit < units(); unit++) {
                    total[row][unit] += chunk[row][unit] / examples;
                }
            }
        }
        return total;
    }

    @Override
    public void moveTo(double[] c, ParameterVector theta) {
        at = c;
        double[] gamma = theta.widened(normalization.weight());
        double[] beta = theta.widened(normalization.bias());
        for (int unit = 0; unit < units(); unit++) {
            double variance = 0;
            for (int i = 0; i < vectors(); i++) {
                for (int j = 0; j < vectors(); j++) {
                    variance += coordinate(i) * coordinate(j) * covariances[i * vectors() + j][unit];
                }
            }
            double epsilon = normalization.definition().epsilon();
            float scale = (float) (gamma[unit] / Math.sqrt(epsilon + Math.max(0, variance)));
            for (int column = 0; column < columns; column++) {
                factor[column * units() + unit] = scale;
                shift[column * units() + unit] = (float) beta[unit];
            }
        }
    }

    private double coordinate(int i) {
        return i == 0 ? 1 : at[i - 1];
    }

    private final class ChunkPass implements Pass {
        private final ProductPass pass;
        private final SubspaceProducts products;
        private final PassMemory ofRow;
        private final PassMemory output;
        private final float[] value = new float[factor.length];
        private final float[] slope = new float[factor.length];
        private @Nullable Double row;

        ChunkPass(ProductPass pass, int capacity) {
            this.pass = pass;
            this.products = new SubspaceProducts(subspace, Precision.FLOAT, capacity);
            this.ofRow = new PassMemory(Precision.FLOAT, units(), capacity);
            this.output = new PassMemory(Precision.FLOAT, units(), capacity);
        }

        /** The sums of each product over the examples, [vector][unit]. */
        double[][] begin(ColumnMatrix x) {
            row = null;
            products.begin(pass, x);
            return IntStream.range(0, vectors())
                    .mapToObj(i -> sums(products.of(i), null))
                    .toArray(double[][]::new);
        }

        /** Takes the means from the products, and returns the sums of the products of each pair of them. */
        double[][] center(double[][] means) {
            for (int i = 0; i < vectors(); i++) {
                float[] numbers = read(products.of(i));
                for (int at = 0; at < numbers.length; at++) {
                    numbers[at] -= (float) means[i][at % units()];
                }
                products.of(i).write(0, numbers);
            }
            return IntStream.range(0, covariances.length)
                    .mapToObj(pair -> sums(products.of(pair / vectors()), products.of(pair % vectors())))
                    .toArray(double[][]::new);
        }

        private static float[] read(ColumnMatrix matrix) {
            float[] numbers = new float[matrix.rows() * matrix.columns()];
            matrix.read(0, numbers);
            return numbers;
        }

        private double[] sums(ColumnMatrix first, @Nullable ColumnMatrix second) {
            float[] a = read(first);
            float[] b = second == null ? null : read(second);
            double[] sums = new double[units()];
            for (int at = 0; at < a.length; at++) {
                sums[at % units()] += b == null ? a[at] : (double) a[at] * b[at];
            }
            return sums;
        }

        @Override
        public ColumnMatrix forward(ParameterVector theta, ColumnMatrix x) {
            ColumnMatrix base = base();
            ColumnMatrix slopes = products.of(1);
            ColumnMatrix h = output.columns(base.columns());
            int numbers = base.rows() * base.columns();
            for (int from = 0; from < numbers; from += factor.length) {
                int n = Math.min(factor.length, numbers - from);
                base.read(from, value);
                slopes.read(from, slope);
                normalize(value, slope, (float) at[0], factor, shift);
                normalization.definition().activation().apply(value, n);
                h.write(from, value);
            }
            return h;
        }

        /** x₀ + c₂x₂, the same for all points of a row. */
        private ColumnMatrix base() {
            if (at.length == 1) {
                return products.of(0);
            }
            ColumnMatrix origin = products.of(0);
            ColumnMatrix sum = ofRow.columns(origin.columns());
            if (row == null || row != at[1]) {
                sum.copy(0, origin, 0, origin.rows() * origin.columns());
                sum.add(at[1], products.of(2));
                row = at[1];
            }
            return sum;
        }

        private static void normalize(float[] value, float[] slope, float at, float[] factor, float[] shift) {
            for (int i = 0; i < value.length; i++) {
                value[i] = (value[i] + at * slope[i]) * factor[i] + shift[i];
            }
        }

        @Override
        public void backward(ColumnMatrix delta, @Nullable ParameterVector gradient, boolean accumulate) {
            throw new UnsupportedOperationException("no gradient on a grid");
        }

        @Override
        public ColumnMatrix inputGradient(ParameterVector theta, ColumnMatrix delta) {
            throw new UnsupportedOperationException("no gradient on a grid");
        }

        @Override
        public void close() {
            pass.close();
            products.close();
            ofRow.close();
            output.close();
        }
    }
}
