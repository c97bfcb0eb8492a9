package org.costscape.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.DoubleStream;

/** The tolerances that the oracle's README gives, all relative. */
final class Close {
    /** Costs and outputs. */
    static final double COST = 1e-10;

    /** Gradients, and parameters on the way of an optimizer. */
    static final double GRADIENT = 1e-8;

    /** Eigenvalues. */
    static final double EIGENVALUE = 1e-6;

    private Close() {}

    static void assertClose(double expected, double found, double relative) {
        assertEquals(expected, found, relative * Math.abs(expected));
    }

    /** As {@link #assertClose(double[], double[], double, double, String)}, of numbers that are large or small together. */
    static void assertClose(double[] expected, double[] found, double relative, String what) {
        assertClose(expected, found, relative, largest(expected), what);
    }

    /**
     * Holds each number to its own size, but one below a thousandth of {@code largest} to that thousandth: it is a difference of
     * larger ones.
     */
    static void assertClose(double[] expected, double[] found, double relative, double largest, String what) {
        assertEquals(expected.length, found.length, what);
        for (int i = 0; i < expected.length; i++) {
            double size = Math.max(Math.abs(expected[i]), 1e-3 * largest);
            assertEquals(expected[i], found[i], relative * size, what + ", number " + i);
        }
    }

    static double largest(double[] numbers) {
        return DoubleStream.of(numbers).map(Math::abs).max().orElse(0);
    }
}
