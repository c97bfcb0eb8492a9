package org.costscape.app.work;

import java.util.OptionalDouble;

/**
 * How far some work has come.
 *
 * @param done units that are finished
 * @param total units of the whole work
 * @param secondsLeft an estimate from the pace so far, where there is one yet
 */
public record Amount(long done, long total, OptionalDouble secondsLeft) {
    double fraction() {
        return total == 0 ? 0 : (double) done / total;
    }
}
