package org.costscape.array;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * a · b + c in one instruction where the processor has it, which makes polynomials half as long again as fast. Elsewhere {@link
 * Math#fma} would compute with decimal numbers, thousands of times slower, and product and sum are rounded one after the other.
 */
public final class MultiplyAdd {
    private static final boolean ONE_INSTRUCTION =
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class) != null
                    && Boolean.parseBoolean(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                            .getVMOption("UseFMA")
                            .getValue());

    private MultiplyAdd() {}

    /** a · b + c. */
    public static float of(float a, float b, float c) {
        return ONE_INSTRUCTION ? Math.fma(a, b, c) : a * b + c;
    }
}
