package org.costscape.array;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_daxpy;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_saxpy;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

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
        int rowsA = (int) a.size(0);
        int rowsB = (int) b.size(0);
        int m = (int) c.size(0);
        int n = (int) c.size(1);
        int k = (int) a.size(opA == Factor.PLAIN ? 1 : 0);
        if (a.length() != (long) m * k || b.length() != (long) k * n || k != b.size(opB == Factor.PLAIN ? 0 : 1)) {
            throw new IllegalArgumentException("shapes do not fit: " + a.shapeInfoToString() + opA
                    + b.shapeInfoToString() + opB + c.shapeInfoToString());
        }
        if (type(a, b, c) == DataType.FLOAT) {
            FloatPointer pa = (FloatPointer) a.data().addressPointer();
            FloatPointer pb = (FloatPointer) b.data().addressPointer();
            FloatPointer pc = (FloatPointer) c.data().addressPointer();
            float beta = accumulate ? 1 : 0;
            if (OneDnn.PRESENT) {
                OneDnn.multiply(
                        m, n, k, pa, opA == Factor.TRANSPOSED, rowsA, pb, opB == Factor.TRANSPOSED, rowsB, beta, pc);
                return;
            }
            cblas_sgemm(CblasColMajor, opA.blas, opB.blas, m, n, k, 1, pa, rowsA, pb, rowsB, beta, pc, m);
        } else {
            DoublePointer pa = (DoublePointer) a.data().addressPointer();
            DoublePointer pb = (DoublePointer) b.data().addressPointer();
            DoublePointer pc = (DoublePointer) c.data().addressPointer();
            double beta = accumulate ? 1 : 0;
            cblas_dgemm(CblasColMajor, opA.blas, opB.blas, m, n, k, 1, pa, rowsA, pb, rowsB, beta, pc, m);
        }
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
