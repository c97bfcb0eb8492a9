package org.costscape.experiment;

import java.util.Locale;
import org.costscape.file.BadInputException;

/** How many vectors of a Lanczos basis fit in memory; they lie on the Java heap, one of n doubles for each step. */
final class BasisMemory {
    /** Steps beyond the eigenvalues asked for, without which Lanczos has hardly begun. */
    static final int LEAST_STEPS = 20;

    private static final int MOST_STEPS = 300;

    /** Share of the heap that a basis may take. */
    private static final double SHARE = 0.6;

    private BasisMemory() {}

    /**
     * The steps that Lanczos may take.
     *
     * @param parameters n
     * @param least steps without which the answer is worth nothing
     * @throws BadInputException if those do not fit
     */
    static int steps(long parameters, int least) {
        return steps(parameters, least, Runtime.getRuntime().maxMemory());
    }

    static int steps(long parameters, int least, long heap) {
        double most = SHARE * heap / ((double) parameters * Double.BYTES);
        if (most < Math.min(parameters, least)) {
            throw new BadInputException(String.format(
                    Locale.ROOT,
                    "curvature: at least %,d vectors of %,d numbers need %.1f GB, Costscape may take %.1f GB for them;"
                            + " ask for fewer eigenvalues, or for no density, or raise -Xmx (COSTSCAPE_OPTS=-Xmx8g)",
                    least,
                    parameters,
                    (double) least * parameters * Double.BYTES / 1e9,
                    SHARE * heap / 1e9));
        }
        return (int) Math.min(Math.min(parameters, MOST_STEPS), (long) most);
    }

    /** What a basis may take, for people. */
    static String description(long parameters, int steps) {
        return String.format(
                Locale.ROOT,
                "Lanczos: at most %,d vectors of %,d numbers, %,.1f MB",
                steps,
                parameters,
                bytes(parameters, steps) / 1e6);
    }

    static double bytes(long parameters, int steps) {
        return (double) steps * parameters * Double.BYTES;
    }
}
