package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.costscape.array.Precision;
import org.costscape.dataset.IdxExamples;
import org.costscape.file.BadInputException;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.HistoryEntry;
import org.costscape.training.RunFolder;
import org.costscape.training.Schedule;
import org.costscape.training.SgdDefinition;
import org.costscape.training.Snapshot;
import org.costscape.training.Trainer;
import org.costscape.training.TrainingDefinition;
import org.costscape.training.TrainingListener;
import org.costscape.training.TrainingStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that are trained piece by piece, on a network with batch normalization and momentum. */
class BoundedTrainingTest {
    @TempDir
    Path folder;

    private Home home = new Home(Path.of("."));

    @BeforeEach
    void writeData() throws IOException {
        home = new Home(folder);
        IdxExamples.write(folder.resolve("data"), 400, 90);
    }

    private Experiment experiment() {
        return Experiments.small(folder.resolve("data"), Precision.FLOAT, 0.1)
                .withNetwork(new FeedforwardDefinition(
                        IdxExamples.ROWS * IdxExamples.COLUMNS,
                        List.of(
                                new LinearDefinition(12),
                                new BatchNormalizationDefinition(1e-5, 0.1, Activation.RELU),
                                new DenseDefinition(IdxExamples.CLASSES, Activation.IDENTITY))));
    }

    private RunFolder run(String name) {
        return new RunFolder(folder.resolve(name));
    }

    private RunFolder train(Experiment experiment, String name, int until, int threads) {
        try (Parallel parallel = new Parallel(threads);
                ExperimentRunner runner = ExperimentRunner.open(experiment, home, parallel)) {
            runner.trainOrResume(run(name), until, entry -> {}, Progress.NONE);
        }
        return run(name);
    }

    private RunFolder train(String name, int until) {
        return train(experiment(), name, until, 2);
    }

