package org.costscape.training;

import org.costscape.file.BadInputException;

/** The checks that definitions of optimizers and schedules share. */
final class Hyperparameters {
    private Hyperparameters() {}

    /** A finite number above 0. */
    static void positive(String field, double value) {
        if (!(value > 0) || !Double.isFinite(value)) {
            throw new BadInputException(field + ": expected a number above 0, found " + value);
        }
    }

    /** A finite number of at least 0. */
    static void notNegative(String field, double value) {
        if (!(value >= 0) || !Double.isFinite(value)) {
            throw new BadInputException(field + ": expected a number of at least 0, found " + value);
        }
    }

    /** At least 0 and less than 1. */
    static void fraction(String field, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new BadInputException(field + ": expected at least 0 and less than 1, found " + value);
        }
    }

    /** A whole number of at least 1. */
    static void atLeastOne(String field, int value) {
        if (value < 1) {
            throw new BadInputException(field + ": expected at least 1, found " + value);
        }
    }
}
