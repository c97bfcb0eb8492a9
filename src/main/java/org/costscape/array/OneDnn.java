package org.costscape.array;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;

/**
 * Matrix products in single precision by oneDNN, whose kernels are made for the processor at hand when they are first called.
 * It has no product in double precision. docs/decisions/0013 says what it is worth.
 *
 * <p>While a product runs, its kernels keep the stack pointer in the heap: a signal that a profiler sends to a thread then has
 * its frame written there, over what belongs to others. {@code -Dcostscape.onednn=off} is for work under a profiler.
 *
 * <p>Reference: oneDNN issue 4845, mended in oneDNN 3.11.2.
 */
final class OneDnn {
    private static final String PROPERTY = "costscape.onednn";

    /** Whether its native library is part of Costscape on this system, and not switched off. */
    static final boolean PRESENT =
            Loader.getPlatform().equals("linux-x86_64") && !"off".equals(System.getProperty(PROPERTY));

    private static final int SUCCESS = 0;

    /** Set for each thread once it works alone: OpenMP keeps its number of threads for each of Java's threads. */
    private static final ThreadLocal<Boolean> ALONE = ThreadLocal.withInitial(() -> {
        Libraries.SET_THREADS.invokeVoid(new Object[] {1});
        return true;
    });

    private OneDnn() {}

    /** Loaded by the first product. */
    private static final class Libraries {
        static final Function SET_THREADS =
                NativeLibrary.getInstance(Loader.load(dnnl.class)).getFunction("omp_set_num_threads");
    }

    /**
     * C ← op(A) op(B) + βC, all in the order of columns, with one thread.
     *
     * @param m rows of C
     * @param n columns of C
     * @param k columns of op(A)
     * @param rowsA rows of A as stored
     * @param rowsB rows of B as stored
     */
    static void multiply(
            int m,
            int n,
            int k,
            FloatPointer a,
            boolean transposeA,
            int rowsA,
            FloatPointer b,
            boolean transposeB,
            int rowsB,
            float beta,
            FloatPointer c) {
        ALONE.get();
        // oneDNN's matrices are in the order of rows: it sees each one transposed, and Cᵀ = op(B)ᵀ op(A)ᵀ.
        int status =
                dnnl.dnnl_sgemm(letter(transposeB), letter(transposeA), n, m, k, 1, b, rowsB, a, rowsA, beta, c, m);
        if (status != SUCCESS) {
            throw new IllegalStateException(
                    "oneDNN refused a product of " + m + "×" + k + " by " + k + "×" + n + " with status " + status);
        }
    }

    /** Its name and version. */
    static String version() {
        dnnl_version_t version = dnnl.dnnl_version();
        return "oneDNN " + version.major() + "." + version.minor() + "." + version.patch();
    }

    /** The set of instructions its kernels use on this processor, for example {@code avx512_core}. */
    static String instructions() {
        return dnnl.get_effective_cpu_isa().toString();
    }

    private static byte letter(boolean transposed) {
        return (byte) (transposed ? 'T' : 'N');
    }
}
