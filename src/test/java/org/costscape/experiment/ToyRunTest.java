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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.costscape.array.Precision;
import org.costscape.cost.ToyCost;
import org.costscape.cost.ToyDefinition;
import org.costscape.figure.Curve;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.ExportOptions;
import org.costscape.file.BadInputException;
import org.costscape.landscape.AlphaGrid;
import org.costscape.landscape.LinePoint;
import org.costscape.landscape.PlaneGrid;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.HistoryEntry;
import org.costscape.training.Initialization;
import org.costscape.training.RunFolder;
import org.costscape.training.SgdDefinition;
import org.costscape.training.Snapshot;
import org.costscape.training.Start;
import org.costscape.training.TrainingDefinition;
import org.costscape.training.TrainingRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Toys as experiments: what each shipped one shows, and that no data, held-out set or error rate is spoken of. */
class ToyRunTest {
    private static final Home HOME = new Home(Path.of("."));

    @TempDir
    Path folder;

    private static Experiment experiment(String name) {
        return new Library(HOME).experiment(name);
    }

    @Test
    void thePlaneOfAToyIsOrthonormalAndSaysNothingOfData() {
        RunFolder run = train(experiment("saddle"), "saddle", Progress.NONE);
        PlaneRequest small = new PlaneRequest(
                PlaneRequest.DEFAULT.origin(),
                PlaneRequest.DEFAULT.x(),
                PlaneRequest.DEFAULT.y(),
                false,
                new PlaneGrid(new PlaneGrid.Axis(-1, 1, 3), new PlaneGrid.Axis(-1, 1, 3)),
                StatisticsChoice.RECOMPUTED,
                Metric.COST,
                true);
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(run, null, HOME, parallel)) {
            PlaneResult result =
                    new PlaneStudy(runner).run(List.of(run), small, Optional.empty(), partial -> {}, Progress.NONE);
            assertEquals(0, result.cosine(), 1e-12);
            assertEquals(1, result.axes().get(0).norm(), 1e-12);
            assertEquals("random:1:none", result.request().x().text());
            assertFalse(PlaneFigure.of(result).caption().contains("training"));
        }
        BadInputException line = assertThrows(BadInputException.class, () -> small.in(experiment("three-minima")));
        assertTrue(String.valueOf(line.getMessage()).contains("draw line"), line.getMessage());
    }

    private RunFolder train(Experiment experiment, String name, Progress progress) {
        RunFolder run = new RunFolder(folder.resolve(name));
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(experiment, HOME, parallel)) {
            runner.trainOrResume(run, entry -> {}, progress);
        }
        return run;
    }

    private RunFolder train(String name) {
        return train(experiment(name), name, Progress.NONE);
    }

    private static LineResult line(RunFolder run, LineRequest request) {
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(run, null, HOME, parallel)) {
            return new LineStudy(runner).run(run, request, partial -> {}, Progress.NONE);
        }
    }

    private static double[] theta(RunFolder run, Snapshot snapshot) {
        ToyDefinition toy = (ToyDefinition) RunDefinition.read(run).experiment().objective();
        try (ToyCost cost = new ToyCost(toy);
                ParameterVector theta =
                        snapshot.load(cost.layout(), Precision.DOUBLE).theta()) {
            return theta.toDoubles();
        }
    }

    private static HistoryEntry end(RunFolder run) {
        List<HistoryEntry> history = run.history();
        return history.get(history.size() - 1);
    }

    @Test
    void gradientDescentComesToRestInTheAcceptableMinimum() {
        RunFolder run = train("three-minima");
        assertEquals(-2, theta(run, run.last())[0], 1e-9);
        assertEquals(17.0 / 3000, end(run).trainCost(), 1e-15);
    }

    @Test
    void withoutACriticalPointTheCostFallsForEver() {
        RunFolder run = train("no-critical-point");
        List<HistoryEntry> history = run.history();
        for (int i = 1; i < history.size(); i++) {
            assertTrue(history.get(i).trainCost() < history.get(i - 1).trainCost());
        }
        assertEquals(Math.log1p(1.0 / 1000), end(run).trainCost(), 2e-5);
    }

    @Test
    void gradientDescentWaitsAtTheSaddleAndThenDrops() {
        RunFolder run = train("saddle");
        List<HistoryEntry> history = run.history();
        long waiting = history.stream()
                .filter(entry -> Math.abs(entry.trainCost() - 1) < 0.05)
                .count();
        assertTrue(waiting > 0.3 * history.size(), waiting + " of " + history.size());
        assertTrue(end(run).trainCost() < 1e-7);
    }

    @Test
    void gradientDescentKeepsTheDifferenceOfTheSquaresButForTheSecondOrderOfItsSteps() {
        Experiment saddle = experiment("saddle");
        TrainingDefinition training = saddle.training();
        double eta = training.optimizer().learningRate();
        RunFolder run = train(
                saddle.withTraining(new TrainingDefinition(
                        training.optimizer(), training.schedule(), List.of(), 1, training.steps(), 1, 2)),
                "saddle",
                Progress.NONE);
        double[] first = theta(run, run.first());
        double[] last = theta(run, run.last());
        double before = first[0] * first[0] - first[1] * first[1];
        double after = last[0] * last[0] - last[1] * last[1];
        double exact = before; // a step multiplies it by 1 − (2η(1 − w₁w₂))² = 1 − 4η²J
        for (HistoryEntry entry : run.history().subList(0, training.steps())) {
            exact *= 1 - 4 * eta * eta * entry.trainCost();
        }
        assertEquals(exact, after, 1e-14);
        assertEquals(1, after / before, 0.1);
        assertTrue(last[0] * last[0] > 50 * first[0] * first[0]);
    }

    @Test
    void newtonEndsInTheSaddle() {
        RunFolder run = train("saddle-newton");
        assertArrayEquals(new double[] {0, 0}, theta(run, run.last()), 1e-15);
        assertEquals(1, end(run).trainCost());
    }

    @Test
    void saddleFreeNewtonEscapesToAMinimum() {
        RunFolder run = train("saddle-free-newton");
        assertArrayEquals(new double[] {1, 1}, theta(run, run.last()), 1e-12);
        assertTrue(end(run).trainCost() < 1e-20);
    }

    @Test
    void theTrainingCurvesHaveOnlyWhatExists() throws IOException {
        Path csv = folder.resolve("training.csv");
        TrainingFiles.write(train("saddle"), csv, ExportOptions.halfPage());
        assertEquals("step,train,gradientNorm", Files.readAllLines(csv).get(0));
    }

    @Test
    void theThreeRunsAtTheSaddleBeginAtOnePoint() {
        Start start = experiment("saddle").initialization();
        assertEquals(start, experiment("saddle-newton").initialization());
        assertEquals(start, experiment("saddle-free-newton").initialization());
    }

    @ParameterizedTest
    @ValueSource(strings = {"three-minima", "no-critical-point", "saddle", "saddle-newton", "saddle-free-newton"})
    void theBestSnapshotIsThatOfTheLowestCostAndTheLineLeadsToIt(String name) {
        RunFolder run = train(name);
        HistoryEntry best = run.history().stream()
                .min(Comparator.comparingDouble(HistoryEntry::trainCost))
                .orElseThrow();
        assertEquals(best.step(), run.best().step());
        LineResult line = line(run, LineRequest.DEFAULT);
        List<LinePoint> points = line.profile().points();
        assertEquals(0, line.profile().notFinite());
        assertEquals(
                best.trainCost(),
                points.stream()
                        .filter(p -> p.alpha() == 1)
                        .findFirst()
                        .orElseThrow()
                        .train()
                        .cost());
        assertTrue(points.stream().allMatch(p -> p.heldOut().isEmpty()));
    }

    /** Weight decay of rate 2 with learning rate 1 is a step from (1, 1), where the gradient is 0, to (−1, −1). */
    @Test
    void theLineBetweenTwoMinimaGoesOverTheSaddle() {
        Experiment saddle = experiment("saddle");
        Experiment jump = new Experiment(
                "jump",
                "From a minimum to its mirror image",
                "",
                "",
                saddle.data(),
                saddle.network(),
                saddle.objective(),
                new Initialization.Point(List.of(1.0, 1.0)),
                new TrainingDefinition(
                        new SgdDefinition(1, 0),
                        saddle.training().schedule(),
                        List.of(new TrainingRule.WeightDecay(2)),
                        1,
                        1,
                        1,
                        1),
                Precision.DOUBLE,
                1);
        RunFolder run = train(jump, "jump", Progress.NONE);
        assertArrayEquals(new double[] {-1, -1}, theta(run, run.last()));
        LineResult line = line(
                run,
                new LineRequest(
                        SnapshotChoice.FIRST,
                        new SnapshotChoice("last"),
                        new AlphaGrid(0, 1, 65),
                        StatisticsChoice.RECOMPUTED));
        for (LinePoint point : line.profile().points()) {
            double a = 1 - 2 * point.alpha();
            assertEquals(Math.pow(1 - a * a, 2), point.train().cost(), 1e-15);
        }
        assertEquals(1, line.profile().barrier().orElseThrow(), 1e-15);
        assertEquals(1, line.profile().monotonicity().orElseThrow(), 1e-15);
        assertTrue(
                LineFigure.of(line).caption().endsWith("Monotonicity Δ 1.00, barrier 1.00 (1.00 above both ends)."),
                LineFigure.of(line).caption());

        LineResult half = line(
                run,
                new LineRequest(
                        new LineStart.Zero(),
                        new SnapshotChoice("last"),
                        new AlphaGrid(0, 1, 65),
                        StatisticsChoice.RECOMPUTED));
        assertEquals(0.5, half.profile().barrier().orElseThrow(), 1e-15, "half the way down from the saddle");
        assertEquals("no barrier", half.barrierText().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"saddle, 137", "saddle-free-newton, 5"})
    void aRunThatWasInterruptedEndsWithTheSameFilesAsOneThatWasNot(String name, int step) throws IOException {
        RunFolder whole = train(experiment(name), "whole", Progress.NONE);
        assertThrows(CancellationException.class, () -> train(experiment(name), "cut", new CancelAt(step)));
        RunFolder cut = train(experiment(name), "cut", Progress.NONE);
        assertEquals(RunFiles.hashes(whole), RunFiles.hashes(cut));
    }

    @Test
    void theHistoryHasNeitherHeldOutNumbersNorErrorRates() throws IOException {
        RunFolder run = train("saddle-newton");
        String history = Files.readString(run.path().resolve("history.jsonl"));
        assertFalse(history.contains("NaN"), history);
        assertTrue(run.history().stream()
                .allMatch(entry -> entry.trainError() == null && entry.heldOut().isEmpty()));
    }

    @Test
    void figuresHaveOnePanelWithOneCurveAlsoBeforeAnythingIsMeasured() {
        RunFolder run = train("saddle-newton");
        Experiment experiment = experiment("saddle-newton");
        for (CurveFigure figure : List.of(
                TrainingFigure.of(experiment, List.of()),
                TrainingFigure.of(experiment, run.history()),
                LineFigure.of(line(run, LineRequest.DEFAULT)))) {
            assertEquals(1, figure.panels().size());
            assertEquals(
                    List.of("cost"),
                    figure.panels().get(0).curves().stream().map(Curve::label).toList());
            assertFalse(figure.caption().contains("held-out"), figure.caption());
        }
    }

    @Test
    void exportedColumnsAreThoseThatExist() throws IOException {
        LineResult line = line(train("saddle"), LineRequest.DEFAULT);
        Path json = folder.resolve("line.json");
        Path csv = folder.resolve("line.csv");
        LineFiles.write(line, json, ExportOptions.halfPage());
        LineFiles.write(line, csv, ExportOptions.halfPage());
        JsonNode found = new ObjectMapper().readTree(json.toFile());
        assertEquals(101, found.get("train").size());
        for (String absent : List.of("test", "trainError", "testError")) {
            assertFalse(found.has(absent), absent);
        }
        List<String> lines = Files.readAllLines(csv);
        assertEquals("alpha,train", lines.get(0));
        assertEquals(
                found.get("alpha").get(7).asDouble() + ","
                        + found.get("train").get(7).asDouble(),
                lines.get(8));
    }

    @Test
    void withoutHiddenLayersTheCostIsConvexAlongTheLine() {
        RunFolder run = train("clusters");
        LineResult line = line(
                run,
                new LineRequest(
                        SnapshotChoice.FIRST,
                        SnapshotChoice.BEST,
                        new AlphaGrid(0, 1, 101),
                        StatisticsChoice.RECOMPUTED));
        List<LinePoint> points = line.profile().points();
        for (int i = 1; i < points.size() - 1; i++) {
            assertTrue(bend(points, i, point -> Optional.of(point.train().cost())) > 0);
            assertTrue(bend(points, i, point -> point.heldOut().map(each -> each.cost())) > 0);
        }
    }

    private interface Cost {
        Optional<Double> of(LinePoint point);
    }

    /** The second difference. */
    private static double bend(List<LinePoint> points, int i, Cost cost) {
        return cost.of(points.get(i - 1)).orElseThrow()
                - 2 * cost.of(points.get(i)).orElseThrow()
                + cost.of(points.get(i + 1)).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        saddle        | "data": {"type": "none"}        | "data": {"type": "xor", "examples": 4, "heldOut": 4, "seed": 1, "spread": 0} | data: expected the type none, because the objective is a toy, found another
        saddle        | "network": {"type": "none"}     | "network": {"type": "feedforward", "inputs": 2, "layers": [{"type": "linear", "units": 2}]} | network: expected the type none, because the objective is a toy, found another
        saddle        | {"type": "product", "factors": 2} | {"type": "cross-entropy"} | data: expected another type, because the objective is not a toy, found none
        saddle        | "factors": 2                    | "factors": 3              | initialization.theta: expected 3 numbers, one for each parameter, found 2
        saddle        | "factors": 2                    | "factors": 1              | objective.factors: expected 2 … 100, found 1
        saddle        | [0.1, -0.09]                    | [0.1, 1e999]              | initialization.theta: expected finite numbers, found Infinity
        saddle        | [0.1, -0.09]                    | [0.1, null]               | initialization.theta: expected finite numbers, found null
        saddle        | [0.1, -0.09]                    | [0.1, "a"]                | initialization.theta[1]: expected a number, found "a"
        saddle        | {"type": "product", "factors": 2} | {"type": "quadratic", "eigenvalues": [null]} | objective.eigenvalues: expected finite numbers, found null
        saddle        | "batch": 1                      | "batch": 2                | training.batch: expected 1, because a toy has no examples, found 2
        xor           | "feedforward",                  | "none",                   | network.inputs: unknown field
        xor           | "type": "sgd", "learningRate": 0.1, "momentum": 0.9 | "type": "newton", "learningRate": 1, "damping": 0 | training.optimizer: expected sgd, adam or another that needs only the gradient, because the exact Hessian is known of toys alone, found Newton
        lstm-characters | "type": "uniform", "range": 0.1 | "type": "point", "theta": [1] | initialization.theta: expected 108,466 numbers, one for each parameter, found 1
        """)
    void whatDoesNotFitIsRefusedWithItsField(String name, String right, String wrong, String message)
            throws IOException {
        Path file = folder.resolve("wrong.json");
        String text = Files.readString(HOME.models().resolve(name + ".json"));
        assertTrue(text.contains(right), text);
        Files.writeString(file, text.replace(right, wrong));
        BadInputException thrown =
                assertThrows(BadInputException.class, () -> Definitions.read(file, Experiment.class));
        String found = String.valueOf(thrown.getMessage());
        assertTrue(found.startsWith(file + ": " + message), found);
        assertEquals(1, found.lines().count(), found);
    }

    @Test
    void aNetworkCannotBeLeftOutWhereThereAreData() {
        Experiment xor = experiment("xor");
        BadInputException thrown = assertThrows(
                BadInputException.class,
                () -> xor.withNetwork(experiment("saddle").network()));
        assertEquals(
                "network: expected another type, because the objective is not a toy, found none", thrown.getMessage());
    }

    @Test
    void otherDataAreRefused() {
        BadInputException thrown = assertThrows(
                BadInputException.class, () -> experiment("saddle").data().in(Path.of("elsewhere")));
        assertEquals("--data: this experiment has no data, found elsewhere; leave --data out", thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"three-minima", "no-critical-point", "saddle", "saddle-newton", "saddle-free-newton"})
    void aShippedToyIsReadBackEqual(String name) throws IOException {
        Path copy = folder.resolve("copy.json");
        Files.writeString(copy, Definitions.write(experiment(name)));
        assertEquals(experiment(name), Definitions.read(copy, Experiment.class));
    }
}
