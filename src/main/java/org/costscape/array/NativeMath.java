package org.costscape.array;

import com.sun.jna.NativeLibrary;
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

    /** The processor whose kernels OpenBLAS has chosen, for example {@code SkylakeX}. */
    public static String kernel() {
        return ask("openblas_get_corename");
    }

    /** OpenBLAS's own description of itself, with its version. */
    public static String library() {
        return ask("openblas_get_config");
    }

    /** Why matrix products are slower here than this processor allows, in words; empty where nothing is known to be wrong. */
    public static Optional<String> warning() {
        String forced = System.getenv(KERNEL_VARIABLE);
        if (forced != null) {
            return Optional.of(
                    "the environment sets " + KERNEL_VARIABLE + "=" + forced + ": OpenBLAS takes the kernels of "
                            + kernel() + ", whatever this processor is; unset it for full speed");
        }
        return FALLBACKS.contains(kernel().toLowerCase(Locale.ROOT))
                ? Optional.of("OpenBLAS does not know this processor and falls back to the kernels of " + kernel()
                        + ", which reach a fraction of its speed; a newer org.bytedeco:openblas may know it")
                : Optional.empty();
    }

    /** Calls a function of the OpenBLAS that is loaded already, which has no parameters and returns a text. */
    private static String ask(String function) {
        String stub = Loader.load(openblas_nolapack.class);
        NativeLibrary library = NativeLibrary.getInstance(stub);
        return (String) library.getFunction(function).invoke(String.class, new Object[0]);
    }
}
