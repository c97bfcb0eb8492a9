package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.costscape.array.Precision;
import org.costscape.dataset.IdxExamples;
import org.costscape.figure.ExportOptions;
import org.costscape.file.BadInputException;
import org.costscape.landscape.AlphaGrid;
import org.costscape.landscape.Normalization;
import org.costscape.landscape.PlaneGrid;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.parameter.ParameterLayout;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What all sweeps with a journal have in common: lines, planes, surfaces, steps and connections, with batch normalization. */
class JournaledStudiesTest {
    @TempDir
    Path folder;

    private Home home = new Home(Path.of("."));
    private RunFolder run = new RunFolder(Path.of("."));
    private RunFolder other = new RunFolder(Path.of("."));

    @BeforeEach
    void train() throws IOException {
        home = new Home(folder);
        IdxExamples.write(folder.resolve("data"), 400, 90);
        run = train(experiment(), "run");
        other = train(experiment().withSeed(4), "other");
    }

    private Experiment experiment() {
        return Experiments.small(folder.resolve("data"), Precision.FLOAT, 0.1)
                .withNetwork(new FeedforwardDefinition(
                        IdxExamples.ROWS * IdxExamples.COLUMNS,
                        List.of(
                                new LinearDefinition(7),
                                new BatchNormalizationDefinition(1e-5, 0.1, Activation.RELU),
                                new DenseDefinition(IdxExamples.CLASSES, Activation.IDENTITY))));
    }

