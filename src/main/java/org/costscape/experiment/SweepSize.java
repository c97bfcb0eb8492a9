package org.costscape.experiment;

import java.util.Locale;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterVector;

/** That a grid fits in memory, before work on it begins. */
final class SweepSize {
    /** What a point takes until it is written: two evaluations, and their text. */
    private static final long BYTES_OF_A_POINT = 600;

    private SweepSize() {}

    /**
     * Checks a grid.
     *
     * @param grids how many of this size there are
     * @param theta a point, evaluated to tell the time
     * @throws BadInputException that says how much memory and time the grids need, if they do not fit
     */
    static void check(ExperimentRunner runner, long columns, long rows, int grids, ParameterVector theta) {
        double points = (double) columns * rows * grids;
        double limit = Runtime.getRuntime().maxMemory() / 2.0;
        double needed = points * BYTES_OF_A_POINT;
        if (needed > limit) {
            long start = System.nanoTime();
            runner.training().evaluate(theta);
            runner.heldOut().ifPresent(cost -> cost.evaluate(theta));
            double seconds = (System.nanoTime() - start) / 1e9;
            throw new BadInputException(String.format(
                    Locale.ROOT,
                    "grid: expected fewer points: %,d × %,d of them%s need %.1f GB of memory, where %.1f GB may be taken, and"
                            + " up to %s; make the grid coarser, or raise -Xmx",
                    columns,
                    rows,
                    grids == 1 ? "" : ", " + grids + " times,",
                    needed / 1e9,
                    limit / 1e9,
                    Numbers.duration(seconds * points)));
        }
    }
}
