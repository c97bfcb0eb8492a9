package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.costscape.array.Precision;
import org.costscape.dataset.IdxExamples;
import org.costscape.file.BadInputException;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.DropoutDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LayerDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.AdadeltaDefinition;
import org.costscape.training.AdagradDefinition;
import org.costscape.training.AdamDefinition;
import org.costscape.training.DivergedException;
import org.costscape.training.HistoryEntry;
import org.costscape.training.NesterovDefinition;
import org.costscape.training.OptimizerDefinition;
import org.costscape.training.RmsPropDefinition;
import org.costscape.training.RunFolder;
import org.costscape.training.Schedule;
import org.costscape.training.SgdDefinition;
import org.costscape.training.Snapshot;
import org.costscape.training.TrainingDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentRunnerTest {
    @TempDir
    Path folder;

    private Home home = new Home(Path.of("."));

    @BeforeEach
    void writeData() throws IOException {
        home = new Home(folder);
        IdxExamples.write(folder.resolve("data"), 400, 90);
    }

    private Experiment experiment(Precision precision, double learningRate) {
        return Experiments.small(folder.resolve("data"), precision, learningRate);
    }

    private RunFolder run(String name) {
        return new RunFolder(folder.resolve(name));
    }

    private void train(Experiment experiment, RunFolder run, int threads, Progress progress) {
        try (Parallel parallel = new Parallel(threads);
                ExperimentRunner runner = ExperimentRunner.open(experiment, home, parallel)) {
            runner.trainOrResume(run, entry -> {}, progress);
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void anyNumberOfThreadsWritesTheSameFiles(Precision precision) throws IOException {
        train(experiment(precision, 0.1), run("one"), 1, Progress.NONE);
        train(experiment(precision, 0.1), run("two"), 2, Progress.NONE);
        train(experiment(precision, 0.1), run("seven"), 7, Progress.NONE);
        assertEquals(RunFiles.hashes(run("one")), RunFiles.hashes(run("two")));
        assertEquals(RunFiles.hashes(run("one")), RunFiles.hashes(run("seven")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 23, 59})
    void aRunThatWasInterruptedEndsWithTheSameFilesAsOneThatWasNot(int step) throws IOException {
        Experiment experiment = experiment(Precision.FLOAT, 0.1);
        train(experiment, run("whole"), 2, Progress.NONE);
        Progress cancel = new CancelAt(step);
        assertThrows(CancellationException.class, () -> train(experiment, run("cut"), 2, cancel));
        assertEquals(Runs.State.INTERRUPTED, Runs.state(run("cut")));
        train(experiment, run("cut"), 2, Progress.NONE);
        assertEquals(Runs.State.COMPLETE, Runs.state(run("cut")));
        assertEquals(RunFiles.hashes(run("whole")), RunFiles.hashes(run("cut")));
    }

    static List<OptimizerDefinition> optimizers() {
        return List.of(
                new SgdDefinition(0.1, 0),
                new NesterovDefinition(0.1, 0.9),
                new AdamDefinition(1e-2, 0.9, 0.999, 1e-8),
                new RmsPropDefinition(1e-3, 0.99, 1e-8),
                new AdagradDefinition(0.05, 1e-10),
                new AdadeltaDefinition(1, 0.95, 1e-6));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void everyOptimizerLowersTheCostAndContinuesWithTheSameBits(OptimizerDefinition optimizer) throws IOException {
        Schedule schedule = new Schedule.Exponential(1.01);
        TrainingDefinition training = new TrainingDefinition(optimizer, schedule, List.of(), 130, 60, 7, 5);
        Experiment experiment = experiment(Precision.FLOAT, 0.1).withTraining(training);
        train(experiment, run("whole"), 2, Progress.NONE);
        assertThrows(CancellationException.class, () -> train(experiment, run("cut"), 1, new CancelAt(31)));
        train(experiment, run("cut"), 1, Progress.NONE);
        assertEquals(RunFiles.hashes(run("whole")), RunFiles.hashes(run("cut")));
        List<HistoryEntry> history = run("whole").history();
        assertTrue(history.get(history.size() - 1).trainCost() < history.get(0).trainCost());
    }

    @Test
    void runningStatisticsOfBatchNormalizationContinueWithTheSameBits() throws IOException {
        Experiment experiment = experiment(Precision.FLOAT, 0.1)
                .withNetwork(new FeedforwardDefinition(
                        IdxExamples.ROWS * IdxExamples.COLUMNS,
                        List.of(
                                new LinearDefinition(12),
                                new BatchNormalizationDefinition(1e-5, 0.1, Activation.RELU),
                                new DenseDefinition(IdxExamples.CLASSES, Activation.IDENTITY))));
        train(experiment, run("whole"), 2, Progress.NONE);
        assertThrows(CancellationException.class, () -> train(experiment, run("cut"), 1, new CancelAt(31)));
        train(experiment, run("cut"), 7, Progress.NONE);
        assertEquals(RunFiles.hashes(run("whole")), RunFiles.hashes(run("cut")));
    }

    static List<LayerDefinition> beforeDropout() {
        return List.of(
                new BatchNormalizationDefinition(1e-5, 0.1, Activation.RELU), new DenseDefinition(12, Activation.RELU));
    }

    @ParameterizedTest
    @MethodSource("beforeDropout")
    void dropoutContinuesWithTheSameBitsWithAnyNumberOfThreads(LayerDefinition hidden) throws IOException {
        Experiment experiment = experiment(Precision.FLOAT, 0.1)
                .withNetwork(new FeedforwardDefinition(
                        IdxExamples.ROWS * IdxExamples.COLUMNS,
                        List.of(
                                new DropoutDefinition(0.8),
                                new LinearDefinition(12),
                                hidden,
                                new DropoutDefinition(0.5),
                                new DenseDefinition(IdxExamples.CLASSES, Activation.IDENTITY))));
        train(experiment, run("whole"), 2, Progress.NONE);
        assertThrows(CancellationException.class, () -> train(experiment, run("cut"), 1, new CancelAt(10)));
        byte[] checkpoint = Files.readAllBytes(run("cut").path().resolve("checkpoint.safetensors"));
        assertThrows(CancellationException.class, () -> train(experiment, run("cut"), 3, new CancelAt(31)));
        Files.write(run("cut").path().resolve("checkpoint.safetensors"), checkpoint); // as after a kill at step 31
        train(experiment, run("cut"), 7, Progress.NONE);
        assertEquals(RunFiles.hashes(run("whole")), RunFiles.hashes(run("cut")));
        List<HistoryEntry> history = run("whole").history();
        assertTrue(history.get(history.size() - 1).trainCost() < history.get(0).trainCost());
    }

    @Test
    void aRunThatWasKilledAfterItsCheckpointComputesTheLostStepsAgain() throws IOException {
        Experiment experiment = experiment(Precision.FLOAT, 0.1);
        train(experiment, run("whole"), 2, Progress.NONE);
        assertThrows(CancellationException.class, () -> train(experiment, run("cut"), 2, new CancelAt(10)));
        byte[] checkpoint = Files.readAllBytes(run("cut").path().resolve("checkpoint.safetensors"));
        assertThrows(CancellationException.class, () -> train(experiment, run("cut"), 2, new CancelAt(40)));
        // As after a kill at step 40: files are newer than the checkpoint, and the last line of the history is torn.
        Files.write(run("cut").path().resolve("checkpoint.safetensors"), checkpoint);
        Path history = run("cut").path().resolve("history.jsonl");
        Files.writeString(history, Files.readString(history) + "{\"step\":42,\"batchC");
        train(experiment, run("cut"), 2, Progress.NONE);
        assertEquals(RunFiles.hashes(run("whole")), RunFiles.hashes(run("cut")));
    }

    @Test
    void aRunWhoseEvaluationsAreLostIsNotContinued() throws IOException {
        Experiment experiment = experiment(Precision.FLOAT, 0.1);
        assertThrows(CancellationException.class, () -> train(experiment, run("run"), 1, new CancelAt(20)));
        Files.writeString(run("run").path().resolve("history.jsonl"), "");
        BadInputException thrown =
                assertThrows(BadInputException.class, () -> train(experiment, run("run"), 1, Progress.NONE));
        assertTrue(String.valueOf(thrown.getMessage()).contains("expected the 3 entries up to step 20, found 0"));
    }

    @Test
    void aStepWhoseSnapshotCouldNotBeWrittenIsDoneAgain() throws IOException {
        Experiment experiment = experiment(Precision.FLOAT, 0.1);
        train(experiment, run("whole"), 1, Progress.NONE);
        assertThrows(CancellationException.class, () -> train(experiment, run("cut"), 1, new CancelAt(5)));
        Path snapshots = run("cut").path().resolve("snapshots");
        Path aside = run("cut").path().resolve("aside");
        Files.move(snapshots, aside);
        Files.writeString(snapshots, "in the way");
        assertThrows(BadInputException.class, () -> train(experiment, run("cut"), 1, Progress.NONE));
        Files.delete(snapshots);
        Files.move(aside, snapshots);
        train(experiment, run("cut"), 1, Progress.NONE);
        assertEquals(RunFiles.hashes(run("whole")), RunFiles.hashes(run("cut")));
    }

    @Test
    void aRunIsTrainedByOneAtATime() {
        Experiment experiment = experiment(Precision.FLOAT, 0.1).withSteps(3);
        Progress second = (done, total) -> {
            BadInputException refused =
                    assertThrows(BadInputException.class, () -> train(experiment, run("run"), 1, Progress.NONE));
            assertTrue(String.valueOf(refused.getMessage())
                    .contains("is being trained by process "
                            + ProcessHandle.current().pid()));
        };
        train(experiment, run("run"), 1, second);
    }

    @Test
    void aRunThatIsCompleteIsLeftAsItIs() throws IOException {
        Experiment experiment = experiment(Precision.FLOAT, 0.1);
        train(experiment, run("whole"), 2, Progress.NONE);
        Map<String, String> before = RunFiles.hashes(run("whole"));
        train(experiment, run("whole"), 2, Progress.NONE);
        assertEquals(before, RunFiles.hashes(run("whole")));
    }

    @Test
    void trainingLowersTheCostAndKeepsTheBestSnapshotOnHeldOutData() {
        train(experiment(Precision.FLOAT, 0.1), run("run"), 2, Progress.NONE);
        List<HistoryEntry> history = run("run").history();
        HistoryEntry best = history.stream()
                .min(Comparator.comparingDouble(HistoryEntry::heldOutCost))
                .orElseThrow();
        assertEquals(best.step(), run("run").best().step());
        assertTrue(history.get(history.size() - 1).trainCost()
                < 0.5 * history.get(0).trainCost());
        assertEquals(
                List.of(0, 2, 10, 22, 38, 60),
                run("run").snapshots().stream().map(Snapshot::step).toList());
    }

    @Test
    void anotherSeedGivesAnotherRun() throws IOException {
        Experiment experiment = experiment(Precision.FLOAT, 0.1);
        train(experiment, run("zero"), 2, Progress.NONE);
        train(experiment.withSeed(1), run("one"), 2, Progress.NONE);
        String first = "snapshots/step-00000000.safetensors";
        assertNotEquals(
                RunFiles.hashes(run("zero")).get(first),
                RunFiles.hashes(run("one")).get(first));
    }

    @Test
    void aRunThatDivergesSaysAtWhichStepAndIsKept() {
        RunFolder run = run("diverged");
        DivergedException thrown = assertThrows(
                DivergedException.class, () -> train(experiment(Precision.FLOAT, 1e20), run, 2, Progress.NONE));
        assertTrue(String.valueOf(thrown.getMessage())
                .matches(".*diverged after \\d+ steps: the cost became (NaN|Infinity).*"));
        assertEquals(Runs.State.DIVERGED, Runs.state(run));
        assertEquals(0, run.first().step());
        BadInputException refused = assertThrows(
                BadInputException.class, () -> train(experiment(Precision.FLOAT, 1e20), run, 2, Progress.NONE));
        assertTrue(String.valueOf(refused.getMessage()).contains("diverged"));
    }

    @Test
    void aFolderThatExistsIsNotTrainedInto() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("taken"));
        Path mine = Files.writeString(taken.resolve("mine.txt"), "mine");
        try (Parallel parallel = new Parallel(1);
                ExperimentRunner runner = ExperimentRunner.open(experiment(Precision.FLOAT, 0.1), home, parallel)) {
            assertThrows(BadInputException.class, () -> runner.train(new RunFolder(taken), entry -> {}, Progress.NONE));
        }
        assertEquals("mine", Files.readString(mine));
        assertFalse(Files.exists(taken.resolve("definition.json")));
    }

    @Test
    void aRunIsNotContinuedOnOtherData() throws IOException {
        Experiment experiment = experiment(Precision.FLOAT, 0.1);
        assertThrows(CancellationException.class, () -> train(experiment, run("run"), 1, new CancelAt(5)));
        Path other = folder.resolve("other");
        IdxExamples.write(other, 401, 90);
        try (Parallel parallel = new Parallel(1)) {
            BadInputException thrown = assertThrows(
                    BadInputException.class,
                    () -> ExperimentRunner.open(run("run"), other, home, parallel)
                            .close());
            assertTrue(String.valueOf(thrown.getMessage()).contains("trainingData"));
        }
    }

    @Test
    void imagesOfAnotherSizeThanTheNetworksInputsAreRefused() {
        Experiment experiment = experiment(Precision.FLOAT, 0.1);
        Experiment wider = new Experiment(
                "wider",
                "Wider",
                "",
                "",
                experiment.data(),
                new FeedforwardDefinition(21, ((FeedforwardDefinition) experiment.network()).layers()),
                experiment.objective(),
                experiment.initialization(),
                experiment.training(),
                experiment.precision(),
                1);
        try (Parallel parallel = new Parallel(1)) {
            BadInputException thrown = assertThrows(
                    BadInputException.class,
                    () -> ExperimentRunner.open(wider, home, parallel).close());
            assertTrue(String.valueOf(thrown.getMessage()).contains("expected 20"), thrown.getMessage());
            assertTrue(String.valueOf(thrown.getMessage()).contains("found 21"), thrown.getMessage());
        }
    }

    @Test
    void snapshotsOfTheLineAreNeverChangedByASweep() throws IOException {
        train(experiment(Precision.FLOAT, 0.1), run("run"), 2, Progress.NONE);
        Map<String, String> before = RunFiles.hashes(run("run"));
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(run("run"), null, home, parallel)) {
            LineStudy study = new LineStudy(runner);
            LineResult whole = study.run(run("run"), LineRequest.DEFAULT, partial -> {}, Progress.NONE);
            assertTrue(whole.complete());
            assertThrows(
                    CancellationException.class,
                    () -> study.run(run("run"), LineRequest.DEFAULT, partial -> {}, new CancelAt(3)));
        }
        assertEquals(before, RunFiles.hashes(run("run")));
    }

    @Test
    void theEndsOfTheLineCostWhatTheSnapshotsCostBitForBit() {
        train(experiment(Precision.FLOAT, 0.1), run("run"), 2, Progress.NONE);
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(run("run"), null, home, parallel)) {
            LineResult line = new LineStudy(runner).run(run("run"), LineRequest.DEFAULT, partial -> {}, Progress.NONE);
            for (double alpha : new double[] {0, 1}) {
                Snapshot snapshot = alpha == 0 ? run("run").first() : run("run").best();
                HistoryEntry measured = run("run").history().stream()
                        .filter(entry -> entry.step() == snapshot.step())
                        .findFirst()
                        .orElseThrow();
                var point = line.profile().points().stream()
                        .filter(p -> p.alpha() == alpha)
                        .findFirst()
                        .orElseThrow();
                assertEquals(measured.train(), point.train());
                assertEquals(measured.heldOut(), point.heldOut());
            }
        }
    }

    @Test
    void aMissingSnapshotIsNamed() throws IOException {
        train(experiment(Precision.FLOAT, 0.1), run("run"), 2, Progress.NONE);
        Files.delete(run("run").path().resolve("snapshots/step-00000000.safetensors"));
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(run("run"), null, home, parallel)) {
            BadInputException thrown = assertThrows(
                    BadInputException.class,
                    () -> new LineStudy(runner).run(run("run"), LineRequest.DEFAULT, partial -> {}, Progress.NONE));
            assertTrue(String.valueOf(thrown.getMessage()).contains("no snapshot of step 0"), thrown.getMessage());
        }
    }
}
