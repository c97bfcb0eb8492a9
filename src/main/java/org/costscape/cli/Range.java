package org.costscape.cli;

import org.costscape.file.BadInputException;

/** {@code FROM:TO} as typed. */
record Range(double from, double to) {
    /** The interval of an axis or of colours that {@code option} asks for. */
    org.costscape.figure.Range of(String option) {
        if (!(from < to) || !Double.isFinite(to - from)) {
            throw new BadInputException(option + ": expected FROM:TO with FROM less than TO, found " + from + ":" + to);
        }
        return new org.costscape.figure.Range(from, to);
    }
}
