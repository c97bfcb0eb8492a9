package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.costscape.array.Precision;
import org.costscape.cost.BatchStatistics;
import org.costscape.cost.CostFunction;
import org.costscape.cost.Evaluation;
import org.costscape.dataset.IdxExamples;
import org.costscape.figure.ExportOptions;
import org.costscape.landscape.AlphaGrid;
import org.costscape.landscape.LinePoint;
import org.costscape.landscape.Normalization;
import org.costscape.landscape.PlaneCell;
import org.costscape.landscape.PlaneGrid;
import org.costscape.landscape.SurfacePoint;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;
import org.costscape.training.Snapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Norms of gradients on lines, planes and surfaces, against differences of costs alone; they change no cost. */
class GradientNormStudiesTest {
    private static final double STEP = 1e-7;

    @TempDir
    Path folder;

    private Home home = new Home(Path.of("."));

    @BeforeEach
    void writeData() throws IOException {
        home = new Home(folder);
        IdxExamples.write(folder.resolve("data"), 200, 90);
    }

    private Experiment experiment(String name) {
        Experiment small = Experiments.small(folder.resolve("data"), Precision.DOUBLE, 0.1);
        return switch (name) {
            case "dense" -> small;
            case "normalized" ->
                small.withNetwork(new FeedforwardDefinition(
                        IdxExamples.ROWS * IdxExamples.COLUMNS,
                        List.of(
                                new LinearDefinition(7),
                                new BatchNormalizationDefinition(1e-5, 0.1, Activation.RELU),
                                new DenseDefinition(IdxExamples.CLASSES, Activation.IDENTITY))));
            default -> new Library(new Home(Path.of("."))).experiment(name);
        };
    }

