package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;
import org.costscape.dataset.Dataset;
import org.costscape.dataset.IdxExamples;
import org.costscape.dataset.Split;
import org.costscape.file.BadInputException;
import org.costscape.landscape.AlphaGrid;
import org.costscape.landscape.LinePoint;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.network.RunningStatistics;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Safetensors;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;
import org.costscape.training.Snapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The linear path of a network with batch normalization, in each mode of statistics, against sums written out by hand. */
class NormalizedLineTest {
    private static final int UNITS = 7;
    private static final double EPSILON = 1e-5;
    private static final AlphaGrid GRID = new AlphaGrid(-0.5, 2, 11);

    @TempDir
    Path folder;

    private Home home = new Home(Path.of("."));
    private RunFolder run = new RunFolder(Path.of("."));

    @BeforeEach
    void train() throws IOException {
        home = new Home(folder);
        run = new RunFolder(folder.resolve("run"));
        IdxExamples.write(folder.resolve("data"), 400, 90);
        train(experiment(Precision.DOUBLE), run);
    }

    private void train(Experiment experiment, RunFolder into) {
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(experiment, home, parallel)) {
            runner.train(into, entry -> {}, Progress.NONE);
        }
    }

    private Experiment experiment(Precision precision) {
        return Experiments.small(folder.resolve("data"), precision, 0.1)
                .withNetwork(new FeedforwardDefinition(
                        IdxExamples.ROWS * IdxExamples.COLUMNS,
                        List.of(
                                new LinearDefinition(UNITS),
                                new BatchNormalizationDefinition(EPSILON, 0.1, Activation.RELU),
                                new DenseDefinition(IdxExamples.CLASSES, Activation.IDENTITY))));
    }

    private LineResult line(StatisticsChoice statistics, int threads) {
        LineRequest request = new LineRequest(SnapshotChoice.FIRST, SnapshotChoice.BEST, GRID, statistics);
        try (Parallel parallel = new Parallel(threads);
                ExperimentRunner runner = ExperimentRunner.open(run, null, home, parallel)) {
            return new LineStudy(runner).run(run, request, partial -> {}, Progress.NONE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"recomputed", "frozen", "interpolated", "batch", "batch:33", "batch:399"})
    void everyPointCostsWhatSumsByHandSay(String text) {
        StatisticsChoice choice = StatisticsChoice.parse(text);
        LineResult line = line(choice, 2);
        assertTrue(line.complete());
        try (Split data = (Split) experiment(Precision.DOUBLE).data().read(home)) {
            for (LinePoint point : line.profile().points()) {
                assertClose(
                        byHand(data, data.training(), choice, point.alpha()),
                        point.train().cost());
                assertClose(
                        byHand(data, data.heldOut(), choice, point.alpha()),
                        point.heldOut().orElseThrow().cost());
            }
        }
    }

    private static void assertClose(double expected, double found) {
        assertEquals(expected, found, 1e-12 * Math.max(1, expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"recomputed", "frozen", "interpolated", "batch:33"})
    void anyNumberOfThreadsGivesTheSameBits(String text) {
        train(experiment(Precision.FLOAT), new RunFolder(folder.resolve("float")));
        run = new RunFolder(folder.resolve("float"));
        LineResult one = line(StatisticsChoice.parse(text), 1);
        assertEquals(one, line(StatisticsChoice.parse(text), 2));
        assertEquals(one, line(StatisticsChoice.parse(text), 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"recomputed", "frozen", "interpolated", "batch:33"})
    void theEndsCostWhatTheSnapshotsCostInTheSameModeBitForBit(String text) {
        StatisticsChoice choice = StatisticsChoice.parse(text);
        LineResult line = line(choice, 2);
        try (Parallel parallel = new Parallel(1);
                ExperimentRunner runner = ExperimentRunner.open(run, null, home, parallel)) {
            NormalizedCosts costs = runner.normalized().orElseThrow();
            for (Snapshot snapshot : List.of(run.first(), run.best())) {
                LinePoint point = at(line, snapshot.step() == 0 ? 0 : 1);
                try (ParameterVector theta = theta(snapshot, runner);
                        ParameterVector origin = theta(run.first(), runner);
                        LineStatistics statistics = LineStudy.statistics(
                                costs.training(), choice.in(runner.experiment()), origin, snapshot, snapshot)) {
                    CostFunction training = costs.training().withStatistics(statistics.at(0));
                    CostFunction heldOut = costs.heldOut().withStatistics(statistics.at(0));
                    assertEquals(training.evaluate(theta), point.train());
                    assertEquals(heldOut.evaluate(theta), point.heldOut().orElseThrow());
                }
            }
        }
    }

    @Test
    void theModesDiffer() {
        List<Double> costs = List.of("recomputed", "frozen", "interpolated", "batch:33").stream()
                .map(text ->
                        at(line(StatisticsChoice.parse(text), 2), 1).train().cost())
                .toList();
        assertEquals(4, costs.stream().distinct().count(), costs::toString);
    }

    @Test
    void pointsWhoseVariancesAreBelowZeroAreCountedAndSaidOnTheFigure() {
        LineResult line = line(StatisticsChoice.parse("interpolated"), 2);
        double[] start = running(run.first());
        double[] end = running(run.best());
        long expected = GRID.alphas().stream()
                .filter(alpha ->
                        IntStream.range(UNITS, 2 * UNITS).anyMatch(i -> (1 - alpha) * start[i] + alpha * end[i] < 0))
                .count();
        assertTrue(expected > 0 && expected < GRID.points(), "expected " + expected);
        assertEquals(expected, line.clamped());
        String caption = LineFigure.of(line).caption();
        assertTrue(
                caption.contains("Running statistics interpolated from θ₀ to θ_f; variances below 0 set to 0 at "
                        + expected + " of 11 points."),
                caption);
        assertEquals(0, line(StatisticsChoice.parse("frozen"), 2).clamped());
    }

    @Test
    void theSizeOfABatchIsThatOfTrainingUnlessGiven() {
        LineResult line = line(StatisticsChoice.of(StatisticsChoice.Mode.BATCH), 1);
        assertEquals("batch:130", line.request().statistics().text());
        assertTrue(LineFigure.of(line).caption().contains("Batch statistics of every 130 examples."));
        assertEquals(line, line(StatisticsChoice.parse("batch:130"), 1));
    }

    @Test
    void snapshotsHoldTheRunningStatisticsOfTheirStep() {
        assertArrayEquals(
                IntStream.range(0, 2 * UNITS)
                        .mapToDouble(i -> i < UNITS ? 0 : 1)
                        .toArray(),
                running(run.first()));
        RunningStatistics layout = layout();
        Safetensors checkpoint = Safetensors.read(run.path().resolve("checkpoint.safetensors"));
        try (ParameterVector last = checkpoint.vector("running.", layout.layout(), Precision.DOUBLE)) {
            assertArrayEquals(last.toDoubles(), running(run.last()));
        }
        assertNotEquals(running(run.last())[0], running(run.snapshots().get(1))[0]);
    }

    @Test
    void snapshotsWithoutRunningStatisticsDoForTheOtherModes() {
        LineResult before = line(StatisticsChoice.RECOMPUTED, 2);
        Snapshot best = run.best();
        try (Parallel parallel = new Parallel(1);
                ExperimentRunner runner = ExperimentRunner.open(run, null, home, parallel);
                ParameterVector theta = theta(best, runner)) {
            Safetensors.write(best.file(), Map.of("step", "" + best.step()), List.of(new Safetensors.Part("", theta)));
        }
        assertEquals(before, line(StatisticsChoice.RECOMPUTED, 2));
        assertTrue(line(StatisticsChoice.parse("frozen"), 2).complete());
        BadInputException thrown =
                assertThrows(BadInputException.class, () -> line(StatisticsChoice.parse("interpolated"), 2));
        String message = String.valueOf(thrown.getMessage());
        assertTrue(message.contains("best.safetensors: no running statistics"), message);
        assertEquals(1, message.lines().count());
    }

    @ParameterizedTest
    @EnumSource(
            value = StatisticsChoice.Mode.class,
            names = {"FROZEN", "INTERPOLATED", "BATCH"})
    void aNetworkWithoutBatchNormalizationHasNoChoice(StatisticsChoice.Mode mode) {
        Experiment plain = Experiments.small(folder.resolve("data"), Precision.FLOAT, 0.1);
        BadInputException thrown = assertThrows(
                BadInputException.class, () -> StatisticsChoice.of(mode).in(plain));
        String message = String.valueOf(thrown.getMessage());
        assertTrue(message.contains("small has no batch normalization, found " + mode.text()), message);

        run = new RunFolder(folder.resolve("plain"));
        train(plain, run);
        LineResult line = line(StatisticsChoice.RECOMPUTED, 1);
        assertEquals(Optional.empty(), line.statistics());
        assertFalse(LineFigure.of(line).caption().contains("tatistics"));
    }

    private static LinePoint at(LineResult line, double alpha) {
        return line.profile().points().stream()
                .filter(point -> point.alpha() == alpha)
                .findFirst()
                .orElseThrow();
    }

    private static ParameterVector theta(Snapshot snapshot, ExperimentRunner runner) {
        return snapshot.load(runner.training().layout(), runner.experiment().precision())
                .theta();
    }

    private RunningStatistics layout() {
        return ((FeedforwardDefinition) experiment(Precision.DOUBLE).network())
                .build()
                .running();
    }

    /** Means, then variances. */
    private double[] running(Snapshot snapshot) {
        try (ParameterVector running = snapshot.runningStatistics(layout().layout(), Precision.DOUBLE)) {
            return running.toDoubles();
        }
    }

    /** J(θ(α)) of a set as its formula says: one example and one unit after the other, in double. */
    private double byHand(Split data, Dataset set, StatisticsChoice choice, double alpha) {
        double[] start = parameters(run.first());
        double[] end = parameters(run.best());
        double[] theta = mixed(start, end, alpha);
        double[][] z = hidden(set, theta);
        return switch (choice.mode()) {
            case RECOMPUTED -> sum(set, theta, z, 0, set.size(), moments(z, 0, set.size())) / set.size();
            case FROZEN -> {
                double[][] origin = hidden(data.training(), start);
                yield sum(set, theta, z, 0, set.size(), moments(origin, 0, origin.length)) / set.size();
            }
            case INTERPOLATED -> {
                double[] moments = mixed(running(run.first()), running(run.best()), alpha);
                yield sum(set, theta, z, 0, set.size(), moments) / set.size();
            }
            case BATCH -> {
                int size = choice.batch().orElse(130);
                double sum = 0;
                for (int from = 0; from < set.size(); ) {
                    int to = set.size() - from <= size + 1 ? set.size() : from + size;
                    sum += sum(set, theta, z, from, to, moments(z, from, to));
                    from = to;
                }
                yield sum / set.size();
            }
        };
    }

    private double[] parameters(Snapshot snapshot) {
        var network = ((FeedforwardDefinition) experiment(Precision.DOUBLE).network()).build();
        try (ParameterVector theta =
                snapshot.load(network.layout(), Precision.DOUBLE).theta()) {
            return theta.toDoubles();
        }
    }

    private static double[] mixed(double[] start, double[] end, double alpha) {
        return IntStream.range(0, start.length)
                .mapToDouble(i -> (1 - alpha) * start[i] + alpha * end[i])
                .toArray();
    }

    /** z = Wx of each example. */
    private static double[][] hidden(Dataset set, double[] theta) {
        int features = set.features();
        double[] x = new double[features * set.size()];
        set.inputs().readWidened(0, x, new float[x.length]);
        double[][] z = new double[set.size()][UNITS];
        for (int n = 0; n < z.length; n++) {
            for (int unit = 0; unit < UNITS; unit++) {
                for (int i = 0; i < features; i++) {
                    z[n][unit] += theta[unit * features + i] * x[n * features + i];
                }
            }
        }
        return z;
    }

    /** Means, then biased variances. */
    private static double[] moments(double[][] z, int from, int to) {
        double[] moments = new double[2 * UNITS];
        for (int unit = 0; unit < UNITS; unit++) {
            int column = unit;
            double mean =
                    Arrays.stream(z, from, to).mapToDouble(row -> row[column]).sum() / (to - from);
            moments[unit] = mean;
            moments[UNITS + unit] = Arrays.stream(z, from, to)
                            .mapToDouble(row -> (row[column] - mean) * (row[column] - mean))
                            .sum()
                    / (to - from);
        }
        return moments;
    }

    /** The summed cross-entropy of the examples from … to. */
    private static double sum(Dataset set, double[] theta, double[][] z, int from, int to, double[] moments) {
        int gamma = UNITS * set.features();
        int beta = gamma + UNITS;
        int weight = beta + UNITS;
        int bias = weight + UNITS * IdxExamples.CLASSES;
        double sum = 0;
        for (int n = from; n < to; n++) {
            double[] logits = new double[IdxExamples.CLASSES];
            for (int k = 0; k < logits.length; k++) {
                logits[k] = theta[bias + k];
                for (int unit = 0; unit < UNITS; unit++) {
                    double standard =
                            (z[n][unit] - moments[unit]) / Math.sqrt(EPSILON + Math.max(0, moments[UNITS + unit]));
                    double h = Math.max(0, theta[gamma + unit] * standard + theta[beta + unit]);
                    logits[k] += theta[weight + k * UNITS + unit] * h;
                }
            }
            double largest = Arrays.stream(logits).max().orElseThrow();
            double partition =
                    Arrays.stream(logits).map(each -> Math.exp(each - largest)).sum();
            sum += largest + Math.log(partition) - logits[set.label(n)];
        }
        return sum;
    }
}
