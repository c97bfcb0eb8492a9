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
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import org.costscape.array.Precision;
import org.costscape.cost.CrossEntropyDefinition;
import org.costscape.cost.QuadraticDefinition;
import org.costscape.cost.TrainingCost;
import org.costscape.dataset.IdxExamples;
import org.costscape.figure.Curve;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.ExportOptions;
import org.costscape.file.BadInputException;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LanguageModelDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.network.NetworkDefinition;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.AdamDefinition;
import org.costscape.training.HistoryEntry;
import org.costscape.training.Initialization;
import org.costscape.training.LearningRateDecay;
import org.costscape.training.OptimizerDefinition;
import org.costscape.training.RunFolder;
import org.costscape.training.Schedule;
import org.costscape.training.SgdDefinition;
import org.costscape.training.TrainingDefinition;
import org.costscape.training.TrainingRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decays of the learning rate, on a quadratic valley where all of it is known, and on small networks. */
class ValleyStudyTest {
    private static final double[] LAMBDA = {40, 15, 0.5, 0.01, 0};
    private static final double[] START = {0.3, -0.2, 2, 5, 7};
    private static final double RATE = 0.02;

    @TempDir
    Path folder;

    private RunFolder train(Experiment experiment, String name) {
        RunFolder run = new RunFolder(folder.resolve(name));
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(experiment, new Home(folder), parallel)) {
            runner.train(run, entry -> {}, Progress.NONE);
        }
        return run;
    }

    private ValleyResult study(RunFolder run, ValleyRequest request, int threads, Progress progress) {
        try (Parallel parallel = new Parallel(threads);
                ExperimentRunner runner = ExperimentRunner.open(run, null, new Home(folder), parallel)) {
            return new ValleyStudy(runner).run(run, request, progress);
        }
    }

    private static ValleyRequest request(String at, int steps, int top) {
        return new ValleyRequest(List.of(new SnapshotChoice(at)), 1, OptionalInt.of(steps), OptionalInt.of(top));
    }

    private static Experiment valley(OptimizerDefinition optimizer, Schedule schedule, List<Double> start) {
        return new Experiment(
                "valley",
                "Valley",
                "",
                "",
                new DataDefinition.None(),
                new NetworkDefinition.None(),
                new QuadraticDefinition(List.of(40.0, 15.0, 0.5, 0.01, 0.0)),
                new Initialization.Point(start),
                new TrainingDefinition(optimizer, schedule, List.of(), 1, 12, 1, 4),
                Precision.DOUBLE,
                1);
    }

    private static Experiment valley(double momentum) {
        return valley(new SgdDefinition(RATE, momentum), new Schedule.Steps(6, 0.5), List.of(0.3, -0.2, 2.0, 5.0, 7.0));
    }

    private Experiment images(boolean normalized) throws IOException {
        if (Files.notExists(folder.resolve("data"))) {
            IdxExamples.write(folder.resolve("data"), 300, 90);
        }
        DenseDefinition last = new DenseDefinition(IdxExamples.CLASSES, Activation.IDENTITY);
        return Experiments.small(folder.resolve("data"), Precision.FLOAT, 0.1)
                .withNetwork(new FeedforwardDefinition(
                        IdxExamples.ROWS * IdxExamples.COLUMNS,
                        normalized
                                ? List.of(
                                        new LinearDefinition(5),
                                        new BatchNormalizationDefinition(1e-5, 0.1, Activation.RELU),
                                        last)
                                : List.of(new DenseDefinition(5, Activation.RELU), last)));
    }

    private Experiment language() throws IOException {
        Files.writeString(folder.resolve("text.txt"), "abcdeab bcd ".repeat(60));
        return new Experiment(
                "language",
                "Language model",
                "",
                "",
                new CharacterData(folder.resolve("text.txt").toString(), 6, new TextUse(4, 120)),
                new LanguageModelDefinition(6, 5, 4, 2, 0.8, 1),
                new CrossEntropyDefinition(),
                new Initialization.Uniform(0.3),
                new TrainingDefinition(new SgdDefinition(0.5, 0.5), new Schedule.Constant(), List.of(), 11, 20, 10, 2),
                Precision.FLOAT,
                0);
    }

    /** ∏ (1 − ηλ), the learning rate as the run has it at that step. */
    private static double[] descended(int steps) {
        double[] w = START.clone();
        for (int s = 0; s < steps; s++) {
            for (int i = 0; i < w.length; i++) {
                w[i] *= 1 - RATE * (s < 6 ? 1 : 0.5) * LAMBDA[i];
            }
        }
        return w;
    }

    /** Each coordinate is multiplied by 1 − η(1 − j/n)λ at each step of the decay, η the rate of the step that would follow. */
    @ParameterizedTest
    @ValueSource(ints = {0, 3, 7, 12})
    void onAQuadraticValleyCostAndGradientBeforeAndAfterAreKnownInClosedForm(int at) {
        int n = 9;
        RunFolder run = train(valley(0), "run");
        ValleyResult.Branch branch =
                study(run, request("" + at, n, 2), 1, Progress.NONE).branches().get(0);
        int halvings = at / 6;
        double rate = RATE * Math.pow(0.5, halvings);
        double[] before = descended(at);
        double[] after = before.clone();
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < after.length; i++) {
                after[i] *= 1 - rate * (1 - (double) j / n) * LAMBDA[i];
            }
        }
        assertEquals(at, branch.step());
        assertEquals(rate, branch.rate(), 1e-17);
        assertTrue(branch.continued());
        assertEquals(
                List.of(at, at + 3, at + 6, at + 9),
                branch.costs().stream().map(ValleyResult.Cost::step).toList());
        assertEquals(cost(before), branch.costBefore(), 1e-12);
        assertEquals(cost(after), branch.costAfter(), 1e-12);
        assertSplit(before, branch.before());
        assertSplit(after, branch.after());
    }

    private static double cost(double[] w) {
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            sum += 0.5 * LAMBDA[i] * w[i] * w[i];
        }
        return sum;
    }

    private static void assertSplit(double[] w, ValleyResult.Split split) {
        double top = Math.pow(LAMBDA[0] * w[0], 2) + Math.pow(LAMBDA[1] * w[1], 2);
        double rest = Math.pow(LAMBDA[2] * w[2], 2) + Math.pow(LAMBDA[3] * w[3], 2);
        assertEquals(top, split.topSquare(), 1e-12 * Math.max(1, top));
        assertEquals(rest, split.restSquare(), 1e-12);
        assertEquals(split.square(), split.topSquare() + split.restSquare(), 1e-12 * Math.max(1, split.square()));
        assertEquals(40, split.eigenvalues().get(0), 1e-12);
        assertEquals(15, split.eigenvalues().get(1), 1e-12);
        assertTrue(split.relativeResidual() < 1e-12);
        assertEquals(top / (top + rest), split.share(), 1e-12);
    }

    /** In the middle of a run the velocity is not known and begins at 0; at the checkpoint it is. */
    @Test
    void theMomentumIsTheRunsWhereItWasKeptAndSaysSoWhereNot() {
        double mu = 0.8;
        RunFolder run = train(valley(mu), "run");
        ValleyResult kept = study(run, request("last", 4, 1), 1, Progress.NONE);
        assertTrue(kept.branches().get(0).continued());
        int middle = run.snapshots().get(2).step();
        ValleyResult anew = study(run, request("" + middle, 4, 1), 1, Progress.NONE);
        assertFalse(anew.branches().get(0).continued());
        assertTrue(study(run, request("first", 4, 1), 1, Progress.NONE)
                .branches()
                .get(0)
                .continued());
        assertTrue(ValleyFigure.of(List.of(anew)).caption().contains("at 1 of 1 snapshots the optimizer's memory"));
        assertFalse(ValleyFigure.of(List.of(kept)).caption().contains("memory"));

        double[] w = START.clone();
        double[] v = new double[w.length];
        for (int s = 0; s < 12 + 4; s++) {
            double rate = s < 6 ? RATE : s < 12 ? 0.5 * RATE : 0.25 * RATE * (1 - (s - 12) / 4.0);
            move(w, v, mu, rate);
        }
        assertEquals(cost(w), kept.branches().get(0).costAfter(), 1e-12);

        w = START.clone();
        v = new double[w.length];
        for (int s = 0; s < middle; s++) {
            move(w, v, mu, s < 6 ? RATE : 0.5 * RATE);
        }
        v = new double[w.length];
        for (int j = 0; j < 4; j++) {
            move(w, v, mu, (middle < 6 ? RATE : 0.5 * RATE) * (1 - j / 4.0));
        }
        assertEquals(cost(w), anew.branches().get(0).costAfter(), 1e-12);
    }

    private static void move(double[] w, double[] v, double mu, double rate) {
        for (int i = 0; i < w.length; i++) {
            v[i] = mu * v[i] + LAMBDA[i] * w[i];
            w[i] -= rate * v[i];
        }
    }

    /** Adam with a memory that begins anew takes a first step of η in each coordinate with a gradient, as it does at step 0. */
    @Test
    void aMemoryThatBeginsAnewIsCorrectedAsAtTheBeginning() {
        RunFolder run = train(
                valley(
                        new AdamDefinition(0.01, 0.9, 0.999, 1e-12),
                        new Schedule.Constant(),
                        List.of(0.3, -0.2, 2.0, 5.0, 7.0)),
                "run");
        int middle = run.snapshots().get(2).step();
        try (Parallel parallel = new Parallel(1);
                ExperimentRunner runner = ExperimentRunner.open(run, null, new Home(folder), parallel);
                TrainingCost steps = runner.steps();
                LearningRateDecay decay = decay(run, "" + middle, runner, steps, 5)) {
            double[] before = decay.theta().toDoubles();
            decay.step();
            double[] after = decay.theta().toDoubles();
            for (int i = 0; i < 4; i++) {
                assertEquals(0.01, Math.abs(after[i] - before[i]), 1e-10);
            }
            assertEquals(middle + 1, decay.at());
        }
    }

    private static LearningRateDecay decay(
            RunFolder run, String at, ExperimentRunner runner, TrainingCost steps, int length) {
        return new LearningRateDecay(
                run,
                new SnapshotChoice(at).of(run),
                runner.course(run),
                steps,
                runner.training(),
                runner.experiment().precision(),
                length);
    }

    /** A decay from θ₀ is a run whose schedule is a line to 0: minibatches, dropout, states and rules are those of training. */
    private void assertDecayIsTraining(Experiment experiment) {
        TrainingDefinition t = experiment.training();
        int n = 13;
        RunFolder constant = train(experiment, experiment.name() + "-constant");
        RunFolder line = train(
                experiment.withTraining(new TrainingDefinition(
                        t.optimizer(), new Schedule.Linear(0, n), t.rules(), t.batch(), n, n, 1)),
                experiment.name() + "-line");
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(constant, null, new Home(folder), parallel);
                TrainingCost steps = runner.steps();
                LearningRateDecay decay = decay(constant, "first", runner, steps, n);
                ParameterVector expected = line.last()
                        .load(runner.training().layout(), experiment.precision())
                        .theta()) {
            while (!decay.ended()) {
                decay.step();
            }
            assertArrayEquals(expected.toDoubles(), decay.theta().toDoubles());
        }
    }

    @Test
    void aDecayFromTheBeginningHasTheBitsOfARunWithThatSchedule() throws IOException {
        TrainingDefinition t = images(false).training();
        assertDecayIsTraining(images(false)
                .withTraining(new TrainingDefinition(
                        new AdamDefinition(0.01, 0.9, 0.999, 1e-8),
                        new Schedule.Constant(),
                        List.of(new TrainingRule.WeightDecay(1e-3), new TrainingRule.ClipNorm(0.5)),
                        t.batch(),
                        t.steps(),
                        t.evaluateEvery(),
                        t.snapshots())));
        assertDecayIsTraining(language());
    }

    /** A decay of one step has the full rate: from the checkpoint it is the step that the run would have done next. */
    @Test
    void aDecayFromTheCheckpointOfALanguageModelGoesOnFromItsStates() throws IOException {
        RunFolder shorter = train(language().withSteps(21), "to-21");
        RunFolder longer = train(language().withSteps(22), "to-22");
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(shorter, null, new Home(folder), parallel);
                TrainingCost steps = runner.steps();
                LearningRateDecay decay = decay(shorter, "last", runner, steps, 1);
                ParameterVector expected = longer.last()
                        .load(runner.training().layout(), Precision.FLOAT)
                        .theta()) {
            assertTrue(decay.continued());
            decay.step();
            assertTrue(decay.ended());
            assertArrayEquals(expected.toDoubles(), decay.theta().toDoubles());
        }
        String middle = "" + longer.snapshots().get(1).step(); // kept without its states
        try (Parallel parallel = new Parallel(1);
                ExperimentRunner runner = ExperimentRunner.open(longer, null, new Home(folder), parallel);
                TrainingCost steps = runner.steps();
                LearningRateDecay decay = decay(longer, middle, runner, steps, 1)) {
            assertFalse(decay.continued());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dense", "normalized", "language"})
    void networksAreSplitInDoubleWithTheSameBitsForAnyThreads(String kind) throws IOException {
        Experiment experiment = kind.equals("language") ? language() : images(kind.equals("normalized"));
        RunFolder run = train(experiment, "run");
        ValleyRequest request = new ValleyRequest(List.of(), 2, OptionalInt.of(6), OptionalInt.of(3));
        ValleyResult one = study(run, request, 1, Progress.NONE);
        assertEquals(one, study(run, request, 3, Progress.NONE));
        assertEquals(2, one.branches().size());
        assertEquals(run.last().step(), one.branches().get(1).step());
        for (ValleyResult.Branch branch : one.branches()) {
            for (ValleyResult.Split split : List.of(branch.before(), branch.after())) {
                assertEquals(split.square(), split.topSquare() + split.restSquare(), 1e-12 * split.square());
                assertTrue(split.topSquare() > 0 && split.restSquare() > 0);
                assertTrue(split.relativeResidual() < 1e-3, "residual " + split.relativeResidual());
            }
        }
        HistoryEntry last = run.history().get(run.history().size() - 1);
        assertEquals(last.trainCost(), one.branches().get(1).costBefore()); // bit for bit
    }

    @Test
    void theFigureShowsTheRunItsBranchesAndBothParts() {
        RunFolder run = train(valley(0), "run");
        ValleyResult result = study(run, ValleyRequest.DEFAULT, 1, Progress.NONE);
        assertEquals(1, result.steps()); // a tenth of 12
        assertEquals(2, result.top()); // not more than half of 5
        CurveFigure figure = ValleyFigure.of(List.of(result));
        List<Curve> cost = figure.panels().get(0).curves();
        assertEquals(result.branches().size() + 2, cost.size());
        assertEquals(13, cost.get(0).points().size());
        assertEquals(
                result.branches().get(0).before().topSquare(),
                figure.panels().get(1).curves().get(0).points().y(0));
        assertEquals(
                result.branches().get(0).after().restSquare(),
                figure.panels().get(2).curves().get(1).points().y(0));
        assertEquals(
                result.branches().get(0).step() + 1,
                figure.panels().get(2).curves().get(1).points().x(0));
    }

    @Test
    void resultsAreWrittenAsPicturesTablesAndColumns() throws IOException {
        RunFolder run = train(valley(0), "run");
        RunFolder other = train(valley(0.5), "other");
        ValleyRequest request = new ValleyRequest(
                List.of(new SnapshotChoice("3"), SnapshotChoice.LAST), 4, OptionalInt.of(5), OptionalInt.of(2));
        List<ValleyResult> results =
                List.of(study(run, request, 1, Progress.NONE), study(other, request, 1, Progress.NONE));
        for (String name : List.of("x.png", "x.json", "x.csv")) {
            ValleyFiles.write(results, request, folder.resolve(name), ExportOptions.halfPage());
        }
        JsonNode json = new ObjectMapper().readTree(folder.resolve("x.json").toFile());
        ValleyResult.Branch branch = results.get(1).branches().get(0);
        JsonNode found = json.at("/runs/1/branches/0");
        assertEquals(branch.before().topSquare(), found.at("/before/topSquare").asDouble());
        assertEquals(
                branch.after().eigenvalues().get(1),
                found.at("/after/eigenvalues/1").asDouble());
        assertFalse(found.get("continued").asBoolean());
        assertTrue(json.at("/provenance/command").asText().contains("--at 3,last --steps 5 --top 2"));
        List<String> csv = Files.readAllLines(folder.resolve("x.csv"));
        assertEquals("run,branch,step,cost,gradientSquare,topSquare,restSquare,lambdaMax,largestResidual", csv.get(0));
        assertEquals(9, csv.size());
        assertTrue(csv.get(6).startsWith("\"other\",3,8," + branch.costAfter() + ","), csv.get(6));
        assertTrue(Files.size(folder.resolve("x.png")) > 10_000);
    }

    @Test
    void cancellingEndsItBetweenSteps() {
        RunFolder run = train(valley(0), "run");
        assertThrows(CancellationException.class, () -> study(run, request("3", 1_000_000, 1), 1, new CancelAt(40)));
    }

    @Test
    void whatCannotBeComputedIsOneLine() {
        RunFolder run = train(valley(0), "run");
        assertRefused(
                "top: expected 1 … 5, the number of parameters, found 6",
                () -> study(run, request("3", 5, 6), 1, Progress.NONE));
        assertRefused("steps of the decay: expected 1 … 1000000, found 0", () -> request("3", 0, 1));
        assertRefused("top: expected 1 … 100, found 0", () -> request("3", 5, 0));
        assertRefused(
                "branches: expected 1 … 100, found 0",
                () -> new ValleyRequest(List.of(), 0, OptionalInt.empty(), OptionalInt.empty()));
        assertRefused("no snapshot of step 5", () -> ValleyStudy.check(List.of(run), request("5", 5, 1)));

        RunFolder diverging = train(
                valley(new SgdDefinition(1, 0), new Schedule.Constant(), List.of(1e100, 0.0, 0.0, 0.0, 0.0)), "far");
        assertRefused(
                "the decay from step 12 diverged at its step ",
                () -> study(diverging, request("last", 1000, 1), 1, Progress.NONE));
    }

    @Test
    void aRunWithoutSnapshotsIsOneLine() throws IOException {
        RunFolder run = train(valley(0), "run");
        for (int step : List.of(0, 1, 3, 7, 12)) {
            Files.delete(run.snapshot(step).file());
        }
        assertRefused(
                "no snapshots; train the run again", () -> ValleyStudy.check(List.of(run), ValleyRequest.DEFAULT));
    }

    private static void assertRefused(String expected, Runnable work) {
        BadInputException refused = assertThrows(BadInputException.class, work::run);
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains(expected), message);
        assertFalse(message.contains("\n"), message);
    }
}
