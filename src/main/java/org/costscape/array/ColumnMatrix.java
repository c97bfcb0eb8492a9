package org.costscape.array;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Locale;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.costscape.file.BadInputException;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A matrix outside the Java heap, one example a column, columns one after the other in memory ('f' order), with fast
 * copies to and from Java arrays, on which the element-wise work is done.
 *
 * <ul>
 *   <li>rows: features or units
 *   <li>columns: examples
 * </ul>
 *
 * <p>A {@link #columns} view shares the memory of its matrix. {@link #close} frees the memory at once, of all views too.
 */
public final class ColumnMatrix implements AutoCloseable {
    /** What a Java buffer over native memory can hold. */
    private static final int MOST_BYTES = Integer.MAX_VALUE;

    private final INDArray array;
    private final Precision precision;
    private final int rows;
    private final int columns;
    private final @Nullable FloatBuffer floats;
    private final @Nullable DoubleBuffer doubles;

    private ColumnMatrix(
            INDArray array,
            Precision precision,
            int rows,
            int columns,
            @Nullable FloatBuffer floats,
            @Nullable DoubleBuffer doubles) {
        this.array = array;
        this.precision = precision;
        this.rows = rows;
        this.columns = columns;
        this.floats = floats;
        this.doubles = doubles;
    }

    /** A matrix of zeros. */
    public static ColumnMatrix zeros(Precision precision, int rows, int columns) {
        NativeMath.start();
        if ((double) rows * columns * precision.bytes() > MOST_BYTES) {
            throw new BadInputException(String.format(
                    Locale.ROOT,
                    "%,d × %,d numbers: expected at most %,d bytes in one array; use less data or smaller layers",
                    rows,
                    columns,
                    MOST_BYTES));
        }
        INDArray array = Nd4j.create(precision.type(), new long[] {rows, columns}, 'f');
        return over(array, precision, rows, columns);
    }

    /** The matrix of an array in 'f' order that begins at the start of its buffer. */
    private static ColumnMatrix over(INDArray array, Precision precision, int rows, int columns) {
        long numbers = (long) rows * columns;
        return precision == Precision.FLOAT
                ? new ColumnMatrix(
                        array,
                        precision,
                        rows,
                        columns,
                        new FloatPointer(array.data().addressPointer())
                                .capacity(numbers)
                                .asBuffer(),
                        null)
                : new ColumnMatrix(
                        array,
                        precision,
                        rows,
                        columns,
                        null,
                        new DoublePointer(array.data().addressPointer())
                                .capacity(numbers)
                                .asBuffer());
    }

    public INDArray array() {
        return array;
    }

    public Precision precision() {
        return precision;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /** The columns from … from+count−1, sharing memory with this matrix. */
    public ColumnMatrix columns(int from, int count) {
        if (from == 0 && count == columns) {
            return this;
        }
        int start = from * rows;
        int length = count * rows;
        INDArray view = array.get(
                org.nd4j.linalg.indexing.NDArrayIndex.all(),
                org.nd4j.linalg.indexing.NDArrayIndex.interval(from, from + count));
        if (view.rank() == 1) {
            view = view.reshape('f', new long[] {rows, count});
        }
        return new ColumnMatrix(
                view,
                precision,
                rows,
                count,
                floats == null ? null : floats.slice(start, length),
                doubles == null ? null : doubles.slice(start, length));
    }

    /** A copy in another precision, or this matrix itself where it has that precision. */
    public ColumnMatrix in(Precision other) {
        if (other == precision) {
            return this;
        }
        ColumnMatrix copy = zeros(other, rows, columns);
        copy.array.assign(array);
        return copy;
    }

    /** Number {@code at}, counted column by column. */
    public double get(int at) {
        return floats == null ? doubles().get(at) : floats.get(at);
    }

    /** Copies numbers to fill {@code target}, column by column, or all that are there; the first is number {@code from}. */
    public void read(int from, float[] target) {
        read(from, target, Math.min(target.length, rows * columns - from));
    }

    /** Copies {@code count} numbers to the beginning of {@code target}; the first is number {@code from}. */
    public void read(int from, float[] target, int count) {
        read(from, target, 0, count);
    }

    /** Copies {@code count} numbers to {@code target} from its number {@code at} on; the first is number {@code from}. */
    public void read(int from, float[] target, int at, int count) {
        floats().get(from, target, at, count);
    }

    /** Copies numbers to fill {@code target}, column by column, or all that are there; the first is number {@code from}. */
    public void read(int from, double[] target) {
        read(from, target, Math.min(target.length, rows * columns - from));
    }

    /** Copies {@code count} numbers to the beginning of {@code target}; the first is number {@code from}. */
    public void read(int from, double[] target, int count) {
        read(from, target, 0, count);
    }

    /** Copies {@code count} numbers to {@code target} from its number {@code at} on; the first is number {@code from}. */
    public void read(int from, double[] target, int at, int count) {
        doubles().get(from, target, at, count);
    }

    /** Overwrites numbers by those of {@code source}, column by column, as many as fit; the first is number {@code from}. */
    public void write(int from, float[] source) {
        write(from, source, Math.min(source.length, rows * columns - from));
    }

    /** Overwrites {@code count} numbers by those at the beginning of {@code source}; the first is number {@code from}. */
    public void write(int from, float[] source, int count) {
        floats().put(from, source, 0, count);
    }

    /** Overwrites numbers by those of {@code source}, column by column, as many as fit; the first is number {@code from}. */
    public void write(int from, double[] source) {
        write(from, source, Math.min(source.length, rows * columns - from));
    }

    /** Overwrites {@code count} numbers by those at the beginning of {@code source}; the first is number {@code from}. */
    public void write(int from, double[] source, int count) {
        doubles().put(from, source, 0, count);
    }

    /** As {@link #read(int, double[])}, also of a matrix in float; {@code scratch} is at least as long as the target. */
    public void readWidened(int from, double[] target, float[] scratch) {
        if (precision == Precision.DOUBLE) {
            read(from, target);
            return;
        }
        int count = Math.min(target.length, rows * columns - from);
        floats().get(from, scratch, 0, count);
        for (int i = 0; i < count; i++) {
            target[i] = scratch[i];
        }
    }

    /** As {@link #write(int, double[])}, rounded where the matrix is in float; {@code scratch} as for reading. */
    public void writeRounded(int from, double[] source, float[] scratch) {
        if (precision == Precision.DOUBLE) {
            write(from, source);
            return;
        }
        int count = Math.min(source.length, rows * columns - from);
        for (int i = 0; i < count; i++) {
            scratch[i] = (float) source[i];
        }
        floats().put(from, scratch, 0, count);
    }

    /** Overwrites column {@code to} by a column of another matrix with the same rows and precision. */
    public void copyColumn(int to, ColumnMatrix source, int from) {
        if (precision == Precision.FLOAT) {
            floats().put(to * rows, source.floats(), from * rows, rows);
        } else {
            doubles().put(to * rows, source.doubles(), from * rows, rows);
        }
    }

    /** Overwrites {@code count} numbers from number {@code to} on by those of another matrix of this precision. */
    public void copy(int to, ColumnMatrix source, int from, int count) {
        if (precision == Precision.FLOAT) {
            floats().put(to, source.floats(), from, count);
        } else {
            doubles().put(to, source.doubles(), from, count);
        }
    }

    /** this ← this + factor · other, where the other has the same shape and precision. */
    public void add(double factor, ColumnMatrix other) {
        Gemm.add(factor, other.array, array);
    }

    @Override
    public void close() {
        array.close();
    }

    private FloatBuffer floats() {
        if (floats == null) {
            throw new IllegalStateException("a matrix of doubles has no floats");
        }
        return floats;
    }

    private DoubleBuffer doubles() {
        if (doubles == null) {
            throw new IllegalStateException("a matrix of floats has no doubles");
        }
        return doubles;
    }
}
