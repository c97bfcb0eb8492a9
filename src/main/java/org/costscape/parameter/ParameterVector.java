package org.costscape.parameter;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
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
    /** Numbers that are summed at a time; a multiple of four. */
    private static final int TILE = 4096;

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

    /** Each block filled with the value that it starts from. */
    public static ParameterVector initial(ParameterLayout layout, Precision precision) {
        double[] values = new double[layout.size()];
        for (Block block : layout.blocks()) {
            Arrays.fill(values, block.offset(), block.offset() + block.size(), block.initial());
        }
        return of(layout, precision, values);
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
        double[] copy = new double[size()];
        numbers.readWidened(0, copy, new float[size()]);
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
        numbers.writeRounded(0, values, new float[values.length]);
    }

    /** Copies a tile from number {@code from} on, as far as there are numbers; {@code scratch} is at least as long. */
    public void read(int from, double[] tile, float[] scratch) {
        numbers.readWidened(from, tile, scratch);
    }

    /** Overwrites a tile from number {@code from} on; {@code scratch} is at least as long. */
    public void write(int from, double[] tile, float[] scratch) {
        numbers.writeRounded(from, tile, scratch);
    }

    /** A copy of one block's numbers in double. */
    public double[] widened(Block block) {
        double[] copy = new double[block.size()];
        numbers.readWidened(block.offset(), copy, new float[copy.length]);
        return copy;
    }

    /** Overwrites one block's numbers, rounded to this vector's precision. */
    public void writeRounded(Block block, double[] values) {
        numbers.writeRounded(block.offset(), values, new float[values.length]);
    }

    /** Overwrites one block's numbers. */
    public void write(Block block, float[] values) {
        numbers.write(block.offset(), values);
    }

    /** Overwrites one block's numbers. */
    public void write(Block block, double[] values) {
        numbers.write(block.offset(), values);
    }

    /** Copies {@code count} numbers from number {@code from} on into a matrix of the same precision. */
    public void copyTo(ColumnMatrix target, int to, int from, int count) {
        target.copy(to, numbers, from, count);
    }

    /** Overwrites {@code count} numbers from number {@code to} on by those of a matrix of the same precision. */
    public void copyFrom(ColumnMatrix source, int from, int to, int count) {
        numbers.copy(to, source, from, count);
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

    /** ‖this‖, accumulated in double. */
    public double norm() {
        return Math.sqrt(dot(this));
    }

    /** Σ thisᵢ · otherᵢ, accumulated in double. */
    public double dot(ParameterVector other) {
        return sum(other, ParameterVector::dot);
    }

    /** ‖this − other‖, accumulated in double. */
    public double distance(ParameterVector other) {
        return Math.sqrt(sum(other, ParameterVector::squaredDistance));
    }

    /** The sum of what is read off tiles of both vectors, without a copy of all of them. */
    private double sum(ParameterVector other, ToDoubleBiFunction<double[], double[]> ofTile) {
        double[] a = new double[TILE];
        double[] b = new double[TILE];
        float[] scratch = new float[TILE];
        double sum = 0;
        for (int from = 0; from < size(); from += TILE) {
            if (size() - from < TILE) { // what the tile before has left counts nothing
                Arrays.fill(a, 0);
                Arrays.fill(b, 0);
            }
            read(from, a, scratch);
            other.read(from, b, scratch);
            sum += ofTile.applyAsDouble(a, b);
        }
        return sum;
    }

    /** Four sums at a time, which need not wait for each other. */
    private static double dot(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int i = 0; i < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        return (s0 + s1) + (s2 + s3);
    }

    private static double squaredDistance(double[] a, double[] b) {
        double[] difference = a.clone();
        for (int i = 0; i < a.length; i++) {
            difference[i] -= b[i];
        }
        return dot(difference, difference);
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
