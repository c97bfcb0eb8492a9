package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;
import org.costscape.dataset.IdxExamples;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.Theme;
import org.costscape.file.BadInputException;
import org.costscape.landscape.AlphaGrid;
import org.costscape.landscape.Normalization;
import org.costscape.landscape.PlaneCell;
import org.costscape.landscape.PlaneGrid;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaneStudyTest {
    private static final PlaneGrid GRID = new PlaneGrid(new PlaneGrid.Axis(-1, 1, 9), new PlaneGrid.Axis(-0.5, 1, 7));

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
        return Experiments.small(folder.resolve("data"), Precision.FLOAT, 0.1);
    }

    private RunFolder train(Experiment experiment, String name) {
        RunFolder into = new RunFolder(folder.resolve(name));
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(experiment, home, parallel)) {
            runner.train(into, entry -> {}, Progress.NONE);
        }
        return into;
    }

    private static PlaneRequest request(String origin, String x, String y) {
        return new PlaneRequest(
                PointChoice.parse(origin),
                DirectionText.parse(x, Normalization.FILTER),
                DirectionText.parse(y, Normalization.FILTER),
                false,
                GRID,
                StatisticsChoice.RECOMPUTED,
                true);
    }

    private static PlaneRequest orthonormal(PlaneRequest request) {
        return new PlaneRequest(
                request.origin(), request.x(), request.y(), true, request.grid(), request.statistics(), true);
    }

    private static PlaneRequest with(PlaneRequest request, String statistics) {
        return new PlaneRequest(
                request.origin(), request.x(), request.y(), false, GRID, StatisticsChoice.parse(statistics), true);
    }

    private PlaneResult plane(PlaneRequest request) {
        return plane(List.of(run, other), request, Optional.empty(), 2, Progress.NONE);
    }

    private PlaneResult plane(
            List<RunFolder> runs, PlaneRequest request, Optional<Path> journal, int threads, Progress progress) {
        try (Parallel parallel = new Parallel(threads);
                ExperimentRunner runner = ExperimentRunner.open(runs.get(0), null, home, parallel)) {
            return new PlaneStudy(runner).run(runs, request, journal, partial -> {}, progress);
        }
    }

    private double ownCost(RunFolder of, SnapshotChoice choice) {
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(run, null, home, parallel)) {
            CostFunction cost = runner.training();
            try (ParameterVector theta =
                    choice.of(of).load(cost.layout(), Precision.FLOAT).theta()) {
                return cost.evaluate(theta).cost();
            }
        }
    }

    private static PlaneCell at(PlaneResult result, double a, double b) {
        int column = IntStream.range(0, result.surface().a().length)
                .filter(i -> result.surface().a()[i] == a)
                .findFirst()
                .orElseThrow();
        int row = IntStream.range(0, result.surface().b().length)
                .filter(j -> result.surface().b()[j] == b)
                .findFirst()
                .orElseThrow();
        return result.surface().at(column, row).orElseThrow();
    }

    private String refusal(PlaneRequest request) {
        String message = String.valueOf(
                assertThrows(BadInputException.class, () -> plane(request)).getMessage());
        assertFalse(message.contains("\n"), message);
        return message;
    }

    @Test
    void pointsThatAreSnapshotsHaveTheirOwnCostBitForBit() {
        PlaneResult result = plane(request("first", "to:last", "to:2/best"));

        assertEquals(
                ownCost(run, SnapshotChoice.FIRST), at(result, 0, 0).train().cost());
        assertEquals(
                ownCost(run, new SnapshotChoice("last")),
                at(result, 1, 0).train().cost());
        assertEquals(
                ownCost(other, SnapshotChoice.BEST), at(result, 0, 1).train().cost());
        assertTrue(result.originOnGrid());
        assertTrue(result.surface().complete());
    }

    @Test
    void trajectoriesHaveTheirPlacesResidualsAndBothCosts() {
        PlaneResult result = plane(request("first", "to:last", "to:2/last"));

        List<PlaneResult.Point> own = result.trajectories().get(0).points();
        PlaneResult.Point last = own.get(own.size() - 1);
        assertEquals(1, last.a(), 1e-5);
        assertEquals(0, last.b(), 1e-5);
        assertEquals(0, last.residual(), 1e-5);
        assertEquals(last.train().cost(), last.projectedTrain().cost(), 1e-5);
        assertEquals(ownCost(run, new SnapshotChoice("last")), last.train().cost());
        assertTrue(own.get(1).residual() > 0.01);
        assertTrue(own.get(1).train().cost() != own.get(1).projectedTrain().cost());
        PlaneResult.Point end = result.trajectories().get(1).points().get(5);
        assertEquals(1, end.b(), 1e-5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void theSameBitsComeFromAnyNumberOfThreads(int threads) {
        PlaneRequest request = request("best", "random:7", "random:8:layer");

        PlaneResult two = plane(List.of(run), request, Optional.empty(), 2, Progress.NONE);
        PlaneResult others = plane(List.of(run), request, Optional.empty(), threads, Progress.NONE);

        assertEquals(two.surface().cells().toList(), others.surface().cells().toList());
        assertEquals(two.trajectories(), others.trajectories());
    }

    @Test
    void aKilledSweepContinuesAndWritesTheSameBytes() throws IOException {
        PlaneRequest request = request("best", "random:7", "pca:1");
        ExportOptions look = new ExportOptions(400, 300, 100, Theme.LIGHT);
        Path out = folder.resolve("x.json");
        PlaneFiles.write(plane(List.of(run), request, Optional.empty(), 2, Progress.NONE), out, look);
        byte[] expected = Files.readAllBytes(out);
        Path journal = Journals.beside(out);

        assertThrows(
                CancellationException.class,
                () -> plane(List.of(run), request, Optional.of(journal), 2, new CancelAt(9)));
        String kept = Files.readString(journal);
        assertTrue(kept.lines().count() > 1, kept);
        Files.writeString(journal, kept + "{\"crc\":\"00000000\",\"cells\":[[1,"); // torn by the kill
        PlaneResult resumed = plane(List.of(run), request, Optional.of(journal), 1, Progress.NONE);
        PlaneFiles.write(resumed, out, look);

        assertArrayEquals(expected, Files.readAllBytes(out));
        assertTrue(Files.readString(journal).startsWith(kept));
        Path again = folder.resolve("y.csv");
        PlaneFiles.write(plane(List.of(run), request, Optional.of(journal), 2, Progress.NONE), again, look);
        assertEquals(1 + 9 * 7, Files.readAllLines(again).size());
        Journals.delete(out);
        assertFalse(Files.exists(journal));
    }

    @ParameterizedTest
    @CsvSource({
        "another sweep, the journal of another sweep",
        "newer, found version 3",
        "damaged, line 2: the journal is damaged",
        "flipped, line 2: the journal is damaged",
        "something else, found something else"
    })
    void aJournalThatCannotBeContinuedIsRefusedInOneLineAndStays(String kind, String expected) throws IOException {
        PlaneRequest request = request("best", "random:7", "random:8");
        Path journal = folder.resolve("x.json.journal");
        plane(List.of(run), request, Optional.of(journal), 2, Progress.NONE);
        String whole = Files.readString(journal);
        PlaneRequest asked = kind.equals("another sweep") ? request("best", "random:7", "random:9") : request;
        String text = switch (kind) {
            case "newer" -> whole.replace("\"version\":2", "\"version\":3");
            case "damaged" -> whole.replaceFirst("\n.*\n", "\nnonsense\n");
            case "flipped" -> whole.replaceFirst("\\[\\[(\\d),", "[[8,");
            case "something else" -> "my own notes";
            default -> whole;
        };
        Files.writeString(journal, text);

        String message = String.valueOf(assertThrows(
                        BadInputException.class,
                        () -> plane(List.of(run), asked, Optional.of(journal), 2, Progress.NONE))
                .getMessage());

        assertTrue(message.contains(expected), message);
        assertFalse(message.contains("\n"));
        assertEquals(text, Files.readString(journal));
    }

    @Test
    void theJsonHasCostsByPlaceAndTheDirectionsByType() throws IOException {
        Path out = folder.resolve("plane.json");
        PlaneResult result = plane(request("best", "random:7@layers.0", "gradient:3"));
        PlaneFiles.write(result, out, ExportOptions.halfPage());

        JsonNode json = Definitions.JSON.readTree(Files.readString(out));

        assertEquals(9, json.get("a").size());
        assertEquals(7, json.get("b").size());
        assertEquals(9, json.get("cost").size());
        assertEquals(7, json.get("cost").get(0).size());
        assertEquals(
                result.surface().at(8, 2).orElseThrow().train().cost(),
                json.get("cost").get(8).get(2).asDouble());
        for (String name : List.of("test", "trainError", "testError")) {
            assertEquals(7, json.get("metrics").get(name).get(8).size(), name);
        }
        JsonNode rule = json.get("directions").get(0).get("rule");
        assertEquals("layers", rule.get("type").asText());
        assertEquals(
                new DirectionRule.Layers(new DirectionRule.Random(7, Normalization.FILTER), List.of("layers.0")),
                Definitions.JSON.treeToValue(rule, DirectionRule.class));
        assertEquals(Math.abs(result.cosine()), Math.abs(json.get("cosine").asDouble()));
        assertTrue(json.get("provenance").get("command").asText().contains(" --y gradient:3 "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "to:2/best",
                "to:zero",
                "to:noise:-5",
                "between:first,last",
                "random:0:none",
                "pca:2:2",
                "gradient",
                "gradient:17",
                "last-step",
                "momentum:2",
                "hessian:1",
                "hessian:-2",
                "hessian:2@layers.1",
                "random:3:model@layers.0.weight,layers.1"
            })
    void aDirectionIsReadAsItIsWrittenAndComputedAndStoredInJson(String text) throws IOException {
        DirectionRule rule = DirectionText.parse(text, Normalization.FILTER);

        assertEquals(text, rule.text());
        JsonNode tree = Definitions.tree(rule, DirectionRule.class);
        assertEquals(rule, Definitions.JSON.treeToValue(tree, DirectionRule.class));
        PlaneResult result = plane(request("best", text, "random:1"));
        assertTrue(result.axes().get(0).norm() > 0);
    }

    /** Costs and error rates have the same bits with and without, and a killed sweep continues. */
    @Test
    void theNormOfTheGradientIsThatOfTheGradientAtEachPoint() throws IOException {
        PlaneRequest plain = request("best", "random:7", "gradient");
        PlaneRequest asked = new PlaneRequest(
                plain.origin(),
                plain.x(),
                plain.y(),
                false,
                GRID,
                StatisticsChoice.RECOMPUTED,
                Metric.GRADIENT_NORM,
                true);
        Path journal = folder.resolve("norm.journal");
        assertThrows(
                CancellationException.class,
                () -> plane(List.of(run), asked, Optional.of(journal), 2, new CancelAt(9)));

        PlaneResult result = plane(List.of(run), asked, Optional.of(journal), 2, Progress.NONE);

        PlaneResult without = plane(List.of(run), plain, Optional.empty(), 2, Progress.NONE);
        List<PlaneCell> cells = result.surface().cells().toList();
        for (int i = 0; i < cells.size(); i++) {
            PlaneCell expected = without.surface().cells().toList().get(i);
            assertEquals(expected.train().cost(), cells.get(i).train().cost());
            assertEquals(expected.train().errorRate(), cells.get(i).train().errorRate());
            assertTrue(Double.isNaN(expected.train().gradientNorm()));
            assertTrue(cells.get(i).train().gradientNorm() > 0
                    && cells.get(i).heldOut().orElseThrow().gradientNorm() > 0);
        }
        assertEquals(result.axes().get(1).norm(), at(result, 0, 0).train().gradientNorm(), 1e-6);
        Path out = folder.resolve("x.json");
        PlaneFiles.write(result, out, ExportOptions.halfPage());
        assertEquals(
                at(result, 0, 0).train().gradientNorm(),
                Definitions.JSON
                        .readTree(out.toFile())
                        .at("/metrics/trainGradientNorm/4/2")
                        .asDouble());
    }

    @Test
    void eigenvectorsComeFirstInTheProgressAndCanBeCancelled() {
        PlaneRequest asked = request("best", "hessian:1", "hessian:-1");
        List<Long> percents = new ArrayList<>();
        PlaneResult whole =
                plane(List.of(run), asked, Optional.empty(), 2, (done, total) -> percents.add(100 * done / total));
        assertEquals(percents.stream().sorted().toList(), percents);
        assertTrue(percents.stream().filter(each -> each < 50).count() > 20, percents::toString);
        assertEquals(100, percents.get(percents.size() - 1));

        Path journal = folder.resolve("x.journal");
        assertThrows(
                CancellationException.class,
                () -> plane(List.of(run), asked, Optional.of(journal), 2, new CancelAt(3)));
        assertFalse(Files.exists(journal));
        for (int percent : new int[] {51, 80}) {
            assertThrows(
                    CancellationException.class,
                    () -> plane(List.of(run), asked, Optional.of(journal), 2, new CancelAt(percent)));
            assertTrue(Files.exists(journal));
        }
        PlaneResult continued = plane(List.of(run), asked, Optional.of(journal), 1, Progress.NONE);
        assertEquals(whole.axes(), continued.axes());
        assertEquals(
                whole.surface().cells().toList(), continued.surface().cells().toList());
    }

    @Test
    void theLastStepIsTheVelocityTimesTheLearningRate() {
        PlaneResult step = plane(request("last", "last-step", "random:1"));
        PlaneResult velocity = plane(request("last", "momentum", "random:1"));

        assertEquals(0.1 * velocity.axes().get(0).norm(), step.axes().get(0).norm(), 1e-5); // θ is in float
        assertEquals(-velocity.cosine(), step.cosine(), 1e-5);
    }

    @Test
    void throughThreePointsTheDirectionsAreOrthonormalAndTheCoordinatesDistances() {
        PlaneResult result = plane(orthonormal(request("first", "to:best", "to:2/best")));

        assertEquals(1, result.axes().get(0).norm(), 1e-6);
        assertEquals(1, result.axes().get(1).norm(), 1e-6);
        assertEquals(0, result.cosine(), 1e-6);
        List<PlaneResult.Point> points = result.trajectories().get(1).points();
        assertTrue(points.get(points.size() - 1).residual() < 0.2);
    }

    @Test
    void principalComponentsTellWhatTheyExplainBesideTheRandomWalk() {
        PlaneResult result = plane(request("last", "pca:1", "pca:2"));

        double first = result.axes().get(0).explained().orElseThrow();
        double second = result.axes().get(1).explained().orElseThrow();
        assertTrue(first > second && first + second <= 1 + 1e-12);
        assertEquals(0.608, result.axes().get(0).explainedOfRandomWalk().orElseThrow(), 1e-3);
        assertEquals(0, result.cosine(), 1e-6);
        PlaneResult.Point last = result.trajectories().get(0).points().get(5);
        assertEquals(0, last.a(), 1e-5);
        assertEquals(0, last.b(), 1e-5);
    }

    @Test
    void directionsThatSpanNoPlaneAreRefused() {
        assertTrue(
                refusal(request("best", "to:best", "random:1")).startsWith("x: expected a direction other than zero"));
        assertTrue(refusal(request("best", "to:best", "random:1")).contains("the same point"));
        assertTrue(
                refusal(request("best", "random:1", "random:1")).startsWith("y: expected a direction that is not par"));
        assertTrue(refusal(request("zero", "random:1", "random:2")).contains("a direction of length 0"));
        assertTrue(
                refusal(orthonormal(request("first", "to:last", "to:last"))).contains("on the line of the other two"));
        assertTrue(refusal(request("best", "pca:9", "random:2")).contains("have 5 principal components"));
        assertTrue(refusal(request("best", "to:3/best", "random:2")).contains("expected 1 … 2"));
        assertTrue(refusal(request("best", "gradient@layers.7", "random:2")).contains("layers.0.weight"));
        assertTrue(
                refusal(with(request("best", "random:1", "random:2"), "frozen")).contains("no batch normalization"));
    }

    @Test
    void aDirectionThatCannotBeReadIsRefused() {
        for (String text : List.of("rnd:1", "random", "random:1:all", "pca:0", "to:", "between:first", "gradient@")) {
            assertThrows(BadInputException.class, () -> plane(request("best", text, "random:1")), text);
        }
    }

    @Test
    void runsOfDifferentNetworksAreRefusedWithTheBlocksThatDiffer() {
        Experiment wider = experiment()
                .withNetwork(new FeedforwardDefinition(
                        IdxExamples.ROWS * IdxExamples.COLUMNS,
                        List.of(
                                new DenseDefinition(13, Activation.RELU),
                                new DenseDefinition(IdxExamples.CLASSES, Activation.IDENTITY))));
        RunFolder different = train(wider, "wider");

        String message = String.valueOf(assertThrows(
                        BadInputException.class,
                        () -> plane(List.of(run, different), PlaneRequest.DEFAULT, Optional.empty(), 2, Progress.NONE))
                .getMessage());

        assertTrue(message.contains("layers.0.weight [12, 20] is [13, 20]"), message);
        assertTrue(message.contains("layers.1.weight"), message);
        assertFalse(message.contains("layers.1.bias"), message);
    }

    @Test
    void aTrajectoryOfOneSnapshotHasNoPrincipalComponents() throws IOException {
        for (int step :
                run.snapshots().stream().skip(1).mapToInt(each -> each.step()).toArray()) {
            Files.delete(run.snapshot(step).file());
        }

        assertTrue(refusal(request("best", "pca:1", "random:2")).contains("expected at least 2 snapshots"));
    }

    @Test
    void aGridThatDoesNotFitIsRefusedWithMemoryAndTime() {
        PlaneGrid huge = new PlaneGrid(new PlaneGrid.Axis(-1, 1, 200_000), new PlaneGrid.Axis(-1, 1, 200_000));
        PlaneRequest asked = new PlaneRequest(
                PointChoice.BEST,
                PlaneRequest.DEFAULT.x(),
                PlaneRequest.DEFAULT.y(),
                false,
                huge,
                StatisticsChoice.RECOMPUTED,
                true);

        assertTrue(refusal(asked).matches("grid: expected fewer points: 200,000 × 200,000 .* GB .* up to .* h; .*"));
    }

    @ParameterizedTest
    @CsvSource({
        "recomputed",
        "frozen",
        "interpolated",
        "batch:33",
    })
    void aNetworkWithBatchNormalizationTakesTheStatisticsThatWereChosen(String statistics) {
        Experiment normalized = experiment()
                .withNetwork(new FeedforwardDefinition(
                        IdxExamples.ROWS * IdxExamples.COLUMNS,
                        List.of(
                                new LinearDefinition(7),
                                new BatchNormalizationDefinition(1e-5, 0.1, Activation.RELU),
                                new DenseDefinition(IdxExamples.CLASSES, Activation.IDENTITY))));
        RunFolder first = train(normalized, "bn");
        RunFolder second = train(normalized.withSeed(9), "bn2");
        PlaneRequest asked = with(request("first", "to:last", "to:2/last"), statistics);

        PlaneResult result = plane(List.of(first, second), asked, Optional.empty(), 2, Progress.NONE);

        // Along b = 0 it is the line from first to last.
        LineResult line;
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(first, null, home, parallel)) {
            line = new LineStudy(runner)
                    .run(
                            first,
                            new LineRequest(
                                    SnapshotChoice.FIRST,
                                    new SnapshotChoice("last"),
                                    new AlphaGrid(-1, 1, 9),
                                    StatisticsChoice.parse(statistics)),
                            partial -> {},
                            Progress.NONE);
        }
        line.profile().points().forEach(point -> {
            PlaneCell cell = at(result, point.alpha(), 0);
            assertEquals(
                    point.train().cost(),
                    cell.train().cost(),
                    2e-6 * point.train().cost());
            double heldOut = point.heldOut().orElseThrow().cost();
            assertEquals(heldOut, cell.heldOut().orElseThrow().cost(), 2e-6 * heldOut);
        });
        assertTrue(result.statistics().isPresent());
    }

    @Test
    void interpolatedStatisticsNeedAPlaneSpannedBySnapshots() {
        Experiment normalized = experiment()
                .withNetwork(new FeedforwardDefinition(
                        IdxExamples.ROWS * IdxExamples.COLUMNS,
                        List.of(
                                new LinearDefinition(7),
                                new BatchNormalizationDefinition(1e-5, 0.1, Activation.RELU),
                                new DenseDefinition(IdxExamples.CLASSES, Activation.IDENTITY))));
        RunFolder first = train(normalized, "bn");

        String message = String.valueOf(assertThrows(
                        BadInputException.class,
                        () -> plane(
                                List.of(first),
                                with(request("first", "to:last", "random:3"), "interpolated"),
                                Optional.empty(),
                                2,
                                Progress.NONE))
                .getMessage());

        assertTrue(message.contains("found random:3:filter"), message);
    }

    @Test
    void theInputsStayAsTheyWere() throws IOException {
        Map<String, String> before = RunFiles.hashes(run);

        plane(request("best", "random:7", "momentum"));

        assertEquals(before, RunFiles.hashes(run));
    }
}
