package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.costscape.array.Precision;
import org.costscape.cost.Evaluation;
import org.costscape.dataset.IdxExamples;
import org.costscape.file.BadInputException;
import org.costscape.landscape.AlphaGrid;
import org.costscape.landscape.PlaneGrid;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each study of costs on a grid says once, before it evaluates anything, what the grid takes. */
class SweepSizeTest {
    @TempDir
    Path folder;

    private RunFolder run = new RunFolder(Path.of("."));
    private RunFolder other = new RunFolder(Path.of("."));

    @BeforeEach
    void train() throws IOException {
        IdxExamples.write(folder.resolve("data"), 400, 90);
        Experiment small = Experiments.small(folder.resolve("data"), Precision.FLOAT, 0.1);
        run = train(small, "run");
        other = train(small.withSeed(2), "other");
    }

    private RunFolder train(Experiment experiment, String name) {
        RunFolder into = new RunFolder(folder.resolve(name));
        try (Parallel parallel = new Parallel(1);
                ExperimentRunner runner = ExperimentRunner.open(experiment, new Home(folder), parallel)) {
            runner.train(into, entry -> {}, Progress.NONE);
        }
        return into;
    }

    /** Collects what is said until the first report, and then cancels if it is to. */
    private static final class Notices implements Progress {
        private final boolean cancels;
        private final List<String> lines = new ArrayList<>();
        private boolean reported;

        Notices(boolean cancels) {
            this.cancels = cancels;
        }

        @Override
        public void report(long done, long total) {
            reported = true;
        }

        @Override
        public void notice(String line) {
            assertTrue(!reported, "work had begun");
            lines.add(line);
        }

        @Override
        public boolean cancelled() {
            return cancels && reported;
        }
    }

    private LineRequest line(int points, boolean gradientNorm) {
        return new LineRequest(
                SnapshotChoice.FIRST,
                SnapshotChoice.LAST,
                new AlphaGrid(0, 1, points),
                StatisticsChoice.RECOMPUTED,
                Moving.ALL,
                Optional.empty(),
                gradientNorm);
    }

