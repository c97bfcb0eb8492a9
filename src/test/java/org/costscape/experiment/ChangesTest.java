package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.costscape.array.Precision;
import org.costscape.dataset.IdxExamples;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.Range;
import org.costscape.figure.VerticalMarker;
import org.costscape.file.BadInputException;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.DropoutDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.AdamDefinition;
import org.costscape.training.HistoryEntry;
import org.costscape.training.OptimizerDefinition;
import org.costscape.training.RunFolder;
import org.costscape.training.Schedule;
import org.costscape.training.SettingsChange;
import org.costscape.training.SgdDefinition;
import org.costscape.training.Trainer;
import org.costscape.training.TrainingDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs whose settings change on the way, on a network with batch normalization and dropout. */
class ChangesTest {
    private static final OptimizerDefinition SGD = new SgdDefinition(0.1, 0.9);
    private static final OptimizerDefinition ADAM = new AdamDefinition(0.01, 0.9, 0.999, 1e-8);

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
                                new DropoutDefinition(0.8),
                                new LinearDefinition(12),
                                new BatchNormalizationDefinition(1e-5, 0.1, Activation.RELU),
                                new DenseDefinition(IdxExamples.CLASSES, Activation.IDENTITY))))
                .withTraining(training(SGD, new Schedule.Epochs(4, 0.9), 130, 60));
    }

    private static TrainingDefinition training(OptimizerDefinition optimizer, Schedule schedule, int batch, int steps) {
        return new TrainingDefinition(optimizer, schedule, List.of(), batch, steps, 7, 5);
    }

    private RunFolder run(String name) {
        return new RunFolder(folder.resolve(name));
    }

    private interface Work {
        void on(ExperimentRunner runner);
    }

    private void with(Experiment experiment, int threads, Work work) {
        try (Parallel parallel = new Parallel(threads);
                ExperimentRunner runner = ExperimentRunner.open(experiment, home, parallel)) {
            work.on(runner);
        }
    }

    private void train(Experiment experiment, RunFolder run, int threads, int until) {
        with(experiment, threads, runner -> runner.trainOrResume(run, until, entry -> {}, Progress.NONE));
    }

    private void change(RunFolder run, OptimizerDefinition optimizer, int batch, int steps) {
        with(experiment(), 1, runner -> {
            Optional<SettingsChange> recorded = runner.change(run, optimizer, batch, steps);
            assertEquals(new SettingsChange(Runs.step(run), optimizer, batch, steps), recorded.orElseThrow());
        });
    }

    private double[] theta(RunFolder run, int step) {
        try (ParameterVector theta =
                run.snapshot(step).load(experiment().layout(), Precision.FLOAT).theta()) {
            return theta.toDoubles();
        }
    }

    private static String problem(Runnable wrong) {
        return String.valueOf(assertThrows(BadInputException.class, wrong::run).getMessage());
    }

    /** Four pieces with three changes between them, the last of which raises the number of steps. */
    private RunFolder changed(String name, int threads) {
        RunFolder run = run(name);
        train(experiment(), run, threads, 20);
        change(run, new SgdDefinition(0.05, 0.5), 70, 60);
        train(experiment(), run, threads, 33);
        change(run, ADAM, 130, 50);
        train(experiment(), run, threads, Trainer.TO_THE_END);
        assertEquals(Runs.State.COMPLETE, Runs.state(run));
        change(run, ADAM, 40, 80);
        assertEquals(Runs.State.INTERRUPTED, Runs.state(run));
        train(experiment(), run, threads, Trainer.TO_THE_END);
        assertEquals(Runs.State.COMPLETE, Runs.state(run));
        return run;
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 12", "7, 19"})
    void aRunWithChangesThatWasKilledEndsWithTheSameFiles(int threads, int kill) throws IOException {
        RunFolder whole = changed("whole", 2);
        RunFolder cut = run("cut");
        with(
                experiment(),
                threads,
                runner -> assertThrows(
                        CancellationException.class, () -> runner.train(cut, entry -> {}, new CancelAt(kill))));
        byte[] checkpoint = Files.readAllBytes(cut.path().resolve("checkpoint.safetensors"));
        train(experiment(), cut, threads, 20);
        Files.copy(whole.changesFile(), cut.changesFile());
        train(experiment(), cut, threads, 33); // so that it has the snapshots of both ends
        with(
                experiment(),
                threads,
                runner -> assertThrows(
                        CancellationException.class, () -> runner.resume(cut, entry -> {}, new CancelAt(71))));
        Files.write(cut.path().resolve("checkpoint.safetensors"), checkpoint); // as after a kill long before
        train(experiment(), cut, threads, Trainer.TO_THE_END);
        Map<String, String> found = RunFiles.hashes(cut);
        assertTrue(
                found.keySet().remove(String.format("snapshots/step-%08d.safetensors", kill))); // a piece began there
        assertEquals(RunFiles.hashes(whole), found);
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 20, 21, 32, 33, 34, 49, 50, 51, 79})
    void anInterruptionBesideAChangeDoesNotChangeTheRun(int step) throws IOException {
        RunFolder whole = changed("whole", 2);
        RunFolder cut = run("cut");
        train(experiment(), cut, 1, 2);
        Files.copy(whole.changesFile(), cut.changesFile());
        with(
                experiment(),
                2,
                runner -> assertThrows(
                        CancellationException.class, () -> runner.resume(cut, entry -> {}, new CancelAt(step))));
        train(experiment(), cut, 7, Trainer.TO_THE_END);
        assertEquals(
                RunFiles.hashes(whole).get("checkpoint.safetensors"),
                RunFiles.hashes(cut).get("checkpoint.safetensors"));
        assertEquals(
                RunFiles.hashes(whole).get("history.jsonl"),
                RunFiles.hashes(cut).get("history.jsonl"));
    }

    /** Between step 20, where the settings change, and the evaluation at step 21. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aCancelInTheMidstOfAStepOrOfAnEvaluationDoesNotChangeTheRun(int calls) throws IOException {
        RunFolder whole = changed("whole", 2);
        RunFolder cut = run("cut");
        train(experiment(), cut, 1, 2);
        Files.copy(whole.changesFile(), cut.changesFile());
        Progress inside = new Progress() {
            private boolean reached;
            private int asked;

            @Override
            public void report(long done, long total) {
                reached = done >= 20;
            }

            @Override
            public boolean cancelled() {
                return reached && asked++ >= calls;
            }
        };
        with(
                experiment(),
                1,
                runner -> assertThrows(CancellationException.class, () -> runner.resume(cut, entry -> {}, inside)));
        assertTrue(Runs.step(cut) >= 20 && Runs.step(cut) <= 22, "" + Runs.step(cut));
        train(experiment(), cut, 2, Trainer.TO_THE_END);
        assertEquals(
                RunFiles.hashes(whole).get("checkpoint.safetensors"),
                RunFiles.hashes(cut).get("checkpoint.safetensors"));
        assertEquals(
                RunFiles.hashes(whole).get("history.jsonl"),
                RunFiles.hashes(cut).get("history.jsonl"));
    }

    @Test
    void changesBeforeTheFirstStepAreTheSettingsOfTheRun() {
        TrainingDefinition other = training(ADAM, new Schedule.Epochs(4, 0.9), 50, 40);
        train(experiment().withTraining(other), run("other"), 2, 40);
        RunFolder run = run("run");
        with(
                experiment(),
                1,
                runner -> assertThrows(
                        CancellationException.class,
                        () -> runner.train(run, entry -> {}, new Progress() {
                            @Override
                            public void report(long done, long total) {}

                            @Override
                            public boolean cancelled() {
                                return Files.exists(run.path().resolve("checkpoint.safetensors"));
                            }
                        })));
        change(run, ADAM, 50, 40);
        train(experiment(), run, 2, Trainer.TO_THE_END);
        assertArrayEquals(theta(run("other"), 40), theta(run, 40));
    }

    @Test
    void theVelocityIsKeptWhereTheKindOfOptimizerStaysTheSame() {
        Experiment halved = experiment().withTraining(training(SGD, new Schedule.Steps(20, 0.5), 130, 40));
        train(halved, run("halved"), 1, 40);
        Experiment constant = experiment().withTraining(training(SGD, new Schedule.Constant(), 130, 40));
        train(constant, run("run"), 1, 20);
        with(constant, 1, runner -> runner.change(run("run"), new SgdDefinition(0.05, 0.9), 130, 40));
        train(constant, run("run"), 1, 40);
        assertArrayEquals(theta(run("halved"), 40), theta(run("run"), 40));
    }

    @Test
    void whatAnotherKindOfOptimizerRemembersBeginsAnew() {
        RunFolder run = run("run");
        Experiment constant = experiment().withTraining(training(SGD, new Schedule.Constant(), 130, 60));
        train(constant, run, 1, 20);
        with(constant, 1, runner -> runner.change(run, ADAM, 130, 60));
        train(constant, run, 1, 21);
        double[] before = theta(run, 20);
        double[] after = theta(run, 21);
        double largest = 0;
        for (int i = 0; i < after.length; i++) {
            largest = Math.max(largest, Math.abs(after[i] - before[i]));
        }
        assertEquals(0.01, largest, 1e-5); // the first step of Adam is η in each parameter that has a gradient
    }

    @Test
    void aCompleteRunThatGetsMoreStepsIsALongerRun() {
        Experiment constant = experiment().withTraining(training(SGD, new Schedule.Constant(), 130, 60));
        train(constant, run("run"), 2, Trainer.TO_THE_END);
        with(constant, 1, runner -> runner.change(run("run"), SGD, 130, 90));
        train(constant, run("run"), 2, Trainer.TO_THE_END);
        train(constant.withSteps(90), run("long"), 2, Trainer.TO_THE_END);
        assertArrayEquals(theta(run("long"), 90), theta(run("run"), 90));
        List<HistoryEntry> history = run("run").history();
        assertTrue(history.stream().anyMatch(entry -> entry.step() == 60));
        assertEquals(90, history.get(history.size() - 1).step());
        assertTrue(Runs.describe(run("run")).contains("complete after 90 of 90 steps"));
    }

    @Test
    void settingsThatHoldAlreadyAreNotRecorded() {
        RunFolder run = run("run");
        train(experiment(), run, 1, 20);
        with(experiment(), 1, runner -> assertEquals(Optional.empty(), runner.change(run, SGD, 130, 60)));
        assertTrue(Files.notExists(run.changesFile()));
    }

    @Test
    void whatCannotBeChangedIsRefusedInOneLineAndNotRecorded() {
        RunFolder run = run("run");
        train(experiment(), run, 1, Trainer.TO_THE_END);
        with(experiment(), 1, runner -> {
            assertEquals(
                    "steps: expected more than 60, the steps that are done, found 60",
                    problem(() -> runner.change(run, ADAM, 130, 60)));
            assertEquals(
                    "training.batch: expected at least 2 examples for batch normalization, found 1",
                    problem(() -> runner.change(run, SGD, 1, 90)));
            assertEquals("batch: expected 1 … 1000000, found 0", problem(() -> runner.change(run, SGD, 0, 90)));
            assertTrue(problem(() -> runner.change(run, SGD, 100_000, 90))
                    .contains("training.batch: expected 1 … 400, the number of examples in "));
        });
        assertTrue(Files.notExists(run.changesFile()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"from":20,"optimizer":{"type":"sgd","learningRate":0.1,"momentum":0},"batch":130} | line 2: steps: missing; every field must be given
            {"from":20,"optimizer":{"type":"sgd","learningRate":-1,"momentum":0},"batch":130,"steps":60} | line 2: optimizer.learningRate: expected a number above 0, found -1.0
            {"from":20,"optimizer":{"type":"sgd","learningRate":1,"momentum":0},"batch":1,"steps":60} | line 2: training.batch: expected at least 2 examples for batch normalization, found 1
            {"from":3,"optimizer":{"type":"sgd","learningRate":1,"momentum":0},"batch":9,"steps":60} | line 2: from: expected 20 or more, as in the change before, found 3
            {"from":20,"optimizer":{"type":"newton","learningRate":1,"damping":0},"batch":9,"steps":60} | line 2: training.optimizer: expected sgd
            {"from":20,"opti | line 2, column
            [] | line 2: expected an object { … } in JSON, found []
            """)
    void aBadLineIsNamed(String line, String message) throws IOException {
        RunFolder run = run("run");
        train(experiment(), run, 1, 20);
        change(run, ADAM, 130, 60);
        Files.writeString(run.changesFile(), Files.readString(run.changesFile()) + line + "\n");
        String found = problem(() -> train(experiment(), run, 1, 21));
        assertTrue(found.startsWith(run.changesFile() + ", " + message.strip()), found);
        assertEquals(1, found.lines().count());
    }

    @Test
    void figuresUseAndTellTheSettingsInForce() throws IOException {
        RunFolder run = changed("run", 2);
        CurveFigure figure = TrainingFigure.of(RunDefinition.read(run), run.history());
        assertEquals(
                List.of(
                        new VerticalMarker(20, "η 0.1 → 0.05, μ 0.9 → 0.5, batch 130 → 70"),
                        new VerticalMarker(
                                33, "SGD, momentum 0.5 → Adam, η 0.05 → 0.01, batch 70 → 130, steps 60 → 50"),
                        new VerticalMarker(50, "batch 130 → 40, steps 50 → 80")),
                figure.markers());
        assertEquals(new Range(0, 80), figure.xRange().orElseThrow());
        Path json = folder.resolve("training.json");
        TrainingFiles.write(run, json, ExportOptions.halfPage());
        JsonNode changes = new ObjectMapper().readTree(json.toFile()).at("/provenance/run/changes");
        assertEquals(3, changes.size());
        assertEquals("adam", changes.at("/1/optimizer/type").asText());
        with(experiment(), 1, runner -> {
            EdgeResult edge = new EdgeStudy(runner).run(run, Progress.NONE);
            for (EdgeResult.Point point : edge.points()) {
                boolean sgd = point.step() < 33;
                assertEquals(sgd, point.limit().isPresent());
                double eta = point.step() < 20 ? 0.1 : sgd ? 0.05 : 0.01;
                int epoch = point.step() < 20 ? point.step() / 3 : 7;
                double factor = Math.pow(0.9, Math.max(0, epoch + 1 - 4));
                if (sgd && point.step() < 25) {
                    assertEquals(eta * factor, point.learningRate(), 1e-12, "" + point.step());
                }
            }
            assertTrue(EdgeFigure.of(edge).caption().contains("Changed: η 0.1 → 0.05"));
        });
        assertTrue(new SettingsEdit(
                        Optional.of(OptimizerKind.ADAM),
                        java.util.OptionalDouble.of(0.01),
                        java.util.OptionalDouble.empty(),
                        java.util.OptionalInt.empty(),
                        java.util.OptionalInt.empty())
                .of(experiment().training())
                .optimizer()
                .equals(ADAM));
    }

    @Test
    void aRunWithoutChangesSaysNothingOfThem() throws IOException {
        RunFolder run = run("run");
        train(experiment(), run, 1, Trainer.TO_THE_END);
        assertFalse(Definitions.write(RunDefinition.read(run)).contains("changes"));
        assertEquals(RunDefinition.read(run), Definitions.read(run.definitionFile(), RunDefinition.class));
    }
}