    private static List<Integer> steps(RunFolder run) {
        return run.snapshots().stream().map(Snapshot::step).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 23, 59})
    void aRunThatStoppedAtABoundEndsWithTheSameFilesAndThatSnapshot(int until) throws IOException {
        RunFolder whole = train("whole", Trainer.TO_THE_END);
        RunFolder pieces = train("pieces", until);
        assertEquals(until, pieces.checkpoint().orElseThrow().step());
        assertEquals(Runs.State.INTERRUPTED, Runs.state(pieces));
        assertTrue(Runs.describe(pieces).contains("after " + until + " of 60 steps"), Runs.describe(pieces));
        train(experiment(), "pieces", Trainer.TO_THE_END, 7);
        Map<String, String> found = new TreeMap<>(RunFiles.hashes(pieces));
        found.keySet().removeIf(name -> name.contains("step-000000" + String.format("%02d", until)));
        Map<String, String> expected = RunFiles.hashes(whole);
        expected.keySet().removeIf(name -> name.contains("step-000000" + String.format("%02d", until)));
        assertEquals(expected, found);
        assertTrue(steps(pieces).contains(until));
    }

    @Test
    void aPieceKeepsBothItsEndsAsTheRunHasThem() {
        Experiment all = experiment()
                .withTraining(new TrainingDefinition(
                        new SgdDefinition(0.1, 0.9), new Schedule.Constant(), List.of(), 130, 60, 7, 10_000));
        RunFolder whole = train(all, "whole", Trainer.TO_THE_END, 1);
        train("pieces", 13);
        RunFolder pieces = train("pieces", 19);
        assertEquals(List.of(0, 2, 10, 13, 19), steps(pieces));
        try (Parallel parallel = new Parallel(1);
                ExperimentRunner runner = ExperimentRunner.open(pieces, null, home, parallel)) {
            for (int step : new int[] {13, 19}) {
                assertEquals(
                        whole.snapshot(step)
                                .load(runner.training().layout(), Precision.FLOAT)
                                .sha256(),
                        pieces.snapshot(step)
                                .load(runner.training().layout(), Precision.FLOAT)
                                .sha256());
                assertArrayEquals(running(runner, whole, step), running(runner, pieces, step));
            }
        }
    }

    private static double[] running(ExperimentRunner runner, RunFolder run, int step) {
        try (ParameterVector running = run.snapshot(step)
                .runningStatistics(
                        runner.normalized()
                                .orElseThrow()
                                .training()
                                .network()
                                .running()
                                .layout(),
                        Precision.FLOAT)) {
            return running.toDoubles();
        }
    }

    @Test
    void oneStepIsTheOneThatIsLookedAt() throws IOException {
        train("run", 30);
        RunFolder run = train("run", 31);
        Files.delete(run.path().resolve("checkpoint.safetensors")); // which knows the velocity of step 31 alone
        try (Parallel parallel = new Parallel(1);
                ExperimentRunner runner = ExperimentRunner.open(run, null, home, parallel);
                var steps = runner.steps();
                TrainingStep step = new TrainingStep(
                        run,
                        run.snapshot(30),
                        runner.course(run),
                        steps,
                        runner.training(),
                        Precision.FLOAT,
                        OptionalDouble.empty());
                ParameterVector next = run.snapshot(31)
                        .load(runner.training().layout(), Precision.FLOAT)
                        .theta()) {
            assertTrue(step.own());
            assertArrayEquals(next.toDoubles(), step.after().toDoubles());
            StepResult result =
                    new StepStudy(runner).run(run, at("30"), Optional.empty(), partial -> {}, Progress.NONE);
            assertEquals("training's own step, SGD, momentum 0.9, η = 0.100", result.rule());
        }
    }

    private static StepRequest at(String snapshot) {
        StepRequest some = StepRequest.DEFAULT.withoutSurfaces();
        return new StepRequest(
                new SnapshotChoice(snapshot),
                some.rate(),
                some.a(),
                some.b(),
                some.across(),
                some.y(),
                some.cost(),
                some.metric(),
                some.lower(),
                some.units());
    }

    @Test
    void aListenerIsToldOfEachStepAndEachSnapshot() {
        List<Integer> done = new ArrayList<>();
        List<Integer> kept = new ArrayList<>();
        List<HistoryEntry> measured = new ArrayList<>();
        double[] sum = new double[1];
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(experiment(), home, parallel)) {
            runner.train(
                    run("run"),
                    9,
                    new TrainingListener() {
                        @Override
                        public void measured(HistoryEntry entry) {
                            measured.add(entry);
                        }

                        @Override
                        public void stepped(int step, double batchCost, double gradientNorm) {
                            done.add(step);
                            sum[0] += step <= 7 ? batchCost : 0;
                            assertEquals(step != 7, Double.isNaN(gradientNorm));
                        }

                        @Override
                        public void kept(Snapshot snapshot) {
                            assertTrue(Files.exists(snapshot.file()));
                            kept.add(snapshot.step());
                        }
                    },
                    Progress.NONE);
        }
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9), done);
        assertEquals(List.of(0, 2, 9), kept);
        assertEquals(run("run").history(), measured);
        assertEquals(sum[0] / 7, measured.get(1).batchCost());
    }

    @Test
    void aBoundBehindTheEndIsTheEnd() throws IOException {
        RunFolder run = train("run", 1000);
        assertEquals(Runs.State.COMPLETE, Runs.state(run));
        assertEquals(RunFiles.hashes(train("whole", Trainer.TO_THE_END)), RunFiles.hashes(run));
    }

    @Test
    void aRunThatIsThereAlreadyIsLeftAsItIs() throws IOException {
        Map<String, String> before = RunFiles.hashes(train("run", 20));
        assertEquals(before, RunFiles.hashes(train("run", 20)));
        assertEquals(before, RunFiles.hashes(train("run", 11)));
    }

    @Test
    void aBoundBeforeTheFirstStepIsRefusedBeforeAnythingIsWritten() {
        BadInputException thrown = assertThrows(BadInputException.class, () -> train("run", 0));
        assertEquals("until: expected the number of a step from 1 on, found 0", thrown.getMessage());
        assertTrue(Files.notExists(run("run").path()));
    }

    @Test
    void anEpochTakesAllMinibatchesThatTheExamplesFill() {
        try (Parallel parallel = new Parallel(1);
                ExperimentRunner runner = ExperimentRunner.open(experiment(), home, parallel)) {
            assertEquals(3, runner.stepsAnEpoch(run("none"))); // 400 / 130
        }
    }
}
