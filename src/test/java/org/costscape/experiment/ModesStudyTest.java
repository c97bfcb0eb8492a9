package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.costscape.figure.ExportOptions;
import org.costscape.file.BadInputException;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.Initialization;
import org.costscape.training.RunFolder;
import org.costscape.training.SgdDefinition;
import org.costscape.training.Start;
import org.costscape.training.TrainingDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The training of deep linear networks held against Saxe's theory. */
class ModesStudyTest {
    private static final Home HOME = new Home(Path.of("."));
    private static final Experiment SAXE = new Library(HOME).experiment("saxe-linear");

    @TempDir
    Path folder;

    private ModesResult study(Experiment experiment, String name) {
        RunFolder run = new RunFolder(folder.resolve(name));
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(experiment, HOME, parallel)) {
            runner.train(run, entry -> {}, Progress.NONE);
            return new ModesStudy(runner).run(run, Progress.NONE);
        }
    }

    private static Experiment with(double learningRate, int steps) {
        TrainingDefinition training = SAXE.training();
        return SAXE.withTraining(new TrainingDefinition(
                new SgdDefinition(learningRate, 0),
                training.schedule(),
                training.rules(),
                training.batch(),
                steps,
                training.evaluateEvery(),
                training.snapshots()));
    }

    private static Experiment starting(Experiment from, FeedforwardDefinition network, Start start) {
        return new Experiment(
                "modes",
                from.title(),
                from.shows(),
                from.source(),
                from.data(),
                network,
                from.objective(),
                start,
                from.training(),
                from.precision(),
                from.seed());
    }

    /** A step of size η makes the network later by ηs/2; beyond that nothing is left but 0.5 %. */
    @Test
    void theShippedExperimentLearnsItsModesWhenTheTheorySays() {
        ModesResult result = study(SAXE, "saxe");
        assertEquals(100, result.timeConstant());
        assertEquals(4, result.modes().size());
        assertEquals(0, result.floor(), 1e-12);
        for (int k = 0; k < 4; k++) {
            ModesResult.Mode mode = result.modes().get(k);
            double strength = 4 - k;
            assertEquals(strength, mode.theory().strength(), 1e-12);
            assertEquals(0, mode.from());
            assertEquals(0.01 * strength / 2, mode.relativeError().orElseThrow(), 0.005);
            assertEquals(strength, result.snapshots().get(40).learned().get(k), 2e-3);
        }
    }

    /** Ten times smaller steps: the error of Euler's steps becomes ten times smaller, and whole curves agree. */
    @Test
    void withSmallStepsTheNetworkFollowsTheClosedForm() {
        ModesResult result = study(with(0.001, 12_000), "slow");
        for (ModesResult.Mode mode : result.modes()) {
            assertEquals(0, mode.relativeError().orElseThrow(), 0.004);
        }
        for (int k = 0; k < 4; k++) {
            for (ModesResult.Snapshot each : result.snapshots()) {
                double theory = result.modes().get(k).strengthAt(each.step()).orElseThrow();
                assertEquals(theory, each.learned().get(k), 0.03 * (4 - k), "mode " + k + ", step " + each.step());
            }
        }
        result.history()
                .forEach(each ->
                        assertEquals(result.theoreticalCost(each.step()).orElseThrow(), each.trainCost(), 0.02 * 15));
    }

    /** Three layers: from 1 % of a mode on, its rise is that of τu̇ = 3u^{4/3}(s − u). */
    @Test
    void aDeeperNetworkRisesAsTheTheoryOfItsDepthSays() {
        Experiment deep = starting(
                with(0.002, 6000),
                new FeedforwardDefinition(
                        16, List.of(new LinearDefinition(12), new LinearDefinition(12), new LinearDefinition(8))),
                new Initialization.Gaussian(0.05));
        ModesResult result = study(deep, "deep");
        assertEquals(3, result.factors());
        for (int k = 0; k < 2; k++) {
            ModesResult.Mode mode = result.modes().get(k);
            double rise = mode.halfStep().orElseThrow() - mode.from();
            assertEquals(mode.theory().halfTime(), rise, 0.1 * rise, "mode " + k);
        }
    }

    @Test
    void aNarrowNetworkLearnsTheStrongestModesAndKeepsTheCostOfTheOthers() {
        Experiment narrow = starting(
                SAXE,
                new FeedforwardDefinition(16, List.of(new LinearDefinition(2), new LinearDefinition(8))),
                new Initialization.Gaussian(0.0001));
        ModesResult result = study(narrow, "narrow");
        assertEquals(2, result.modes().size());
        assertEquals((4 + 1) / 2.0, result.floor(), 1e-12);
        assertEquals(result.floor(), result.theoreticalCost(1200).orElseThrow(), 1e-6);
        assertEquals(result.floor(), result.history().get(120).trainCost(), 1e-6);
    }

    @Test
    void aStartWithoutModesIsRefused() {
        Experiment zero = starting(SAXE, (FeedforwardDefinition) SAXE.network(), new Initialization.Zero());
        BadInputException thrown = assertThrows(BadInputException.class, () -> study(zero.withSteps(2), "zero"));
        assertTrue(
                String.valueOf(thrown.getMessage()).contains("expected mode 1 to begin between 0 and its strength"),
                thrown.getMessage());
    }

    @Test
    void filesHaveTheModesInFull() throws Exception {
        ModesResult result = study(SAXE.withSteps(600), "half");
        List<Path> files = new ArrayList<>();
        for (String name : List.of("m.png", "m.json", "m.csv")) {
            files.add(folder.resolve(name));
            ModesFiles.write(result, folder.resolve(name), ExportOptions.halfPage());
        }
        JsonNode json = new ObjectMapper().readTree(files.get(1).toFile());
        JsonNode first = json.get("modes").get(0);
        assertEquals(
                result.modes().get(0).halfStep().orElseThrow(),
                first.get("halfStep").asDouble());
        assertEquals(result.snapshots().size(), first.get("theory").size());
        assertTrue(!json.get("modes").get(3).has("halfStep"), "the weakest mode was not learned in 600 steps");
        List<String> csv = Files.readAllLines(files.get(2));
        assertEquals(result.snapshots().size() + 1, csv.size());
        assertTrue(csv.get(0).startsWith("step,outside,learned1,theory1,"));
        assertEquals(10, csv.get(1).split(",", -1).length);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        three-minima | network: expected two or more layers of the type linear
        digits       | network: expected two or more layers of the type linear
        factored-linear | objective: expected squared-error
        """)
    void aRunWithoutATheoryIsRefused(String name, String message) throws Exception {
        RunFolder run = new RunFolder(folder.resolve(name));
        Files.createDirectories(run.path());
        Experiment experiment = new Library(HOME).experiment(name);
        Files.writeString(run.definitionFile(), Definitions.write(new RunDefinition("0", experiment, "", "", "")));
        BadInputException thrown = assertThrows(BadInputException.class, () -> ModesStudy.check(run));
        assertTrue(String.valueOf(thrown.getMessage()).contains(message), thrown.getMessage());
    }
}
