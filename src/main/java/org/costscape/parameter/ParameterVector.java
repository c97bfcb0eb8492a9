package org.costscape.parameter;

import java.util.List;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.nd4j.linalg.api.blas.Level1;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A point (or a direction) of parameter space: θ ∈ ℝⁿ as one flat array outside the Java heap, with a view of each block.
 *
 * <p>A vector is changed only by its own methods that say so; everything that takes a θ leaves it untouched.
 */
public final class ParameterVector implements AutoCloseable {
    private final ParameterLayout layout;
    private final ColumnMatrix numbers; // (n, 1)
    private final List<INDArray> views;

    private ParameterVector(ParameterLayout layout, Precision precision) {
        this.layout = layout;
        this.numbers = ColumnMatrix.zeros(precision, layout.size(), 1);
        this.views = layout.blocks().stream().map(this::view).toList();
    }

    /** θ = 0. */
    public static ParameterVector zeros(ParameterLayout layout, Precision precision) {
        return new ParameterVector(layout, precision);
    }

    /** θ with the given numbers, in the order of the layout. */
    public static ParameterVector of(ParameterLayout layout, Precision precision, double[] values) {
        if (values.length != layout.size()) {
            throw new IllegalArgumentException("expected " + layout.size() + " parameters, found " + values.length);
        }
        ParameterVector vector = zeros(layout, precision);
        vector.write(values);
        return vector;
    }

    public ParameterLayout layout() {
        return layout;
    }

    public Precision precision() {
        return numbers.precision();
    }

    /** Number of parameters n. */
    public int size() {
        return layout.size();
    }

    /**
     * A block as a matrix in 'f' order: a weight [outputs, inputs], stored row by row, is (inputs, outputs); a bias
     * [outputs] is (outputs, 1). The view shares memory with θ.
     */
    public INDArray view(int block) {
        return views.get(block);
    }

    /** A copy of one block's numbers, of a vector in float. */
    public float[] floats(Block block) {
        float[] copy = new float[block.size()];
        numbers.read(block.offset(), copy);
        return copy;
    }

    /** A copy of one block's numbers, of a vector in double. */
    public double[] doubles(Block block) {
        double[] copy = new double[block.size()];
        numbers.read(block.offset(), copy);
        return copy;
    }

    /** A copy of all numbers. */
    public double[] toDoubles() {
        if (precision() == Precision.DOUBLE) {
            double[] copy = new double[size()];
            numbers.read(0, copy);
            return copy;
        }
        float[] floats = toFloats();
        double[] copy = new double[floats.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = floats[i];
        }
        return copy;
    }

    /** A copy of all numbers of a vector in float. */
    public float[] toFloats() {
        float[] copy = new float[size()];
        numbers.read(0, copy);
        return copy;
    }

    /** Overwrites all numbers, rounded to this vector's precision. */
    public void write(double[] values) {
        if (precision() == Precision.DOUBLE) {
            numbers.write(0, values);
            return;
        }
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        numbers.write(0, floats);
    }

    /** Copies a tile from number {@code from} on, as far as there are numbers; {@code floats} is scratch of its length. */
    void read(int from, double[] tile, float[] floats) {
        if (precision() == Precision.DOUBLE) {
            numbers.read(from, tile);
            return;
        }
        numbers.read(from, floats);
        for (int i = 0; i < tile.length; i++) {
            tile[i] = floats[i];
        }
    }

    /** Overwrites a tile from number {@code from} on; {@code floats} is scratch of its length. */
    void write(int from, double[] tile, float[] floats) {
        if (precision() == Precision.DOUBLE) {
            numbers.write(from, tile);
            return;
        }
        for (int i = 0; i < tile.length; i++) {
            floats[i] = (float) tile[i];
        }
        numbers.write(from, floats);
    }

    /** Overwrites one block's numbers. */
    public void write(Block block, float[] values) {
        numbers.write(block.offset(), values);
    }

    /** Overwrites one block's numbers. */
    public void write(Block block, double[] values) {
        numbers.write(block.offset(), values);
    }

    /** An independent copy. */
    public ParameterVector copy() {
        ParameterVector copy = zeros(layout, precision());
        copy.assign(this);
        return copy;
    }

    /** this ← other. */
    public void assign(ParameterVector other) {
        numbers.copyColumn(0, other.numbers, 0);
    }

    /** this ← 0. */
    public void clear() {
        numbers.array().assign(0);
    }

    /** this ← factor · this. */
    public void scale(double factor) {
        level1().scal(size(), factor, numbers.array());
    }

    /** this ← this + factor · other. */
    public void add(double factor, ParameterVector other) {
        level1().axpy(size(), factor, other.numbers.array(), numbers.array());
    }

    /** ‖this − other‖, accumulated in double. */
    public double distance(ParameterVector other) {
        double[] a = toDoubles();
        double[] b = other.toDoubles();
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    /** Frees the memory at once; the vector and its views must not be used afterwards. */
    @Override
    public void close() {
        numbers.close();
    }

    private INDArray view(Block block) {
        int columns = block.shape().get(0);
        int rows = block.size() / columns;
        INDArray flat = numbers.array()
                .reshape('f', new long[] {size()})
                .get(NDArrayIndex.interval(block.offset(), block.offset() + block.size()));
        return block.shape().size() == 1
                ? flat.reshape('f', new long[] {columns, 1})
                : flat.reshape('f', new long[] {rows, columns});
    }

    private static Level1 level1() {
        return Nd4j.getBlasWrapper().level1();
    }
}
