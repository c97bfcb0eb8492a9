package org.costscape.gallery;

import org.costscape.experiment.Numbers;

/**
 * One number behind a figure.
 *
 * @param what is measured
 * @param expected in words
 * @param measured in words, with its unit
 * @param holds whether what was measured is what was expected
 */
public record Finding(String what, String expected, String measured, boolean holds) {
    private static final double MOST_COUNTED = 1e6;

    static Finding atMost(String what, double limit, double value) {
        return new Finding(what, "at most " + limit(limit), number(value), value <= limit);
    }

    static Finding atLeast(String what, double limit, double value) {
        return new Finding(what, "at least " + limit(limit), number(value), value >= limit);
    }

    /** That one number is below another. */
    static Finding below(String what, double value, String than, double limit) {
        return new Finding(what, "below " + than + ", " + number(limit), number(value), value < limit);
    }

    /** That a number is another one, within a tolerance. */
    static Finding near(String what, double expected, double tolerance, double value) {
        return new Finding(
                what,
                number(expected) + " ± " + limit(tolerance),
                number(value),
                Math.abs(value - expected) <= tolerance);
    }

    /** Counts as they are, other numbers with three digits. */
    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < MOST_COUNTED
                ? Numbers.plain(value)
                : Numbers.threeDigits(value);
    }

    /** A bound that was chosen, without the zeros of a measurement: 0.05, 10⁻¹². */
    private static String limit(double value) {
        return number(value)
                .replaceFirst("(\\.\\d*?)0+(?=×|$)", "$1")
                .replaceFirst("\\.(?=×|$)", "")
                .replaceFirst("^1×", "");
    }
}
