package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;
import org.costscape.cost.CrossEntropyDefinition;
import org.costscape.cost.ToyDefinition;
import org.costscape.curvature.Eigenpair;
import org.costscape.dataset.IdxExamples;
import org.costscape.figure.Curve;
import org.costscape.figure.ExportOptions;
import org.costscape.file.BadInputException;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LanguageModelDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.Initialization;
import org.costscape.training.RunFolder;
import org.costscape.training.Schedule;
import org.costscape.training.SgdDefinition;
import org.costscape.training.TrainingDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The curvature of whole runs: of a toy, of networks in float, of a language model. */
class CurvatureStudyTest {
    private static final Home HOME = new Home(Path.of("."));

    @TempDir
    Path folder;

    private RunFolder train(Experiment experiment) {
        RunFolder run = new RunFolder(folder.resolve(experiment.name()));
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(experiment, HOME, parallel)) {
            runner.train(run, entry -> {}, Progress.NONE);
        }
        return run;
    }

    private static CurvatureResult curvature(RunFolder run, CurvatureRequest request, int threads, Progress progress) {
        try (Parallel parallel = new Parallel(threads);
                ExperimentRunner runner = ExperimentRunner.open(run, null, HOME, parallel)) {
            return new CurvatureStudy(runner).run(run, request, progress);
        }
    }

    private static EdgeResult along(RunFolder run) {
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(run, null, HOME, parallel)) {
            return new EdgeStudy(runner).run(run, Progress.NONE);
        }
    }

    private static double[] values(List<Eigenpair> pairs) {
        return pairs.stream().mapToDouble(Eigenpair::value).toArray();
    }

    private static Experiment saddle() {
        return new Library(HOME).experiment("saddle");
    }

    private Experiment images(boolean normalized) throws IOException {
        IdxExamples.write(folder.resolve("data"), 300, 90);
        int inputs = IdxExamples.ROWS * IdxExamples.COLUMNS;
        DenseDefinition last = new DenseDefinition(IdxExamples.CLASSES, Activation.IDENTITY);
        return Experiments.small(folder.resolve("data"), Precision.FLOAT, 0.1)
                .withNetwork(new FeedforwardDefinition(
                        inputs,
                        normalized
                                ? List.of(
                                        new LinearDefinition(5),
                                        new BatchNormalizationDefinition(1e-5, 0.1, Activation.RELU),
                                        last)
                                : List.of(new DenseDefinition(5, Activation.RELU), last)));
    }

    @Test
    void aToyIsWhatItsOwnHessianSays() {
        RunFolder run = train(saddle());
        CurvatureResult found = curvature(run, CurvatureRequest.DEFAULT, 1, Progress.NONE);
        double[] w;
        try (ParameterVector theta =
                run.best().load(layout(run), precision(run)).theta()) {
            w = theta.toDoubles();
        }
        double[][] h = ((ToyDefinition) saddle().objective()).hessian(w);
        double mean = (h[0][0] + h[1][1]) / 2;
        double root = Math.hypot((h[0][0] - h[1][1]) / 2, h[0][1]);
        assertArrayEquals(
                new double[] {mean + root, mean - root}, values(found.spectrum().largest()), 1e-12);
        assertEquals(2 * mean, found.trace().value(), 1e-12);
        assertEquals(0, found.trace().standardError());
    }

    private static ParameterLayout layout(RunFolder run) {
        try (Parallel parallel = new Parallel(1);
                ExperimentRunner runner = ExperimentRunner.open(run, null, HOME, parallel)) {
            return runner.training().layout();
        }
    }

    private static Precision precision(RunFolder run) {
        return RunDefinition.read(run).experiment().precision();
    }

    /** Gradient descent on (1 − w₁w₂)² with η far below 2/λ_max: the curvature begins near 2 and stays below the limit. */
    @Test
    void alongARunTheLimitIsTwoOverTheLearningRate() {
        Experiment saddle = saddle();
        RunFolder run = train(saddle);
        EdgeResult found = along(run);
        double eta = saddle.training().optimizer().learningRate();
        assertEquals(run.snapshots().size(), found.points().size());
        assertEquals(2 * (1 - 0.1 * -0.09), found.points().get(0).lambda(), 0.1);
        for (EdgeResult.Point point : found.points()) {
            assertEquals(2 / eta, point.limit().orElseThrow(), 1e-12);
            assertTrue(point.lambda() < 2 / eta);
        }
        List<Curve> curves = EdgeFigure.of(found).panels().get(0).curves();
        assertEquals(List.of("λ_max", "2/η"), curves.stream().map(Curve::label).toList());
    }

    @Test
    void withMomentumAndAScheduleTheLimitIsThatOfTheStep() throws Exception {
        Experiment images = images(false);
        Experiment changed = images.withTraining(new TrainingDefinition(
                new SgdDefinition(0.1, 0.5), new Schedule.Steps(20, 0.5), List.of(), 130, 60, 20, 3));
        EdgeResult found = along(train(changed));
        for (EdgeResult.Point point : found.points()) {
            int halvings = point.step() / 20; // at the end too: the step that a longer run goes on with
            double eta = 0.1 * Math.pow(0.5, halvings);
            assertEquals(eta, point.learningRate(), 1e-15);
            assertEquals(3 / eta, point.limit().orElseThrow(), 1e-9);
            assertTrue(point.residual() < 1e-5 * point.lambda());
        }
        assertEquals(3, EdgeFigure.of(found).panels().get(0).curves().size());
    }

    /** θ of a run in float is taken as it is, and everything else is computed in double. */
    @Test
    void networksInFloatAreComputedInDoubleWithTheSameBitsForAnyThreads() throws Exception {
        for (boolean normalized : new boolean[] {false, true}) {
            Experiment experiment = images(normalized);
            RunFolder run = new RunFolder(folder.resolve("run-" + normalized));
            try (Parallel parallel = new Parallel(2);
                    ExperimentRunner runner = ExperimentRunner.open(experiment, HOME, parallel)) {
                runner.train(run, entry -> {}, Progress.NONE);
            }
            CurvatureRequest request = new CurvatureRequest(new SnapshotChoice("last"), 3, 10, 1, 0.05);
            CurvatureResult one = curvature(run, request, 1, Progress.NONE);
            CurvatureResult three = curvature(run, request, 3, Progress.NONE);
            assertTrue(one.spectrum().converged());
            for (Eigenpair pair : one.spectrum().largest()) {
                assertTrue(pair.residual() < 1e-6 * one.spectrum().top().value(), "residual " + pair.residual());
            }
            assertArrayEquals(
                    values(one.spectrum().largest()), values(three.spectrum().largest()), 0);
            assertEquals(one.trace(), three.trace());
            assertArrayEquals(
                    one.density().orElseThrow().density(),
                    three.density().orElseThrow().density());
        }
    }

    /** ∂J/∂θ in double at points of a line, differentiated once more by hand. */
    @Test
    void aLanguageModelHasTheCurvatureOfItsGradient() throws Exception {
        Files.writeString(folder.resolve("text.txt"), "abcdeab bcd ".repeat(60));
        Experiment experiment = new Experiment(
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
        RunFolder run = train(experiment);
        CurvatureResult found =
                curvature(run, new CurvatureRequest(new SnapshotChoice("last"), 2, 5, 0, 0.05), 2, Progress.NONE);
        Eigenpair top = found.spectrum().top();
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(run, null, HOME, parallel);
                CostFunction cost = runner.trainingInDouble();
                ParameterVector ofRun =
                        run.last().load(cost.layout(), Precision.FLOAT).theta();
                ParameterVector gradient = ParameterVector.zeros(cost.layout(), Precision.DOUBLE)) {
            double[] slopes = new double[2];
            for (int side = 0; side < 2; side++) {
                double[] moved = ofRun.toDoubles();
                double[] v = top.vector();
                for (int i = 0; i < v.length; i++) {
                    moved[i] += (side == 0 ? -1 : 1) * 1e-5 * v[i];
                }
                try (ParameterVector theta = ParameterVector.of(cost.layout(), Precision.DOUBLE, moved)) {
                    cost.costAndGradient(theta, gradient);
                }
                double[] g = gradient.toDoubles();
                for (int i = 0; i < v.length; i++) {
                    slopes[side] += g[i] * v[i];
                }
            }
            assertEquals(top.value(), (slopes[1] - slopes[0]) / 2e-5, 1e-7 * top.value());
        }
        assertTrue(top.residual() < 1e-6 * top.value());
    }

    @Test
    void resultsAreWrittenAsPicturesTablesAndColumns() throws Exception {
        CurvatureRequest request = new CurvatureRequest(new SnapshotChoice("last"), 2, 5, 2, 0.05);
        RunFolder run = train(images(true));
        CurvatureResult result = curvature(run, request, 2, Progress.NONE);
        for (String name : List.of("x.png", "x.json", "x.csv")) {
            CurvatureFiles.write(result, folder.resolve(name), ExportOptions.halfPage());
        }
        JsonNode json = new ObjectMapper().readTree(folder.resolve("x.json").toFile());
        assertEquals(
                result.spectrum().top().value(),
                json.get("largest").get(0).get("eigenvalue").asDouble());
        assertEquals(
                result.trace().standardError(),
                json.get("trace").get("standardError").asDouble());
        assertEquals("recomputed", json.get("provenance").get("statistics").asText());
        assertTrue(json.get("provenance")
                .get("command")
                .asText()
                .contains("--at last --top 2 --probes 5 --density 2 --rho 0.05"));
        double[] density = result.density().orElseThrow().density();
        assertEquals(density.length, json.get("density").get("density").size());
        assertEquals(
                density.length + 1, Files.readAllLines(folder.resolve("x.csv")).size());
        assertTrue(Files.size(folder.resolve("x.png")) > 10_000);

        EdgeResult along = along(run);
        for (String name : List.of("y.png", "y.json", "y.csv")) {
            EdgeFiles.write(along, folder.resolve(name), ExportOptions.halfPage());
        }
        json = new ObjectMapper().readTree(folder.resolve("y.json").toFile());
        assertEquals(along.points().size(), json.get("lambdaMax").size());
        List<String> csv = Files.readAllLines(folder.resolve("y.csv"));
        assertEquals("step,lambdaMax,residual,learningRate,stableLimit", csv.get(0));
        assertEquals(
                along.points().get(1).lambda(), Double.parseDouble(csv.get(2).split(",", -1)[1]));
    }

    @Test
    void cancellingEndsBetweenProducts() throws Exception {
        RunFolder run = train(images(false));
        assertThrows(CancellationException.class, () -> curvature(run, CurvatureRequest.DEFAULT, 2, new CancelAt(3)));
    }

    @Test
    void aCostThatIsNotFiniteIsOneLine() {
        Experiment saddle = saddle();
        Experiment far = new Experiment(
                "far",
                saddle.title(),
                saddle.shows(),
                saddle.source(),
                saddle.data(),
                saddle.network(),
                saddle.objective(),
                new Initialization.Point(List.of(1e70, 1e70)),
                saddle.training().withSteps(1),
                Precision.DOUBLE,
                0);
        RunFolder run = new RunFolder(folder.resolve("far"));
        try (Parallel parallel = new Parallel(1);
                ExperimentRunner runner = ExperimentRunner.open(far, HOME, parallel)) {
            assertThrows(RuntimeException.class, () -> runner.train(run, entry -> {}, Progress.NONE));
        }
        BadInputException refused = assertThrows(
                BadInputException.class,
                () -> curvature(run, new CurvatureRequest(SnapshotChoice.FIRST, 1, 2, 0, 0.05), 1, Progress.NONE));
        assertTrue(String.valueOf(refused.getMessage()).contains("expected finite numbers"), refused.getMessage());
    }

    @Test
    void aBasisIsBoundedByTheMemoryOrRefused() {
        assertEquals(300, BasisMemory.steps(1_000, 30, 1_000_000_000));
        assertEquals(89, BasisMemory.steps(89, 300, 1_000_000_000));
        assertEquals(75, BasisMemory.steps(1_000_000, 30, 1_000_000_000));
        BadInputException refused =
                assertThrows(BadInputException.class, () -> BasisMemory.steps(10_000_000, 30, 1_000_000_000));
        assertTrue(
                String.valueOf(refused.getMessage()).contains("10,000,000 numbers need 2.4 GB"), refused.getMessage());
    }
}
