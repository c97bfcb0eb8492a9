package org.costscape.array;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Starts the native libraries with one thread each: parallelism is Java's, over chunks that do not depend on the number
 * of threads, because several BLAS threads would collide with them and change the order of sums.
 */
public final class NativeMath {
    private static final String KERNEL_VARIABLE = "OPENBLAS_CORETYPE";

    /** Kernels that OpenBLAS takes where it does not know the processor; they reach a fraction of its speed. */
    private static final Set<String> FALLBACKS =
            Set.of("generic", "prescott", "core2", "katmai", "northwood", "nehalem", "armv8", "unknown");

    static {
        Nd4j.create(1).close();
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
        org.bytedeco.openblas.presets.openblas_nolapack.blas_set_num_threads(1);
    }

    private NativeMath() {}

    /** Loads the libraries, which takes about a second; afterwards does nothing. */
    public static void start() {}

    /** The most bytes that arrays outside the Java heap may take together: as many as the heap may. */
    public static long memoryLimit() {
        return Pointer.maxBytes();
    }

    /**
     * What the libraries compute matrix products with, for example {@code avx512_core_bf16, SkylakeX}: the instructions of
     * oneDNN (single precision, where it is present) and the processor whose kernels OpenBLAS has chosen. The last bits of
     * every result depend on it.
     */
    public static String kernel() {
        String openBlas = openBlasKernel();
        return OneDnn.PRESENT ? OneDnn.instructions() + ", " + openBlas : openBlas;
    }

    /** The libraries of matrix products, with their versions. */
    public static String library() {
        String openBlas = ask("openblas_get_config").strip();
        return OneDnn.PRESENT ? OneDnn.version() + " (single precision), " + openBlas + " (double)" : openBlas;
    }

    /** Why matrix products are slower here than this processor allows, in words; empty where nothing is known to be wrong. */
    public static Optional<String> warning() {
        String slower = OneDnn.PRESENT
                ? "products in double precision (curvature, toys) are slower"
                : "all products are slower";
        String forced = System.getenv(KERNEL_VARIABLE);
        if (forced != null) {
            return Optional.of("the environment sets " + KERNEL_VARIABLE + "=" + forced
                    + ", so that OpenBLAS takes the kernels of " + openBlasKernel() + " on any processor: " + slower
                    + " than they need be; unset it for full speed");
        }
        return FALLBACKS.contains(openBlasKernel().toLowerCase(Locale.ROOT))
                ? Optional.of(
                        "OpenBLAS does not know this processor and falls back to the kernels of " + openBlasKernel()
                                + ": " + slower + " than they need be; a newer org.bytedeco:openblas may know it")
                : Optional.empty();
    }

    private static String openBlasKernel() {
        return ask("openblas_get_corename");
    }

    /** Calls a function of the OpenBLAS that is loaded already, which has no parameters and returns a text. */
    private static String ask(String function) {
        String stub = Loader.load(openblas_nolapack.class);
        // Windows does not look for a function in what a library depends on.
        NativeLibrary library = Platform.isWindows() ? NativeLibrary.getProcess() : NativeLibrary.getInstance(stub);
        return (String) library.getFunction(function).invoke(String.class, new Object[0]);
    }
}
