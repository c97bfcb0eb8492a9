package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.costscape.array.Precision;
import org.costscape.dataset.IdxExamples;
import org.costscape.file.BadInputException;
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
import org.costscape.training.Branch;
import org.costscape.training.RunFolder;
import org.costscape.training.Schedule;
import org.costscape.training.SgdDefinition;
import org.costscape.training.TrainingDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that begin at a θ of another one, with batch normalization. */
class BranchesTest {
    @TempDir
    Path folder;

    private Home home = new Home(Path.of("."));
    private RunFolder parent = new RunFolder(Path.of("."));

    @BeforeEach
    void trainParent() throws IOException {
        home = new Home(folder);
        IdxExamples.write(folder.resolve("data"), 400, 90);
        parent = run("parent");
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(experiment(), home, parallel)) {
            runner.train(parent, entry -> {}, Progress.NONE);
        }
    }

    private Experiment experiment() {
        return Experiments.small(folder.resolve("data"), Precision.FLOAT, 0.1)
                .withNetwork(new FeedforwardDefinition(
                        IdxExamples.ROWS * IdxExamples.COLUMNS,
                        List.of(
                                new LinearDefinition(12),
                                new BatchNormalizationDefinition(1e-5, 0.1, Activation.RELU),
                                new DenseDefinition(IdxExamples.CLASSES, Activation.IDENTITY))))
                .withSteps(20);
    }

    private RunFolder run(String name) {
        return new RunFolder(folder.resolve(name));
    }

    private RunDefinition definition() {
        return RunDefinition.read(parent);
    }

    private void resume(RunFolder run, int threads, Progress progress) {
        try (Parallel parallel = new Parallel(threads);
                ExperimentRunner runner = ExperimentRunner.open(run, null, home, parallel)) {
            runner.resume(run, entry -> {}, progress);
        }
    }

    private static String problem(Runnable wrong) {
        return String.valueOf(assertThrows(BadInputException.class, wrong::run).getMessage());
    }

    @Test
    void aBranchBeginsWithTheSnapshotAndItsRunningStatistics() {
        RunFolder branch = run("branch");
        RunDefinition made = Branches.create(branch, definition(), parent, new SnapshotChoice("7"));
        assertEquals(made, RunDefinition.read(branch));
        assertEquals(parent.path() + " step 7", ((Branch) made.experiment().initialization()).origin());
        parent = run("elsewhere"); // it is not asked again
        resume(branch, 2, Progress.NONE);
        assertEquals(Runs.State.COMPLETE, Runs.state(branch));
        ParameterLayout layout = experiment().layout();
        RunFolder from = run("parent");
        assertEquals(
                from.snapshot(7).load(layout, Precision.FLOAT).sha256(),
                branch.first().load(layout, Precision.FLOAT).sha256());
        ParameterLayout running = ((FeedforwardDefinition) experiment().network())
                .build()
                .running()
                .layout();
        assertArrayEquals(
                from.snapshot(7).runningStatistics(running, Precision.FLOAT).toDoubles(),
                branch.first().runningStatistics(running, Precision.FLOAT).toDoubles());
        assertEquals(from.history().get(1).trainCost(), branch.history().get(0).trainCost()); // evaluated at step 7
    }

    @Test
    void aBranchThatWasInterruptedEndsWithTheSameFilesAsOneThatWasNot() throws IOException {
        TrainingDefinition settings =
                new TrainingDefinition(new SgdDefinition(0.02, 0.5), new Schedule.Constant(), List.of(), 50, 30, 7, 3);
        RunFolder whole = run("whole");
        Branches.create(whole, definition().withTraining(settings).withSeed(7), parent, SnapshotChoice.BEST);
        resume(whole, 2, Progress.NONE);
        RunFolder cut = run("cut");
        Branches.create(cut, definition().withTraining(settings).withSeed(7), parent, SnapshotChoice.BEST);
        assertThrows(CancellationException.class, () -> resume(cut, 1, new CancelAt(1)));
        assertThrows(CancellationException.class, () -> resume(cut, 7, new CancelAt(11)));
        resume(cut, 1, Progress.NONE);
        assertEquals(RunFiles.hashes(whole), RunFiles.hashes(cut));
    }

    @Test
    void aPointOfALandscapeIsRoundedToThePrecisionOfTheExperiment() {
        ParameterLayout layout = experiment().layout();
        double[] numbers = new double[layout.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Math.sin(i) / 3;
        }
        RunFolder branch = run("branch");
        try (ParameterVector theta = ParameterVector.of(layout, Precision.DOUBLE, numbers);
                ParameterVector rounded = ParameterVector.of(layout, Precision.FLOAT, numbers)) {
            RunDefinition made = Branches.create(
                    branch, definition(), theta, Optional.empty(), "runs/parent, plane point a 0.42, b −0.10");
            assertEquals(
                    new Branch("runs/parent, plane point a 0.42, b −0.10", Safetensors.sha256(rounded)),
                    made.experiment().initialization());
        }
        resume(branch, 1, Progress.NONE);
        assertEquals(Runs.State.COMPLETE, Runs.state(branch));
    }

    @Test
    void aToyIsBranchedToo() throws IOException {
        Experiment saddle =
                new Library(new Home(Path.of("."))).experiment("saddle").withSteps(40);
        RunFolder toy = run("toy");
        try (Parallel parallel = new Parallel(1);
                ExperimentRunner runner = ExperimentRunner.open(saddle, home, parallel)) {
            runner.train(toy, entry -> {}, Progress.NONE);
        }
        RunFolder branch = run("toy-branch");
        Branches.create(branch, RunDefinition.read(toy), toy, SnapshotChoice.LAST);
        resume(branch, 1, Progress.NONE);
        List<Double> ends = List.of(
                toy.history().get(toy.history().size() - 1).trainCost(),
                branch.history().get(0).trainCost());
        assertEquals(ends.get(0), ends.get(1));
    }

    @Test
    void aPointThatCannotBeginARunIsRefusedInOneLineAndLeavesNothing() {
        RunFolder branch = run("branch");
        ParameterLayout layout = experiment().layout();
        try (ParameterVector zero = ParameterVector.zeros(layout, Precision.FLOAT);
                ParameterVector huge = ParameterVector.zeros(layout, Precision.DOUBLE);
                ParameterVector other = ParameterVector.zeros(
                        Experiments.small(folder, Precision.FLOAT, 1).layout(), Precision.FLOAT)) {
            double[] numbers = new double[layout.size()];
            numbers[3] = 1e300; // which a float is not
            huge.write(numbers);
            assertEquals(
                    "here: expected finite numbers to begin a run at, found 1 that are not; choose another point",
                    problem(() -> Branches.create(branch, definition(), huge, Optional.empty(), "here")));
            assertEquals(
                    "here: expected parameters of experiment small, whose block 1 is layers.1.weight [12],"
                            + " found layers.0.bias [12]; branch with an experiment of the same network",
                    problem(() -> Branches.create(branch, definition(), other, Optional.empty(), "here")));
            assertTrue(problem(() -> Branches.create(branch, definition(), zero, Optional.of(zero), "here"))
                    .startsWith(
                            "here: expected parameters of experiment small, whose block 0 is layers.1.running_mean"));
            assertTrue(problem(() -> Branches.create(branch, definition(), zero, Optional.empty(), " "))
                    .startsWith("origin: expected 1 … 300 characters"));
            assertTrue(problem(() -> Branches.create(parent, definition(), zero, Optional.empty(), "here"))
                    .contains("exists already"));
        }
        assertTrue(Files.notExists(branch.path()));
    }

    @Test
    void anotherSnapshotOfStepZeroThanTheDefinitionSaysIsRefused() throws IOException {
        RunFolder branch = run("branch");
        Branches.create(branch, definition(), parent, SnapshotChoice.LAST);
        Path first = Path.of("snapshots", "step-00000000.safetensors");
        Files.copy(
                parent.path().resolve(first),
                branch.path().resolve(first),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Map<String, String> before = RunFiles.hashes(branch);
        assertTrue(problem(() -> resume(branch, 1, Progress.NONE)).contains("initialization.sha256: expected "));
        assertEquals(before, RunFiles.hashes(branch));
    }

    @Test
    void aDefinitionOfABranchIsNotTrainedWithoutItsPoint() {
        Experiment branch = experiment().withStart(new Branch("runs/relu step 640", "0".repeat(64)));
        try (Parallel parallel = new Parallel(1);
                ExperimentRunner runner = ExperimentRunner.open(branch, home, parallel)) {
            assertTrue(problem(() -> runner.train(run("new"), entry -> {}, Progress.NONE))
                    .contains("branch with costscape train --from RUN"));
        }
        assertTrue(Files.notExists(run("new").path()));
    }
}
