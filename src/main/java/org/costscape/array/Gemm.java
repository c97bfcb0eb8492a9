package org.costscape.array;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_daxpy;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_saxpy;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.util.Objects;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Matrix products into preallocated memory: C ← op(A) op(B) + βC, all three in 'f' order without gaps.
 *
 * <p>Calls oneDNN (single precision, where it is present) or OpenBLAS itself: the way through ND4J costs some 10 µs a call,
 * as much as a whole product of a recurrent network.
 */
public final class Gemm {
    private Gemm() {}

    /** Whether a factor is taken as it is or transposed. */
    public enum Factor {
        PLAIN(CblasNoTrans),
        TRANSPOSED(CblasTrans);

        private final int blas;

        Factor(int blas) {
            this.blas = blas;
        }
    }

    /**
     * C ← op(A) op(B), added to C where {@code accumulate}.
     *
     * @param a (m, k), or (k, m) transposed
     * @param b (k, n), or (n, k) transposed
     * @param c (m, n)
     */
    public static void multiply(INDArray a, Factor opA, INDArray b, Factor opB, INDArray c, boolean accumulate) {
        int m = (int) c.size(0);
        int n = (int) c.size(1);
        int k = (int) a.size(opA == Factor.PLAIN ? 1 : 0);
        if (a.length() != (long) m * k || b.length() != (long) k * n || k != b.size(opB == Factor.PLAIN ? 0 : 1)) {
            throw new IllegalArgumentException("shapes do not fit: " + a.shapeInfoToString() + opA
                    + b.shapeInfoToString() + opB + c.shapeInfoToString());
        }
        multiply(m, n, k, a, opA, b, 0, opB, c, 0, accumulate);
    }

    /**
     * C ← op(A) B, added to C where {@code accumulate}, for some columns of B and C: without views, which take as long to make
     * as a small product.
     *
     * @param a (m, k), or (k, m) transposed
     * @param b (k, …), of which the n columns from {@code firstB} on are taken
     * @param c (m, …), of which the n columns from {@code firstC} on are written
     */
    public static void multiplyColumns(
            INDArray a, Factor opA, ColumnMatrix b, int firstB, ColumnMatrix c, int firstC, int n, boolean accumulate) {
        int m = c.rows();
        int k = b.rows();
        if (a.length() != (long) m * k || a.size(opA == Factor.PLAIN ? 0 : 1) != m) {
            throw new IllegalArgumentException(
                    "shapes do not fit: " + a.shapeInfoToString() + opA + ", " + k + " to " + m + " rows");
        }
        Objects.checkFromIndexSize(firstB, n, b.columns());
        Objects.checkFromIndexSize(firstC, n, c.columns());
        multiply(m, n, k, a, opA, b.array(), firstB * k, Factor.PLAIN, c.array(), firstC * m, accumulate);
    }

    /**
     * C ← Aᵀ B with the first m columns of A.
     *
     * @param a (k, …)
     * @param b (k, n)
     * @param c memory, at the beginning of which C (m, n) is laid without gaps
     */
    public static void multiplyTransposed(ColumnMatrix a, int m, INDArray b, ColumnMatrix c) {
        int k = a.rows();
        int n = (int) b.size(1);
        if (b.size(0) != k) {
            throw new IllegalArgumentException("shapes do not fit: " + k + " rows and " + b.shapeInfoToString());
        }
        Objects.checkFromIndexSize(0, m, a.columns());
        Objects.checkFromIndexSize(0, m * n, c.rows() * c.columns());
        multiply(m, n, k, a.array(), Factor.TRANSPOSED, b, 0, Factor.PLAIN, c.array(), 0, false);
    }

    private static void multiply(
            int m,
            int n,
            int k,
            INDArray a,
            Factor opA,
            INDArray b,
            int offsetB,
            Factor opB,
            INDArray c,
            int offsetC,
            boolean accumulate) {
        int rowsA = (int) a.size(0);
        int rowsB = (int) b.size(0);
        if (type(a, b, c) == DataType.FLOAT) {
            FloatPointer pa = (FloatPointer) a.data().addressPointer();
            FloatPointer pb = from((FloatPointer) b.data().addressPointer(), offsetB);
            FloatPointer pc = from((FloatPointer) c.data().addressPointer(), offsetC);
            float beta = accumulate ? 1 : 0;
            if (OneDnn.PRESENT) {
                OneDnn.multiply(
                        m, n, k, pa, opA == Factor.TRANSPOSED, rowsA, pb, opB == Factor.TRANSPOSED, rowsB, beta, pc);
                return;
            }
            cblas_sgemm(CblasColMajor, opA.blas, opB.blas, m, n, k, 1, pa, rowsA, pb, rowsB, beta, pc, m);
        } else {
            DoublePointer pa = (DoublePointer) a.data().addressPointer();
            DoublePointer pb = from((DoublePointer) b.data().addressPointer(), offsetB);
            DoublePointer pc = from((DoublePointer) c.data().addressPointer(), offsetC);
            double beta = accumulate ? 1 : 0;
            cblas_dgemm(CblasColMajor, opA.blas, opB.blas, m, n, k, 1, pa, rowsA, pb, rowsB, beta, pc, m);
        }
    }

    private static FloatPointer from(FloatPointer pointer, int offset) {
        return offset == 0 ? pointer : new FloatPointer(pointer).position(pointer.position() + offset);
    }

    private static DoublePointer from(DoublePointer pointer, int offset) {
        return offset == 0 ? pointer : new DoublePointer(pointer).position(pointer.position() + offset);
    }

    /** y ← y + factor · x, both without gaps. */
    static void add(double factor, INDArray x, INDArray y) {
        if (x.length() != y.length()) {
            throw new IllegalArgumentException("shapes do not fit: " + x.shapeInfoToString() + y.shapeInfoToString());
        }
        int n = (int) y.length();
        if (type(x, x, y) == DataType.FLOAT) {
            FloatPointer px = (FloatPointer) x.data().addressPointer();
            cblas_saxpy(n, (float) factor, px, 1, (FloatPointer) y.data().addressPointer(), 1);
        } else {
            DoublePointer px = (DoublePointer) x.data().addressPointer();
            cblas_daxpy(n, factor, px, 1, (DoublePointer) y.data().addressPointer(), 1);
        }
    }

    private static DataType type(INDArray a, INDArray b, INDArray c) {
        DataType type = c.dataType();
        if (a.dataType() != type || b.dataType() != type) {
            throw new IllegalArgumentException(
                    "expected one type of numbers, found " + a.dataType() + ", " + b.dataType() + " and " + type);
        }
        return type;
    }
}
