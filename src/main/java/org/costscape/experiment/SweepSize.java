package org.costscape.experiment;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.costscape.array.NativeMath;
import org.costscape.cost.CostFunction;
import org.costscape.cost.GridCost;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Subspace;
import org.costscape.parameter.SubspaceGrid;
import org.costscape.task.Demand;
import org.costscape.task.Progress;
import org.costscape.training.Initialization;

/**
 * What grids of costs take, said before work on them begins.
 *
 * @param columns of each grid
 * @param rows of each grid; 1 of a line
 * @param grids how many of this size there are
 * @param numbers that are measured at a point
 * @param gradientNorm whether the norm of the gradient is one of them, which takes most of the time
 */
record SweepSize(long columns, long rows, int grids, int numbers, boolean gradientNorm) {
    /** The record of a point, those of its evaluations, and what refers to them. */
    private static final int BYTES_OF_A_POINT = 128;

    /** A number in its evaluation, boxed, and as text, which has at most 25 characters and is copied once. */
    private static final int BYTES_OF_A_NUMBER = 80;

    /** Share of the heap that grids may take. */
    private static final double SHARE = 0.5;

    /** From so many seconds on, the time that a grid takes is said, and measured better before. */
    static final double SECONDS_TO_SAY = 60;

    /** One of so many points is measured for it, and no more than the most: together they share work, as those of the grid do. */
    private static final int POINTS_A_SAMPLE = 50;

    private static final int LARGEST_SAMPLE = 64;
    private static final double SECONDS_OF_A_SAMPLE = 5;
    private static final int SMALLEST_SAMPLE = 8;

    private static final int MOST_TRIES = 8;
    private static final double SECONDS_OF_TRIES = 0.5;

    /** Standard deviation of the direction of the sample, about that of weights. */
    private static final double DEVIATION = 0.1;

    /** Grids on which the training and the held-out set are measured. */
    static SweepSize of(ExperimentRunner runner, long columns, long rows, int grids, boolean gradientNorm) {
        int sets = runner.heldOut().isPresent() ? 2 : 1;
        return new SweepSize(columns, rows, grids, sets * metrics(runner, gradientNorm), gradientNorm);
    }

    /** Numbers of an evaluation: the cost, an error rate where there are classes, and the norm of the gradient. */
    static int metrics(ExperimentRunner runner, boolean gradientNorm) {
        return 1 + (runner.experiment().data().classified() ? 1 : 0) + (gradientNorm ? 1 : 0);
    }

    /**
     * Checks that the grids fit, and says what they take.
     *
     * @param theta a point, evaluated to foresee the time
     * @param progress is told
     * @throws BadInputException that says how much memory and time the grids need, if they do not fit
     * @throws java.util.concurrent.CancellationException if they are not to begin
     */
    void begin(ExperimentRunner runner, ParameterVector theta, Progress progress) {
        begin(runner, theta, Optional.empty(), progress);
    }

    /**
     * The same of grids that may be computed in part.
     *
     * @param journal where their points are kept
     */
    void begin(ExperimentRunner runner, ParameterVector theta, Optional<Path> journal, Progress progress) {
        double known = Math.min(count(), journal.map(SweepJournal::points).orElse(0L));
        double seconds = (count() - known) * secondsAPoint(runner, theta);
        double heap = Runtime.getRuntime().maxMemory();
        if (held() > SHARE * heap) {
            throw new BadInputException(String.format(
                    Locale.ROOT,
                    "grid: expected fewer points: %s need %.1f GB of memory, where %.1f GB may be taken, and up to %s;"
                            + " make the grid coarser, or raise -Xmx (COSTSCAPE_OPTS=-Xmx8g)",
                    points(),
                    held() / 1e9,
                    SHARE * heap / 1e9,
                    Numbers.duration(seconds)));
        }
        String text = text(runner.working())
                + (known > 0 ? String.format(Locale.ROOT, "; %,.0f of the points are computed already", known) : "");
        double share = Math.max(held() / heap, runner.working() / NativeMath.memoryLimit());
        progress.expect(
                seconds < SECONDS_TO_SAY
                        ? new Demand(text, seconds, share)
                        : new Demand(text + ", up to about " + Numbers.duration(seconds), seconds, share));
    }

    /** Of one point alone; where that would take long, of points that share work, too. */
    private double secondsAPoint(ExperimentRunner runner, ParameterVector theta) {
        try (Measures measures = new Measures(runner, gradientNorm)) {
            List<CostFunction> costs = Stream.concat(Stream.of(runner.training()), runner.heldOut().stream())
                    .<CostFunction>map(measures)
                    .toList();
            Runnable point = () -> costs.forEach(cost -> cost.evaluate(theta));
            double first = seconds(point);
            if (first * count() < SECONDS_TO_SAY) {
                return first;
            }
            double alone = Math.min(first, shortest(point));
            int sample =
                    (int) Math.min(LARGEST_SAMPLE, Math.min(count() / POINTS_A_SAMPLE, SECONDS_OF_A_SAMPLE / alone));
            return alone * count() < SECONDS_TO_SAY || sample < SMALLEST_SAMPLE
                    ? alone
                    : Math.min(alone, sampled(runner, theta, costs, sample) / sample);
        }
    }

    /** Seconds that points of a line from θ take together, where they share work: as those of a grid do. */
    static double sampled(ExperimentRunner runner, ParameterVector theta, List<CostFunction> costs, int points) {
        double[] positions =
                IntStream.range(0, points).mapToDouble(i -> i / (points - 1.0)).toArray();
        boolean[] wanted = new boolean[points];
        Arrays.fill(wanted, true);
        try (ParameterVector direction = new Initialization.Gaussian(DEVIATION)
                .draw(runner.training().layout(), runner.experiment().precision(), 0)) {
            SubspaceGrid line = SubspaceGrid.line(new Subspace(theta, List.of(direction)), positions);
            return shortest(() -> costs.forEach(cost -> {
                try (GridCost grid = cost.on(line)) {
                    grid.evaluate(new int[] {0}, wanted);
                }
            }));
        }
    }

    /** Of some tries: the first ones are many times as slow, because nothing is compiled yet. */
    private static double shortest(Runnable work) {
        double shortest = Double.POSITIVE_INFINITY;
        double spent = 0;
        for (int i = 0; i < MOST_TRIES && spent < SECONDS_OF_TRIES; i++) {
            double took = seconds(work);
            shortest = Math.min(shortest, took);
            spent += took;
        }
        return shortest;
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
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
