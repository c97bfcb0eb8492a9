package org.costscape.experiment;

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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.costscape.array.Precision;
import org.costscape.cost.CrossEntropyDefinition;
import org.costscape.dataset.IdxExamples;
import org.costscape.figure.ExportOptions;
import org.costscape.file.BadInputException;
import org.costscape.landscape.LineProfile;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LanguageModelDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.network.NetworkDefinition;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.Initialization;
import org.costscape.training.RunFolder;
import org.costscape.training.Schedule;
import org.costscape.training.SgdDefinition;
import org.costscape.training.TrainingDefinition;
import org.costscape.training.TrainingRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths between the solutions of two seeds. */
class ConnectStudyTest {
    @TempDir
    Path folder;

    private RunFolder train(Experiment experiment, String name, Home home) {
        RunFolder run = new RunFolder(folder.resolve(name));
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(experiment, home, parallel)) {
            runner.train(run, entry -> {}, Progress.NONE);
        }
        return run;
    }

    private static ConnectResult connect(
            RunFolder first, RunFolder second, ConnectRequest request, int threads, Progress progress) {
        return connect(first, second, request, threads, Optional.empty(), progress);
    }

    private static ConnectResult connect(
            RunFolder first,
            RunFolder second,
            ConnectRequest request,
            int threads,
            Optional<Path> journal,
            Progress progress) {
        try (Parallel parallel = new Parallel(threads);
                ExperimentRunner runner = ExperimentRunner.open(first, null, Home.find(), parallel)) {
            return new ConnectStudy(runner).run(first, second, request, journal, partial -> {}, progress);
        }
    }

    private static ConnectRequest request(int points, boolean match, int steps, String statistics) {
        return new ConnectRequest(
                new SnapshotChoice("last"),
                new SnapshotChoice("last"),
                points,
                StatisticsChoice.parse(statistics),
                match,
                steps == 0 ? OptionalInt.empty() : OptionalInt.of(steps),
                3);
    }

    @Test
    void pathsAreShownOneAfterTheOtherAsTheyGrowAndTheResultLast() throws IOException {
        Experiment experiment = small(dense(Activation.RELU, 9));
        RunFolder first = train(experiment, "first", Home.find());
        RunFolder second = train(experiment.withSeed(2), "second", Home.find());
        List<ConnectResult> shown = new ArrayList<>();
        ConnectResult result;
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(first, null, Home.find(), parallel)) {
            result = new ConnectStudy(runner)
                    .run(
                            first,
                            second,
                            request(21, true, 5, "recomputed"),
                            Optional.empty(),
                            shown::add,
                            Progress.NONE);
        }

        assertEquals(Set.of(ConnectResult.STRAIGHT), shown.get(0).paths().keySet());
        assertTrue(profile(shown.get(0), ConnectResult.STRAIGHT).points().size() < 21);
        ConnectFigure.of(shown.get(0));
        for (ConnectResult each : shown) {
            each.paths()
                    .forEach((name, path) ->
                            assertTrue(profile(result, name).points().containsAll(path.points()), name));
        }
        List<Integer> ofCurve = shown.stream()
                .filter(each -> each.paths().containsKey(ConnectResult.BEZIER))
                .map(each -> profile(each, ConnectResult.BEZIER).points().size())
                .toList();
        assertTrue(ofCurve.get(0) < 21 && ofCurve.get(ofCurve.size() - 1) == 21, ofCurve.toString());
        assertEquals(result, shown.get(shown.size() - 1));
    }

    private static double barrier(ConnectResult result, String path) {
        return profile(result, path).barrier().orElseThrow();
    }

    private static LineProfile profile(ConnectResult result, String path) {
        return Objects.requireNonNull(result.paths().get(path), path);
    }

    /** A network of the small images, in double. */
    private Experiment small(NetworkDefinition network) throws IOException {
        if (!Files.exists(folder.resolve("data"))) {
            IdxExamples.write(folder.resolve("data"), 400, 90);
        }
        Experiment small = Experiments.small(folder.resolve("data"), Precision.DOUBLE, 0.1);
        return new Experiment(
                small.name(),
                small.title(),
                small.shows(),
                small.source(),
                small.data(),
                network,
                small.objective(),
                new Initialization.He(),
                small.training(),
                Precision.DOUBLE,
                1);
    }

    private static FeedforwardDefinition dense(Activation activation, int units) {
        return new FeedforwardDefinition(
                IdxExamples.ROWS * IdxExamples.COLUMNS,
                List.of(
                        new DenseDefinition(units, activation),
                        new DenseDefinition(IdxExamples.CLASSES, Activation.IDENTITY)));
    }

    @Test
    void matchingAndABezierCurveLowerTheBarrierBetweenTwoSeedsOnShippedDigits() throws IOException {
        Experiment digits = new Library(new Home(Path.of(".")))
                .experiment("digits")
                .withNetwork(new FeedforwardDefinition(
                        64,
                        List.of(
                                new DenseDefinition(128, Activation.RELU),
                                new DenseDefinition(128, Activation.RELU),
                                new DenseDefinition(10, Activation.IDENTITY))))
                .withSteps(420);
        Home home = new Home(Path.of("."));
        RunFolder first = train(digits, "first", home);
        RunFolder second = train(digits.withSeed(2), "second", home);
        ConnectResult result = connect(first, second, request(21, true, 420, "recomputed"), 2, Progress.NONE);
        double straight = barrier(result, ConnectResult.STRAIGHT);
        double matched = barrier(result, ConnectResult.MATCHED);
        double bezier = barrier(result, ConnectResult.BEZIER);
        assertTrue(matched < straight, matched + " and " + straight);
        assertTrue(bezier < straight, bezier + " and " + straight);
        ConnectResult.Matching facts = result.matching().orElseThrow();
        assertTrue(facts.outputDifference() < 1e-12, "" + facts);
        assertTrue(facts.matchedDistance() < facts.distance(), "" + facts);

        LineProfile line = profile(result, ConnectResult.STRAIGHT);
        LineProfile curve = profile(result, ConnectResult.BEZIER);
        assertEquals(line.points().get(0), curve.points().get(0), "φ(0) is w₁");
        assertEquals(line.points().get(20), curve.points().get(20), "φ(1) is w₂");

        ConnectFiles.write(result, folder.resolve("x.json"), ExportOptions.halfPage());
        JsonNode json = new ObjectMapper().readTree(folder.resolve("x.json").toFile());
        assertEquals("connect", json.get("figure").asText());
        assertEquals(3, json.get("paths").size());
        for (JsonNode path : json.get("paths")) {
            assertEquals(21, path.get("alpha").size());
            assertEquals(21, path.get("test").size());
        }
        assertEquals(
                matched,
                json.get("paths").get(1).get("diagnostics").get("barrier").asDouble());
        assertTrue(json.get("provenance").get("command").asText().contains("--match --bezier 420"));
        ConnectFiles.write(result, folder.resolve("x.csv"), ExportOptions.halfPage());
        List<String> csv = Files.readAllLines(folder.resolve("x.csv"));
        assertEquals("line,alpha,train,test,trainError,testError", csv.get(0));
        assertEquals(1 + 3 * 21, csv.size());
        assertTrue(csv.get(1).startsWith("straight line,0.0,"), csv.get(1));
        assertEquals(2, ConnectFigure.of(result).panels().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"recomputed", "frozen", "interpolated", "batch:50"})
    void aMatchedNetworkWithBatchNormalizationCostsTheSameInEveryMode(String statistics) throws IOException {
        FeedforwardDefinition network = new FeedforwardDefinition(
                IdxExamples.ROWS * IdxExamples.COLUMNS,
                List.of(
                        new LinearDefinition(11),
                        new BatchNormalizationDefinition(1e-5, 0.1, Activation.RELU),
                        new DenseDefinition(IdxExamples.CLASSES, Activation.IDENTITY)));
        RunFolder first = train(small(network), "first", Home.find());
        RunFolder second = train(small(network).withSeed(2), "second", Home.find());
        ConnectResult result = connect(first, second, request(5, true, 0, statistics), 2, Progress.NONE);
        LineProfile straight = profile(result, ConnectResult.STRAIGHT);
        LineProfile matched = profile(result, ConnectResult.MATCHED);
        assertEquals(straight.points().get(0), matched.points().get(0));
        double end = straight.points().get(4).train().cost();
        if (statistics.equals("frozen")) {
            assertFalse(Math.abs(end - matched.points().get(4).train().cost()) < 1e-9, "statistics of w₁'s order");
        } else {
            assertEquals(end, matched.points().get(4).train().cost(), 1e-12 * Math.max(1, end));
        }
        assertFalse(Math.abs(straight.points().get(2).train().cost()
                        - matched.points().get(2).train().cost())
                < 1e-6);
    }

    @Test
    void languageModelsAreMatchedAndConnectedToo() throws IOException {
        Files.writeString(folder.resolve("text.txt"), "abcdeab bcd ".repeat(60));
        Experiment language = new Experiment(
                "language",
                "Language model",
                "",
                "",
                new CharacterData(folder.resolve("text.txt").toString(), 6, new TextUse(4, 401)),
                new LanguageModelDefinition(6, 5, 7, 2, 1, 1),
                new CrossEntropyDefinition(),
                new Initialization.Uniform(0.3),
                new TrainingDefinition(
                        new SgdDefinition(0.5, 0.5),
                        new Schedule.Constant(),
                        List.of(new TrainingRule.ClipNorm(1)),
                        11,
                        60,
                        9,
                        4),
                Precision.DOUBLE,
                3);
        RunFolder first = train(language, "first", Home.find());
        RunFolder second = train(language.withSeed(4), "second", Home.find());
        ConnectResult result = connect(first, second, request(7, true, 30, "recomputed"), 2, Progress.NONE);
        LineProfile straight = profile(result, ConnectResult.STRAIGHT);
        LineProfile matched = profile(result, ConnectResult.MATCHED);
        assertEquals(
                straight.points().get(6).train().cost(),
                matched.points().get(6).train().cost(),
                1e-12);
        assertTrue(result.matching().orElseThrow().outputDifference() < 1e-12);
        assertEquals(7, profile(result, ConnectResult.BEZIER).points().size());
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() throws IOException {
        RunFolder first = train(small(dense(Activation.TANH, 9)), "first", Home.find());
        RunFolder second = train(small(dense(Activation.TANH, 9)).withSeed(2), "second", Home.find());
        ConnectRequest request = request(5, true, 20, "recomputed");
        ConnectResult one = connect(first, second, request, 1, Progress.NONE);
        assertEquals(one, connect(first, second, request, 3, Progress.NONE));
        List<Long> reported = new ArrayList<>();
        Progress counting = (done, total) -> reported.add(done);
        connect(first, second, request, 1, counting);
        assertEquals(100, reported.get(reported.size() - 1));
        assertEquals(reported.stream().sorted().toList(), reported);
        assertThrows(CancellationException.class, () -> connect(first, second, request, 1, new CancelAt(50)));
    }

    @Test
    void runsOfDifferentNetworksAreRefusedWithTheBlocksThatDiffer() throws IOException {
        RunFolder first = train(small(dense(Activation.TANH, 9)), "first", Home.find());
        RunFolder wider = train(small(dense(Activation.TANH, 8)), "wider", Home.find());
        RunFolder other = train(small(dense(Activation.RELU, 9)), "other", Home.find());
        ConnectRequest request = request(5, false, 0, "recomputed");
        assertRefused(
                first,
                wider,
                request,
                "are of different networks: layers.0.weight: [9, 20] and [8, 20]; layers.0.bias: [9] and [8];"
                        + " layers.1.weight: [3, 9] and [3, 8]; choose two runs of one network");
        assertRefused(first, other, request, "layers[0]: {");
        assertRefused(first, first, request, "are the same point; choose two different ones");
        RunFolder single =
                train(small(new FeedforwardDefinition(20, List.of(new LinearDefinition(3)))), "one", Home.find());
        RunFolder again = train(
                small(new FeedforwardDefinition(20, List.of(new LinearDefinition(3))))
                        .withSeed(2),
                "two",
                Home.find());
        assertRefused(single, again, request(5, true, 0, "recomputed"), "match: expected a network with hidden units");
    }

    private static void assertRefused(RunFolder first, RunFolder second, ConnectRequest request, String expected) {
        Path journal = first.path().resolveSibling("connect.png.journal");
        BadInputException thrown = assertThrows(
                BadInputException.class, () -> connect(first, second, request, 1, Optional.of(journal), Progress.NONE));
        assertTrue(Files.notExists(journal), "a journal without points would refuse the next command");
        String message = String.valueOf(thrown.getMessage());
        assertTrue(message.contains(expected), message);
        assertEquals(1, message.lines().count());
    }
}
