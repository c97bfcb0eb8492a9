package org.costscape.theory;

import org.costscape.file.BadInputException;

/** What modes of linear networks of any depth have in common. */
final class Modes {
    private Modes() {}

    /** Refuses numbers that no mode has. */
    static void check(double strength, double initial, double timeConstant) {
        positive("strength", strength);
        positive("initial", initial);
        positive("timeConstant", timeConstant);
        if (initial >= strength) {
            throw new BadInputException("initial: expected less than the strength " + strength + ", found " + initial);
        }
    }

    private static void positive(String field, double value) {
        if (!(value > 0) || !Double.isFinite(value)) {
            throw new BadInputException(field + ": expected a number above 0, found " + value);
        }
    }

    /** z = ln[u/(s − u)], in which modes move without plateaus; ±∞ at the ends. */
    static double logit(double u, double strength) {
        if (!(u > 0 && u < strength)) {
            throw new IllegalArgumentException("expected a strength between 0 and " + strength + ", found " + u);
        }
        return Math.log(u / (strength - u));
    }

    /** u of z. */
    static double fromLogit(double z, double strength) {
        return strength / (1 + Math.exp(-z));
    }
}
