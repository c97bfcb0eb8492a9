package org.costscape.experiment;

import java.util.Locale;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Progress;

/**
 * What grids of costs take, said before work on them begins.
 *
 * @param columns of each grid
 * @param rows of each grid; 1 of a line
 * @param grids how many of this size there are
 * @param numbers that are measured at a point
 */
record SweepSize(long columns, long rows, int grids, int numbers) {
    /** The record of a point, those of its evaluations, and what refers to them. */
    private static final int BYTES_OF_A_POINT = 128;

    /** A number in its evaluation, boxed, and as text, which has at most 25 characters and is copied once. */
    private static final int BYTES_OF_A_NUMBER = 80;

    /** Share of the heap that grids may take. */
    private static final double SHARE = 0.5;

    /** Grids on which the training and the held-out set are measured. */
    static SweepSize of(ExperimentRunner runner, long columns, long rows, int grids, boolean gradientNorm) {
        int sets = runner.heldOut().isPresent() ? 2 : 1;
        return new SweepSize(columns, rows, grids, sets * metrics(runner, gradientNorm));
    }

    /** Numbers of an evaluation: the cost, an error rate where there are classes, and the norm of the gradient. */
    static int metrics(ExperimentRunner runner, boolean gradientNorm) {
        return 1 + (runner.experiment().data().classified() ? 1 : 0) + (gradientNorm ? 1 : 0);
    }

    /**
     * Checks that the grids fit, and says what they take.
     *
     * @param theta a point, evaluated to tell the time where they do not fit
     * @param progress is told
     * @throws BadInputException that says how much memory and time the grids need, if they do not fit
     */
    void begin(ExperimentRunner runner, ParameterVector theta, Progress progress) {
        check(runner, theta);
        progress.notice(text(runner.working()));
    }

    private void check(ExperimentRunner runner, ParameterVector theta) {
        double limit = SHARE * Runtime.getRuntime().maxMemory();
        if (held() > limit) {
            long start = System.nanoTime();
            runner.training().evaluate(theta);
            runner.heldOut().ifPresent(cost -> cost.evaluate(theta));
            double seconds = (System.nanoTime() - start) / 1e9;
            throw new BadInputException(String.format(
                    Locale.ROOT,
                    "grid: expected fewer points: %s need %.1f GB of memory, where %.1f GB may be taken, and up to %s;"
                            + " make the grid coarser, or raise -Xmx",
                    points(),
                    held() / 1e9,
                    limit / 1e9,
                    Numbers.duration(seconds * count())));
        }
    }

    /**
     * In words, for example {@code 51 × 51 points × 4 numbers: 83 kB of results, about 60 MB while working}.
     *
     * @param costs bytes that the costs take
     */
    String text(double costs) {
        return points() + " × " + numbers + (numbers == 1 ? " number: " : " numbers: ") + Numbers.bytes(results())
                + " of results, about " + Numbers.bytes(held() + costs) + " while working";
    }

    private String points() {
        return String.format(
                Locale.ROOT,
                "%s%,d%s points",
                grids == 1 ? "" : grids + " × ",
                columns,
                rows == 1 ? "" : String.format(Locale.ROOT, " × %,d", rows));
    }

    private double count() {
        return (double) columns * rows * grids;
    }

    /** Bytes of the numbers alone. */
    double results() {
        return count() * numbers * Double.BYTES;
    }

    /** Bytes that the points take in the heap until they are written. */
    private double held() {
        return count() * (BYTES_OF_A_POINT + (double) numbers * BYTES_OF_A_NUMBER);
    }
}