    private RunFolder train(Experiment experiment, String name) {
        RunFolder run = new RunFolder(folder.resolve(name));
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(experiment, home, parallel)) {
            runner.train(run, entry -> {}, Progress.NONE);
        }
        return run;
    }

    /** θ of a snapshot, and the running statistics with it if there are any. */
    private static final class At {
        private final double[] theta;
        private final double[] running;

        At(double[] theta, double[] running) {
            this.theta = theta;
            this.running = running;
        }

        static At of(Snapshot snapshot, ExperimentRunner runner) {
            try (ParameterVector theta =
                    snapshot.load(runner.training().layout(), Precision.DOUBLE).theta()) {
                return new At(
                        theta.toDoubles(),
                        runner.normalized()
                                .map(costs -> {
                                    try (ParameterVector running = snapshot.runningStatistics(
                                            costs.training().network().running().layout(), Precision.DOUBLE)) {
                                        return running.toDoubles();
                                    }
                                })
                                .orElse(new double[0]));
            }
        }

        /** This + a (x − this) + b (y − this). */
        At plus(double a, At x, double b, At y) {
            return new At(plus(theta, a, x.theta, b, y.theta), plus(running, a, x.running, b, y.running));
        }

        private static double[] plus(double[] origin, double a, double[] x, double b, double[] y) {
            return IntStream.range(0, origin.length)
                    .mapToDouble(i -> origin[i] + a * (x[i] - origin[i]) + b * (y[i] - origin[i]))
                    .toArray();
        }
    }

    /** ‖∂J/∂θ‖ of the training or the held-out cost, with statistics as they are chosen, by central differences of J. */
    private static double norm(ExperimentRunner runner, boolean training, StatisticsChoice choice, At origin, At at) {
        if (runner.normalized().isEmpty()) {
            return norm(training ? runner.training() : runner.heldOut().orElseThrow(), at);
        }
        NormalizedCosts costs = runner.normalized().orElseThrow();
        BatchStatistics statistics = switch (choice.mode()) {
            case RECOMPUTED -> BatchStatistics.RECOMPUTED;
            case BATCH -> new BatchStatistics.Batch(choice.batch().orElseThrow());
            case INTERPOLATED ->
                new BatchStatistics.Fixed(ParameterVector.of(
                        costs.training().network().running().layout(), Precision.DOUBLE, at.running));
            case FROZEN -> {
                try (ParameterVector theta =
                        ParameterVector.of(runner.training().layout(), Precision.DOUBLE, origin.theta)) {
                    yield new BatchStatistics.Fixed(costs.training().statistics(theta));
                }
            }
        };
        try (CostFunction cost = (training ? costs.training() : costs.heldOut()).withStatistics(statistics)) {
            return norm(cost, at);
        }
    }

    private static double norm(CostFunction cost, At at) {
        double sum = 0;
        double[] theta = at.theta.clone();
        try (ParameterVector moved = ParameterVector.of(cost.layout(), Precision.DOUBLE, theta)) {
            for (int i = 0; i < theta.length; i++) {
                theta[i] = at.theta[i] + STEP;
                moved.write(theta);
                double above = cost.evaluate(moved).cost();
                theta[i] = at.theta[i] - STEP;
                moved.write(theta);
                double below = cost.evaluate(moved).cost();
                theta[i] = at.theta[i];
                sum += Math.pow((above - below) / (2 * STEP), 2);
            }
        }
        return Math.sqrt(sum);
    }

    private static void assertClose(double expected, double found, String where) {
        assertEquals(expected, found, 1e-5 * expected + 1e-8, where);
    }

    private static void assertSameCosts(Evaluation expected, Evaluation found) {
        assertEquals(expected.cost(), found.cost());
        assertEquals(expected.errorRate(), found.errorRate());
        assertTrue(Double.isNaN(expected.gradientNorm()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"recomputed", "frozen", "interpolated", "batch:33"})
    void onAPlaneWithBatchNormalization(String statistics) {
        RunFolder first = train(experiment("normalized"), "first");
        RunFolder second = train(experiment("normalized").withSeed(9), "second");
        StatisticsChoice choice = StatisticsChoice.parse(statistics);
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(first, null, home, parallel)) {
            PlaneResult plain = plane(runner, List.of(first, second), choice, Metric.COST);
            PlaneResult found = plane(runner, List.of(first, second), choice, Metric.GRADIENT_NORM);

            At origin = At.of(first.first(), runner);
            At x = At.of(first.last(), runner);
            At y = At.of(second.last(), runner);
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 3; j++) {
                    PlaneCell cell = found.surface().at(i, j).orElseThrow();
                    PlaneCell before = plain.surface().at(i, j).orElseThrow();
                    assertSameCosts(before.train(), cell.train());
                    assertSameCosts(
                            before.heldOut().orElseThrow(), cell.heldOut().orElseThrow());
                    At at = origin.plus(
                            found.surface().a()[i], x, found.surface().b()[j], y);
                    String where = "cell " + i + ", " + j;
                    assertClose(
                            norm(runner, true, choice, origin, at), cell.train().gradientNorm(), where);
                    assertClose(
                            norm(runner, false, choice, origin, at),
                            cell.heldOut().orElseThrow().gradientNorm(),
                            where);
                }
            }
        }
    }

    private static PlaneResult plane(
            ExperimentRunner runner, List<RunFolder> runs, StatisticsChoice statistics, Metric metric) {
        PlaneRequest request = new PlaneRequest(
                PointChoice.parse("first"),
                DirectionText.parse("to:last", Normalization.FILTER),
                DirectionText.parse("to:2/last", Normalization.FILTER),
                false,
                new PlaneGrid(new PlaneGrid.Axis(-0.5, 1, 4), new PlaneGrid.Axis(-0.5, 0.5, 3)),
                statistics,
                metric,
                false);
        return new PlaneStudy(runner).run(runs, request, Optional.empty(), partial -> {}, Progress.NONE);
    }

    /** A line whose points share work, one whose points do not, and one whose cost is known to be a polynomial. */
    @ParameterizedTest
    @CsvSource({
        "dense, recomputed",
        "saxe-linear, recomputed",
        "normalized, recomputed",
        "normalized, frozen",
        "normalized, interpolated",
        "normalized, batch:33"
    })
    void onALine(String name, String statistics) throws IOException {
        RunFolder run = train(experiment(name), "run");
        StatisticsChoice choice = StatisticsChoice.parse(statistics);
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(run, null, home, parallel)) {
            LineResult plain = line(runner, run, choice, false);
            LineResult found = line(runner, run, choice, true);

            At start = At.of(run.first(), runner);
            At end = At.of(run.last(), runner);
            for (int i = 0; i < found.profile().points().size(); i++) {
                LinePoint point = found.profile().points().get(i);
                LinePoint before = plain.profile().points().get(i);
                assertEquals(before.train().cost(), point.train().cost(), 1e-12);
                assertEquals(before.train().errorRate(), point.train().errorRate());
                At at = start.plus(point.alpha(), end, 0, end);
                String where = "α = " + point.alpha();
                assertClose(norm(runner, true, choice, start, at), point.train().gradientNorm(), where);
                assertClose(
                        norm(runner, false, choice, start, at),
                        point.heldOut().orElseThrow().gradientNorm(),
                        where);
            }
            Path out = folder.resolve("line.json");
            LineFiles.write(found, out, ExportOptions.halfPage());
            LinePoint last = found.profile().points().get(6);
            assertEquals(
                    last.heldOut().orElseThrow().gradientNorm(),
                    Definitions.JSON
                            .readTree(out.toFile())
                            .at("/testGradientNorm/6")
                            .asDouble());
        }
    }

    private static LineResult line(ExperimentRunner runner, RunFolder run, StatisticsChoice statistics, boolean norm) {
        LineRequest request = new LineRequest(
                SnapshotChoice.FIRST,
                SnapshotChoice.LAST,
                new AlphaGrid(-0.5, 1, 7),
                statistics,
                Moving.ALL,
                Optional.empty(),
                norm);
        return new LineStudy(runner).run(run, request, partial -> {}, Progress.NONE);
    }

    @ParameterizedTest
    @CsvSource({"dense, recomputed", "normalized, recomputed", "normalized, frozen", "normalized, batch:33"})
    void onATrajectorySurface(String name, String statistics) {
        RunFolder run = train(experiment(name), "run");
        StatisticsChoice choice = StatisticsChoice.parse(statistics);
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(run, null, home, parallel)) {
            SurfaceResult plain = surface(runner, run, choice, Metric.COST);
            SurfaceResult found = surface(runner, run, choice, Metric.GRADIENT_NORM);

            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 3; j++) {
                    assertSameCosts(
                            plain.costs().at(i, j).orElseThrow().train(),
                            found.costs().at(i, j).orElseThrow().train());
                }
            }
            At origin = At.of(run.first(), runner);
            for (int i = 0; i < found.snapshots().size(); i++) {
                SurfacePoint own = found.costs().snapshots().get(i).own();
                At at = At.of(run.snapshots().get(i), runner);
                String where = "snapshot " + i;
                assertClose(norm(runner, true, choice, origin, at), own.train().gradientNorm(), where);
                assertClose(
                        norm(runner, false, choice, origin, at),
                        own.heldOut().orElseThrow().gradientNorm(),
                        where);
                if (found.snapshots().get(i).knot()) {
                    assertEquals(
                            own.train().gradientNorm(),
                            found.costs().snapshots().get(i).projected().train().gradientNorm(),
                            1e-10,
                            where);
                }
            }
            assertEquals(
                    found.costs().snapshots().get(0).own(),
                    found.costs().at(0, 0).orElseThrow());
        }
    }

    /** ‖∇(1 − w₁w₂)²‖ = 2 |1 − w₁w₂| ‖w‖, at each cell. */
    @Test
    void onTheTrajectorySurfaceOfASaddleItIsItsFormula() throws IOException {
        RunFolder run = train(experiment("saddle"), "saddle");
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(run, null, home, parallel)) {
            SurfaceResult found = surface(runner, run, StatisticsChoice.RECOMPUTED, Metric.GRADIENT_NORM);
            double[] start = At.of(run.first(), runner).theta;
            double[] end = At.of(run.last(), runner).theta;
            double[] middle = At.of(run.snapshots().get(5), runner).theta;
            double[] u = {(end[0] - start[0]) / found.length(), (end[1] - start[1]) / found.length()};
            double side = Math.signum(-u[1] * (middle[0] - start[0]) + u[0] * (middle[1] - start[1]));
            ToDoubleBiFunction<Double, Double> norm = (a, b) -> {
                double w1 = start[0] + a * u[0] - side * b * u[1];
                double w2 = start[1] + a * u[1] + side * b * u[0];
                return 2 * Math.abs(1 - w1 * w2) * Math.hypot(w1, w2);
            };
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 3; j++) {
                    assertEquals(
                            norm.applyAsDouble(
                                    found.costs().grid().alphas().get(i),
                                    found.costs().grid().betas().get(j)),
                            found.costs().at(i, j).orElseThrow().train().gradientNorm(),
                            1e-12);
                }
            }
            Path out = folder.resolve("surface.json");
            SurfaceFiles.write(found, out, ExportOptions.halfPage());
            assertEquals(
                    found.costs().at(3, 2).orElseThrow().train().gradientNorm(),
                    Definitions.JSON
                            .readTree(out.toFile())
                            .at("/metrics/trainGradientNorm/3/2")
                            .asDouble());
        }
    }

    private static SurfaceResult surface(
            ExperimentRunner runner, RunFolder run, StatisticsChoice statistics, Metric metric) {
        SurfaceRequest request = new SurfaceRequest(SnapshotChoice.LAST, 4, 3, statistics, metric);
        return new SurfaceStudy(runner).run(run, request, Optional.empty(), partial -> {}, Progress.NONE);
    }
}
