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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.costscape.array.Precision;
import org.costscape.cost.CrossEntropyDefinition;
import org.costscape.cost.Evaluation;
import org.costscape.cost.ProductDefinition;
import org.costscape.cost.ToyCost;
import org.costscape.dataset.IdxExamples;
import org.costscape.figure.Curve;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.FigureSheet;
import org.costscape.figure.PngText;
import org.costscape.file.BadInputException;
import org.costscape.landscape.TrajectoryCosts;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LanguageModelDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.Initialization;
import org.costscape.training.RunFolder;
import org.costscape.training.Schedule;
import org.costscape.training.SgdDefinition;
import org.costscape.training.Snapshot;
import org.costscape.training.TrainingDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trajectories and their surfaces of whole runs, of every kind of network, into every kind of file. */
class TrajectoryStudyTest {
    @TempDir
    Path folder;

    private Home home = new Home(Path.of("."));

    @BeforeEach
    void writeData() throws IOException {
        home = new Home(folder);
        IdxExamples.write(folder.resolve("data"), 400, 90);
        Files.writeString(folder.resolve("text.txt"), "abcdeab bcd ".repeat(60));
    }

    private Experiment experiment(String name, Precision precision) {
        Experiment small = Experiments.small(folder.resolve("data"), precision, 0.1);
        return switch (name) {
            case "dense" -> small;
            case "normalized" ->
                small.withNetwork(new FeedforwardDefinition(
                        IdxExamples.ROWS * IdxExamples.COLUMNS,
                        List.of(
                                new LinearDefinition(7),
                                new BatchNormalizationDefinition(1e-5, 0.1, Activation.RELU),
                                new DenseDefinition(IdxExamples.CLASSES, Activation.IDENTITY))));
            case "language" ->
                new Experiment(
                        "language",
                        "Language model",
                        "",
                        "",
                        new CharacterData(folder.resolve("text.txt").toString(), 6, new TextUse(4, 401)),
                        new LanguageModelDefinition(6, 5, 7, 2, 1, 1),
                        new CrossEntropyDefinition(),
                        new Initialization.Uniform(0.3),
                        new TrainingDefinition(
                                new SgdDefinition(0.5, 0.5), new Schedule.Constant(), List.of(), 11, 40, 20, 5),
                        precision,
                        3);
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

    private SurfaceResult surface(RunFolder run, SurfaceRequest request) {
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(run, null, home, parallel)) {
            return new SurfaceStudy(runner).run(run, request, Optional.empty(), partial -> {}, Progress.NONE);
        }
    }

    private static SurfaceRequest request(int columns, int rows, String statistics) {
        return new SurfaceRequest(SnapshotChoice.LAST, columns, rows, StatisticsChoice.parse(statistics));
    }

    @ParameterizedTest
    @CsvSource({
        "dense, recomputed",
        "normalized, recomputed",
        "normalized, frozen",
        "normalized, batch:130",
        "language, recomputed",
        "saddle, recomputed"
    })
    void atTheKnotsTheSurfaceCostsWhatTheSnapshotsCost(String name, String statistics) {
        RunFolder run = train(experiment(name, Precision.DOUBLE), name);
        SurfaceResult surface = surface(run, request(5, 3, statistics));
        assertEquals(15, surface.costs().known());
        assertEquals(run.snapshots().size(), surface.snapshots().size());
        int knots = 0;
        for (int i = 0; i < surface.snapshots().size(); i++) {
            TrajectoryCosts.SnapshotCost cost = surface.costs().snapshots().get(i);
            if (surface.snapshots().get(i).knot()) {
                knots++;
                double own = cost.own().train().cost();
                // The saddle's J is r², and a θ that is rounded in its last digit has another r by as much.
                double rounding = 4 * Math.ulp(1.0) * Math.sqrt(own);
                assertEquals(own, cost.projected().train().cost(), 1e-12 * own + rounding, "snapshot " + i);
            }
        }
        assertTrue(knots > 2, knots + " knots");
        assertEquals(
                surface.costs().snapshots().get(0).own(),
                surface.costs().at(0, 0).orElseThrow());
        if (statistics.equals("recomputed")) {
            assertEquals(
                    owns(run),
                    surface.costs().snapshots().stream()
                            .map(each -> each.own().train())
                            .toList());
        }
    }

    private List<Evaluation> owns(RunFolder run) {
        List<Evaluation> costs = new ArrayList<>();
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(run, null, home, parallel)) {
            for (Snapshot each : run.snapshots()) {
                try (ParameterVector theta = each.load(
                                runner.training().layout(), runner.experiment().precision())
                        .theta()) {
                    costs.add(runner.training().evaluate(theta));
                }
            }
        }
        return costs;
    }