    private RunFolder train(Experiment experiment, String name) {
        RunFolder into = new RunFolder(folder.resolve(name));
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(experiment, home, parallel)) {
            runner.train(into, entry -> {}, Progress.NONE);
        }
        return into;
    }

    private enum Kind {
        LINE {
            @Override
            void write(Studies in, int points, Progress progress) {
                LineRequest request = new LineRequest(
                        SnapshotChoice.FIRST,
                        SnapshotChoice.LAST,
                        new AlphaGrid(-0.5, 1.5, points),
                        StatisticsChoice.parse("interpolated"),
                        Moving.ALL,
                        Optional.empty(),
                        in.metric == Metric.GRADIENT_NORM);
                LineResult result =
                        new LineStudy(in.runner).run(in.run, request, in.journal(), partial -> {}, progress);
                LineFiles.write(result, in.out, ExportOptions.halfPage());
            }
        },
        PLANE {
            @Override
            void write(Studies in, int points, Progress progress) {
                PlaneRequest request = new PlaneRequest(
                        PointChoice.parse("first"),
                        DirectionText.parse("to:last", Normalization.FILTER),
                        DirectionText.parse("to:2/last", Normalization.FILTER),
                        false,
                        new PlaneGrid(new PlaneGrid.Axis(-1, 1, points), new PlaneGrid.Axis(-0.5, 1, rows(points))),
                        StatisticsChoice.parse("interpolated"),
                        in.metric,
                        true);
                PlaneResult result = new PlaneStudy(in.runner)
                        .run(List.of(in.run, in.other), request, in.journal(), partial -> {}, progress);
                PlaneFiles.write(result, in.out, ExportOptions.halfPage());
            }
        },
        SURFACE {
            @Override
            void write(Studies in, int points, Progress progress) {
                SurfaceRequest request = new SurfaceRequest(
                        new SnapshotChoice("last"), points, rows(points), StatisticsChoice.parse("frozen"), in.metric);
                SurfaceResult result =
                        new SurfaceStudy(in.runner).run(in.run, request, in.journal(), partial -> {}, progress);
                SurfaceFiles.write(result, in.out, ExportOptions.halfPage());
            }
        },
        STEP {
            @Override
            void write(Studies in, int points, Progress progress) {
                AlphaGrid grid = new AlphaGrid(-1, 2, rows(points));
                StepRequest request = new StepRequest(
                        SnapshotChoice.FIRST,
                        StepRequest.DEFAULT.rate(),
                        new AlphaGrid(-1, 2, points),
                        grid,
                        grid,
                        StepRequest.DEFAULT.y(),
                        MeasuredCost.MINIBATCH,
                        in.metric,
                        OptionalInt.empty(),
                        List.of(2, 5));
                StepResult result =
                        new StepStudy(in.runner).run(in.run, request, in.journal(), partial -> {}, progress);
                StepFiles.write(List.of(result), in.out, ExportOptions.halfPage());
            }
        },
        CONNECT {
            @Override
            void write(Studies in, int points, Progress progress) {
                ConnectRequest request = new ConnectRequest(
                        SnapshotChoice.BEST,
                        SnapshotChoice.BEST,
                        points,
                        StatisticsChoice.RECOMPUTED,
                        true,
                        OptionalInt.of(23),
                        5);
                ConnectResult result = new ConnectStudy(in.runner)
                        .run(in.run, in.other, request, in.journal(), partial -> {}, progress);
                ConnectFiles.write(result, in.out, ExportOptions.halfPage());
            }
        };

        /** Computes a figure with so many points along its first axis, and writes it. */
        abstract void write(Studies in, int points, Progress progress);
    }

    /** Fewer than columns, but for a grid that is meant not to fit. */
    private static int rows(int columns) {
        return columns < 1000 ? 7 : columns;
    }

    private record Studies(
            ExperimentRunner runner, RunFolder run, RunFolder other, Metric metric, Path out, boolean journaled) {
        Optional<Path> journal() {
            return journaled ? Optional.of(Journals.beside(out)) : Optional.empty();
        }
    }

    private Path out() {
        return folder.resolve("figures/x.json");
    }

    private void write(Kind kind, int points, boolean journaled, int threads, Progress progress) {
        write(kind, Metric.COST, points, journaled, threads, progress);
    }

    private void write(Kind kind, Metric metric, int points, boolean journaled, int threads, Progress progress) {
        try (Parallel parallel = new Parallel(threads);
                ExperimentRunner runner = ExperimentRunner.open(run, null, home, parallel)) {
            kind.write(new Studies(runner, run, other, metric, out(), journaled), points, progress);
        }
    }

    /** Is cancelled when it was reported to so often. */
    private static final class CancelAfterReports implements Progress {
        private final int most;
        private int reports;

        CancelAfterReports(int most) {
            this.most = most;
        }

        @Override
        public synchronized void report(long done, long total) {
            reports++;
        }

        @Override
        public synchronized boolean cancelled() {
            return reports >= most;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LINE, COST",
        "LINE, GRADIENT_NORM",
        "PLANE, COST",
        "PLANE, GRADIENT_NORM",
        "SURFACE, COST",
        "SURFACE, GRADIENT_NORM",
        "STEP, COST",
        "STEP, GRADIENT_NORM",
        "CONNECT, COST"
    })
    void whatIsCancelledAgainAndAgainEndsWithTheBytesOfAnUninterruptedOne(Kind kind, Metric metric) throws IOException {
        write(kind, metric, 9, false, 2, Progress.NONE);
        byte[] expected = Files.readAllBytes(out());
        Path journal = Journals.beside(out());
        assertFalse(Files.exists(journal));
        Files.delete(out());

        String kept = "";
        boolean bends = kind
                == Kind.CONNECT; // then the first cancel comes while the curve is trained, the second one later in it
        for (int reports : bends ? new int[] {30, 10} : new int[] {2, 1, 1}) {
            CancelAfterReports cancel = new CancelAfterReports(reports);
            assertThrows(CancellationException.class, () -> write(kind, metric, 9, true, 2, cancel));
            assertTrue(Files.readString(journal).startsWith(kept));
            kept = Files.readString(journal);
        }
        assertTrue(kept.lines().count() > 1, kept);
        Files.writeString(journal, kept + "{\"crc\":\"00000000\",\"part\":"); // torn by a kill
        write(kind, metric, 9, true, 1, Progress.NONE);

        assertArrayEquals(expected, Files.readAllBytes(out()));
        assertTrue(Files.readString(journal).startsWith(kept));
        String whole = Files.readString(journal);
        write(kind, metric, 9, true, 7, Progress.NONE);
        assertEquals(whole, Files.readString(journal));
        Journals.delete(out());
        try (Stream<Path> left = Files.list(folder.resolve("figures"))) {
            assertEquals(List.of(out()), left.toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "another sweep, the journal of another sweep",
        "newer, found version 3",
        "damaged, line 2: the journal is damaged",
        "flipped, line 2: the journal is damaged",
        "outside, line 2: the journal is damaged",
        "something else, found something else"
    })
    void aJournalThatCannotBeContinuedIsRefusedInOneLineAndStays(String what, String expected) throws IOException {
        for (Kind kind : Kind.values()) {
            write(kind, 9, true, 2, Progress.NONE);
            Path journal = Journals.beside(out());
            String whole = Files.readString(journal);
            String text = switch (what) {
                case "newer" -> whole.replace("\"version\":2", "\"version\":3");
                case "damaged" -> whole.replaceFirst("\n.*\n", "\nnonsense\n");
                case "flipped" -> whole.replaceFirst("\\[\\[(\\d),", "[[8,");
                case "outside" -> whole.replaceFirst("\"part\":\"[^\"]*\"", "\"part\":\"elsewhere\"");
                case "something else" -> "my own notes";
                default -> whole;
            };
            Files.writeString(journal, text);

            String message = String.valueOf(assertThrows(
                            BadInputException.class,
                            () -> write(kind, what.equals("another sweep") ? 10 : 9, true, 2, Progress.NONE))
                    .getMessage());

            assertTrue(message.startsWith(journal.toString()) && message.contains(expected), message);
            assertFalse(message.contains("\n"));
            assertEquals(text, Files.readString(journal));
            Files.delete(journal);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LINE", "PLANE", "SURFACE", "STEP"})
    void aSweepWithNormsOfGradientsIsAnotherOneThanWithout(Kind kind) {
        write(kind, 9, true, 2, Progress.NONE);

        String message = String.valueOf(assertThrows(
                        BadInputException.class, () -> write(kind, Metric.GRADIENT_NORM, 9, true, 2, Progress.NONE))
                .getMessage());

        assertTrue(message.contains("the journal of another sweep"), message);
    }

    @Test
    void theJournalOfAnotherKindOfSweepIsAnothers() {
        write(Kind.PLANE, 9, true, 2, Progress.NONE);

        String message =
                String.valueOf(assertThrows(BadInputException.class, () -> write(Kind.STEP, 9, true, 2, Progress.NONE))
                        .getMessage());

        assertTrue(message.contains("the journal of another sweep"), message);
    }

    @ParameterizedTest
    @CsvSource({"damaged, damaged", "another curve, the bend of another curve"})
    void aBendThatCannotBeContinuedIsRefusedInOneLine(String what, String expected) throws IOException {
        CancelAfterReports cancel = new CancelAfterReports(30);
        assertThrows(CancellationException.class, () -> write(Kind.CONNECT, 9, true, 2, cancel));
        Path bend = Journals.bend(Journals.beside(out()));
        byte[] kept = Files.readAllBytes(bend);
        if (what.equals("damaged")) {
            kept[kept.length - 1] ^= 1;
            Files.write(bend, kept);
        } else {
            Files.delete(Journals.beside(out()));
        }

        String message = String.valueOf(assertThrows(
                        BadInputException.class,
                        () -> write(Kind.CONNECT, what.equals("damaged") ? 9 : 10, true, 2, Progress.NONE))
                .getMessage());

        assertTrue(message.startsWith(bend.toString()) && message.contains(expected), message);
        assertFalse(message.contains("\n"));
        assertArrayEquals(kept, Files.readAllBytes(bend));
    }

    @Test
    void otherRunningStatisticsAreAnotherSweep() {
        write(Kind.PLANE, 9, true, 2, Progress.NONE);
        Snapshot last = other.last();
        try (Parallel parallel = new Parallel(1);
                ExperimentRunner runner = ExperimentRunner.open(run, null, home, parallel);
                ParameterVector theta =
                        last.load(runner.training().layout(), Precision.FLOAT).theta()) {
            ParameterLayout layout = runner.normalized()
                    .orElseThrow()
                    .training()
                    .network()
                    .running()
                    .layout();
            try (ParameterVector running = last.runningStatistics(layout, Precision.FLOAT)) {
                running.scale(1.5);
                Safetensors.write(
                        last.file(),
                        Map.of("step", "" + last.step()),
                        List.of(new Safetensors.Part("", theta), new Safetensors.Part("", running)));
            }
        }

        String message =
                String.valueOf(assertThrows(BadInputException.class, () -> write(Kind.PLANE, 9, true, 2, Progress.NONE))
                        .getMessage());

        assertTrue(message.contains("the journal of another sweep"), message);
    }

    @ParameterizedTest
    @EnumSource(names = {"PLANE", "SURFACE", "STEP"})
    void aGridThatDoesNotFitIsRefusedWithMemoryAndTimeBeforeWorkBegins(Kind kind) {
        String message =
                String.valueOf(assertThrows(BadInputException.class, () -> write(kind, 60_000, true, 2, Progress.NONE))
                        .getMessage());

        assertTrue(message.matches("grid: expected fewer points: .* GB .* up to .*; .*"), message);
        assertFalse(Files.exists(Journals.beside(out())));
    }
}
