package org.costscape.array;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Matrix products into preallocated memory: C ← op(A) op(B) + βC, all three in 'f' order. */
public final class Gemm {
    private Gemm() {}

    /** Whether a factor is taken as it is or transposed. */
    public enum Factor {
        PLAIN,
        TRANSPOSED
    }

    /**
     * C ← op(A) op(B), added to C where {@code accumulate}.
     *
     * @param a (m, k), or (k, m) transposed
     * @param b (k, n), or (n, k) transposed
     * @param c (m, n)
     */
    public static void multiply(INDArray a, Factor opA, INDArray b, Factor opB, INDArray c, boolean accumulate) {
        Nd4j.gemm(a, b, c, opA == Factor.TRANSPOSED, opB == Factor.TRANSPOSED, 1.0, accumulate ? 1.0 : 0.0);
    }
}