    private void with(RunFolder of, BiConsumer<ExperimentRunner, Notices> work, Notices notices) {
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(of, null, new Home(folder), parallel)) {
            work.accept(runner, notices);
        }
    }

    private BiConsumer<ExperimentRunner, Notices> study(String name) {
        PlaneGrid grid = new PlaneGrid(new PlaneGrid.Axis(-1, 1, 50), new PlaneGrid.Axis(-1, 1, 40));
        return switch (name) {
            case "line" ->
                (runner, progress) -> new LineStudy(runner).run(run, line(2000, false), partial -> {}, progress);
            case "line with norms" ->
                (runner, progress) -> new LineStudy(runner).run(run, line(2000, true), partial -> {}, progress);
            case "lines" ->
                (runner, progress) ->
                        new LineComparisonStudy(runner).run(run, LineComparison.CONTROLS, line(2000, false), progress);
            case "plane" ->
                (runner, progress) -> new PlaneStudy(runner)
                        .run(
                                List.of(run),
                                new PlaneRequest(
                                        PointChoice.BEST,
                                        PlaneRequest.DEFAULT.x(),
                                        PlaneRequest.DEFAULT.y(),
                                        false,
                                        grid,
                                        StatisticsChoice.RECOMPUTED,
                                        true),
                                Optional.empty(),
                                partial -> {},
                                progress);
            case "surface" ->
                (runner, progress) -> new SurfaceStudy(runner)
                        .run(
                                run,
                                new SurfaceRequest(
                                        SnapshotChoice.LAST, 50, 40, StatisticsChoice.RECOMPUTED, Metric.GRADIENT_NORM),
                                Optional.empty(),
                                partial -> {},
                                progress);
            case "connect" ->
                (runner, progress) -> new ConnectStudy(runner)
                        .run(
                                run,
                                other,
                                new ConnectRequest(
                                        SnapshotChoice.BEST,
                                        SnapshotChoice.BEST,
                                        2000,
                                        StatisticsChoice.RECOMPUTED,
                                        true,
                                        OptionalInt.of(3),
                                        0),
                                Optional.empty(),
                                partial -> {},
                                progress);
            case "trajectory" ->
                (runner, progress) -> TrajectoryStudy.of(List.of(run, other), TrajectoryRequest.DEFAULT, progress);
            default -> throw new IllegalArgumentException(name);
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "line | 2,000 points × 4 numbers: 64 kB of results",
                "line with norms | 2,000 points × 6 numbers: 96 kB of results",
                "lines | 3 × 2,000 points × 4 numbers: 192 kB of results",
                "plane | 50 × 40 points × 4 numbers: 64 kB of results",
                "surface | 50 × 40 points × 6 numbers: 96 kB of results",
                "connect | 3 × 2,000 points × 4 numbers: 192 kB of results",
            })
    void aStudyOfAGridSaysOnceWhatTheGridTakesAndThenBegins(String study, String expected) {
        Notices notices = new Notices(true);

        assertThrows(CancellationException.class, () -> with(run, study(study), notices));

        assertEquals(1, notices.lines.size(), notices.lines.toString());
        String said = notices.lines.get(0);
        assertTrue(said.matches(Pattern.quote(expected) + ", about [0-9.]+ MB while working"), said);
    }

    @Test
    void trajectoriesSayHowManySnapshotsTheyRead() {
        Notices notices = new Notices(false);

        with(run, study("trajectory"), notices);

        int snapshots = run.snapshots().size() + other.snapshots().size();
        assertEquals(1, notices.lines.size());
        String said = notices.lines.get(0);
        assertTrue(said.startsWith(snapshots + " snapshots × 6 numbers: "), said);
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void theSizeOfTheResultsIsThatOfTheNumbersInThem(boolean gradientNorm) {
        with(
                run,
                (runner, progress) -> {
                    LineResult result = new LineStudy(runner).run(run, line(11, gradientNorm), partial -> {}, progress);
                    long numbers = result.profile().points().stream()
                            .flatMap(point -> Stream.concat(Stream.of(point.train()), point.heldOut().stream()))
                            .flatMapToDouble(SweepSizeTest::numbers)
                            .filter(Double::isFinite)
                            .count();
                    assertEquals(
                            (double) (numbers * Double.BYTES),
                            SweepSize.of(runner, 11, 1, 1, gradientNorm).results());
                },
                new Notices(false));
    }

    private static DoubleStream numbers(Evaluation evaluation) {
        return DoubleStream.of(evaluation.cost(), evaluation.errorRate(), evaluation.gradientNorm());
    }

    @Test
    void whatIsTakenWhileWorkingIsMoreThanParametersAndData() {
        with(
                run,
                (runner, progress) -> {
                    long pixels = 490L * IdxExamples.ROWS * IdxExamples.COLUMNS;
                    long parameters = runner.experiment().network().parameters();
                    assertTrue(runner.working() > Precision.FLOAT.bytes() * (pixels + parameters));
                },
                new Notices(false));
    }

    @Test
    void morePointsTakeMore() {
        SweepSize size = new SweepSize(100, 100, 1, 4, false);
        assertEquals("100 × 100 points × 4 numbers: 320 kB of results, about 5.5 MB while working", size.text(1e6));
        assertEquals(
                "2 × 100 × 100 points × 1 number: 160 kB of results, about 4.2 MB while working",
                new SweepSize(100, 100, 2, 1, false).text(0));
    }

    @ParameterizedTest
    @CsvSource({"line", "connect"})
    void aLineThatDoesNotFitIsRefusedWithMemoryAndTime(String study) {
        int most = Integer.MAX_VALUE - 1;
        String message = String.valueOf(assertThrows(
                        BadInputException.class,
                        () -> with(
                                run,
                                study.equals("line")
                                        ? (runner, progress) -> new LineStudy(runner)
                                                .run(run, line(most, false), partial -> {}, progress)
                                        : (runner, progress) -> new ConnectStudy(runner)
                                                .run(
                                                        run,
                                                        other,
                                                        new ConnectRequest(
                                                                SnapshotChoice.BEST,
                                                                SnapshotChoice.BEST,
                                                                most,
                                                                StatisticsChoice.RECOMPUTED,
                                                                false,
                                                                OptionalInt.empty(),
                                                                0),
                                                        Optional.empty(),
                                                        partial -> {},
                                                        progress),
                                new Notices(false)))
                .getMessage());

        assertTrue(
                message.matches("grid: expected fewer points: 2,147,483,646 points need [0-9.]+ GB .* up to .* h; .*"),
                message);
    }
}