    @ParameterizedTest
    @ValueSource(strings = {"dense", "normalized", "language"})
    void inFloatTheKnotsAreOnTheSurfaceToRounding(String name) {
        SurfaceResult surface = surface(train(experiment(name, Precision.FLOAT), name), request(3, 3, "recomputed"));
        for (int i = 0; i < surface.snapshots().size(); i++) {
            TrajectoryCosts.SnapshotCost cost = surface.costs().snapshots().get(i);
            if (surface.snapshots().get(i).knot()) {
                assertEquals(cost.own().train().cost(), cost.projected().train().cost(), 1e-6, "snapshot " + i);
            }
        }
    }

    @Test
    void theSurfaceOfASaddleIsItsFormula() {
        RunFolder run = train(experiment("saddle", Precision.DOUBLE), "saddle");
        SurfaceResult surface = surface(run, request(9, 6, "recomputed"));
        double[] start = theta(run, 0);
        double[] end = theta(run, run.last().step());
        double[] u = {(end[0] - start[0]) / surface.length(), (end[1] - start[1]) / surface.length()};
        double[] middle = theta(run, run.snapshots().get(5).step());
        double side = Math.signum(-u[1] * (middle[0] - start[0]) + u[0] * (middle[1] - start[1]));
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < 6; j++) {
                double a = surface.costs().grid().alphas().get(i);
                double b = side * surface.costs().grid().betas().get(j);
                double w1 = start[0] + a * u[0] - b * u[1];
                double w2 = start[1] + a * u[1] + b * u[0];
                assertEquals(
                        Math.pow(1 - w1 * w2, 2),
                        surface.costs().at(i, j).orElseThrow().train().cost(),
                        1e-12);
            }
        }
    }

    private static double[] theta(RunFolder run, int step) {
        try (ParameterVector theta = run.snapshot(step)
                .load(new ToyCost(new ProductDefinition(2)).layout(), Precision.DOUBLE)
                .theta()) {
            return theta.toDoubles();
        }
    }

    @Test
    void theFilesOfASurfaceHoldWhatIsNeededToComputeItAgain() throws IOException {
        RunFolder run = train(experiment("normalized", Precision.FLOAT), "run");
        SurfaceResult surface = surface(run, request(4, 3, "batch"));
        for (String name : List.of("x.json", "x.csv", "x.png")) {
            SurfaceFiles.write(surface, folder.resolve(name), ExportOptions.halfPage());
        }
        FigureSheet beside = SurfaceFigure.withControl(surface, SurfaceFigure.LOOK);
        CurveFigure control = (CurveFigure) beside.cells().get(1);
        assertEquals(
                List.of("random walk, closed form", "random walk in 10,000 dimensions", "run"),
                control.panels().get(0).curves().stream().map(Curve::label).toList());
        JsonNode json = new ObjectMapper().readTree(folder.resolve("x.json").toFile());
        assertEquals(4, json.get("a").size());
        assertEquals(3, json.get("b").size());
        assertEquals(0, json.get("b").get(0).asDouble());
        assertEquals(surface.length(), json.get("a").get(3).asDouble());
        for (JsonNode matrix : List.of(
                json.get("cost"),
                json.get("metrics").get("test"),
                json.get("metrics").get("trainError"),
                json.get("metrics").get("testError"))) {
            assertEquals(4, matrix.size());
            matrix.forEach(row -> assertEquals(3, row.size()));
        }
        assertEquals(
                surface.costs().at(2, 1).orElseThrow().heldOut().orElseThrow().cost(),
                json.get("metrics").get("test").get(2).get(1).asDouble());
        JsonNode snapshot = json.get("snapshots").get(1);
        assertEquals(run.snapshots().get(1).step(), snapshot.get("step").asInt());
        assertEquals(
                surface.costs().snapshots().get(1).projected().train().cost(),
                snapshot.get("projected").asDouble());
        assertEquals("batch:130", json.get("provenance").get("statistics").asText());
        assertTrue(
                json.get("provenance")
                        .get("command")
                        .asText()
                        .contains(" --grid 4x3 --end last --statistics batch:130 "),
                json.get("provenance").get("command").asText());

        List<String> csv = Files.readAllLines(folder.resolve("x.csv"));
        assertEquals("a,b,cost,test,trainError,testError,step,knot,projected", csv.get(0));
        assertEquals(1 + 12 + run.snapshots().size(), csv.size());
        csv.forEach(line -> assertEquals(9, line.split(",", -1).length, line));
        assertEquals(
                json.get("cost").get(1).get(2).asDouble(),
                Double.parseDouble(csv.get(1 + 3 + 2).split(",", -1)[2]));
        assertEquals(
                "batch:130: Batch statistics of every 130 examples",
                PngText.read(folder.resolve("x.png")).get("Statistics"));
    }

    @Test
    void severalTrajectoriesStandInOneFigureBesideARandomWalk() throws IOException {
        List<RunFolder> runs = List.of(
                train(experiment("dense", Precision.FLOAT), "one"),
                train(experiment("dense", Precision.FLOAT).withSeed(5), "two"));
        TrajectoryResult result =
                TrajectoryStudy.of(runs, new TrajectoryRequest(SnapshotChoice.LAST, true), Progress.NONE);
        CurveFigure figure = TrajectoryFigure.of(result);
        assertEquals(
                List.of("random walk, closed form", "random walk in 10,000 dimensions", "one", "two"),
                figure.panels().get(0).curves().stream().map(Curve::label).toList());
        Curve one = figure.panels().get(0).curves().get(2);
        assertTrue(one.marked());
        assertEquals(runs.get(0).snapshots().size(), one.points().size());
        assertEquals(1, one.points().x(one.points().size() - 1), 1e-15);
        for (TrajectoryResult.OfRun each : result.runs()) {
            for (TrajectoryResult.Step step : each.steps()) {
                assertEquals(step.limit().alpha(), step.walk().alpha(), 0.03);
                assertEquals(step.limit().beta(), step.walk().beta(), 0.03);
            }
        }
        TrajectoryFiles.write(result, folder.resolve("x.json"), ExportOptions.halfPage());
        TrajectoryFiles.write(result, folder.resolve("x.csv"), ExportOptions.halfPage());
        JsonNode json = new ObjectMapper().readTree(folder.resolve("x.json").toFile());
        assertEquals("L", json.get("unit").asText());
        JsonNode two = json.get("trajectories").get(1);
        assertEquals("two", two.get("run").asText());
        List<String> csv = Files.readAllLines(folder.resolve("x.csv"));
        assertEquals("run,step,alpha,beta,knot,walkAlpha,walkBeta,limitAlpha,limitBeta", csv.get(0));
        assertEquals(
                "\"two\",0,0.0,0.0,true,0.0,0.0,0.0,0.0",
                csv.get(1 + runs.get(0).snapshots().size()));
        assertEquals(
                two.get("beta").get(2).asDouble(),
                Double.parseDouble(
                        csv.get(1 + runs.get(0).snapshots().size() + 2).split(",", -1)[3]));
    }

    @Test
    void sharesAreCoordinatesDividedByTheLength() {
        List<RunFolder> run = List.of(train(experiment("dense", Precision.FLOAT), "run"));
        TrajectoryResult.OfRun absolute = TrajectoryStudy.of(run, TrajectoryRequest.DEFAULT, Progress.NONE)
                .runs()
                .get(0);
        TrajectoryRequest shares = new TrajectoryRequest(SnapshotChoice.LAST, true);
        TrajectoryResult.OfRun relative =
                TrajectoryStudy.of(run, shares, Progress.NONE).runs().get(0);
        assertEquals(absolute.length(), relative.length());
        for (int i = 0; i < absolute.steps().size(); i++) {
            double length = absolute.length();
            assertEquals(
                    absolute.steps().get(i).at().alpha() / length,
                    relative.steps().get(i).at().alpha(),
                    1e-15);
            assertEquals(
                    absolute.steps().get(i).at().beta() / length,
                    relative.steps().get(i).at().beta(),
                    1e-15);
        }
        assertEquals(absolute.largestBeta(TrajectoryRequest.DEFAULT), relative.largestBeta(shares), 1e-15);
    }

    @Test
    void theBestSnapshotAsTheEndIsPutIntoTheOrderOfSteps() {
        RunFolder run = train(experiment("dense", Precision.FLOAT), "run");
        int best = run.best().step();
        TrajectoryResult.OfRun result = TrajectoryStudy.of(
                        List.of(run), new TrajectoryRequest(SnapshotChoice.BEST, true), Progress.NONE)
                .runs()
                .get(0);
        assertEquals(best, result.steps().get(result.end()).step());
        assertEquals(1, result.steps().get(result.end()).at().alpha(), 1e-15);
        int[] steps =
                result.steps().stream().mapToInt(TrajectoryResult.Step::step).toArray();
        int[] sorted = steps.clone();
        Arrays.sort(sorted);
        assertArrayEquals(sorted, steps);
    }

    @Test
    void aTrajectoryNeedsNoData() throws IOException {
        RunFolder run = train(experiment("dense", Precision.FLOAT), "run");
        Files.delete(folder.resolve("data/train-images-idx3-ubyte"));
        assertFalse(TrajectoryStudy.of(List.of(run), TrajectoryRequest.DEFAULT, Progress.NONE)
                .runs()
                .isEmpty());
    }

    @Test
    void whatMakesNoTrajectoryIsRefusedInOneLine() throws IOException {
        RunFolder run = train(experiment("dense", Precision.FLOAT), "run");
        for (Snapshot each : run.snapshots()) {
            if (each.step() > 0) {
                Files.delete(each.file());
            }
        }
        assertRefused(
                "trajectory: expected at least 2 snapshots, found 1;",
                () -> TrajectoryStudy.of(List.of(run), TrajectoryRequest.DEFAULT, Progress.NONE));
        assertRefused(
                "trajectory: expected a last point at a finite distance above 0 from the first, found a distance of 0.0;",
                () -> TrajectoryStudy.of(
                        List.of(train(experiment("saddle", Precision.DOUBLE), "saddle")),
                        new TrajectoryRequest(SnapshotChoice.FIRST, false),
                        Progress.NONE));
        assertRefused(
                "surface: expected a snapshot beside the straight line",
                () -> surface(
                        train(experiment("three-minima", Precision.DOUBLE), "minima"), request(5, 5, "recomputed")));
        assertRefused("statistics: expected recomputed, frozen or batch", () -> request(5, 5, "interpolated"));
    }

    private static void assertRefused(String expected, Runnable work) {
        String message =
                String.valueOf(assertThrows(BadInputException.class, work::run).getMessage());
        assertTrue(message.contains(expected), message);
    }
}
