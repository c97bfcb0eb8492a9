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
    static Finding atMost(String what, double limit, double value) {
        return new Finding(what, "at most " + Numbers.threeDigits(limit), Numbers.threeDigits(value), value <= limit);
    }

    static Finding atLeast(String what, double limit, double value) {
        return new Finding(what, "at least " + Numbers.threeDigits(limit), Numbers.threeDigits(value), value >= limit);
    }

    /** That one number is below another. */
    static Finding below(String what, double value, String than, double limit) {
        return new Finding(
                what, "below " + than + ", " + Numbers.threeDigits(limit), Numbers.threeDigits(value), value < limit);
    }

    /** That a number is another one, within a tolerance. */
    static Finding near(String what, double expected, double tolerance, double value) {
        return new Finding(
                what,
                Numbers.threeDigits(expected) + " ± " + Numbers.threeDigits(tolerance),
                Numbers.threeDigits(value),
                Math.abs(value - expected) <= tolerance);
    }
}
