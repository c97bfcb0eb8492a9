package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.cost.NetworkCost;
import org.costscape.dataset.IdxExamples;
import org.costscape.dataset.Split;
import org.costscape.figure.ExportOptions;
import org.costscape.file.BadInputException;
import org.costscape.landscape.NormalizationStages;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LayerDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.network.Network;
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

/** Two batch normalizations of a network in double, after some training. */
class NormalizationStudyTest {
    private static final int EXAMPLES = 400;
    private static final int UNITS = 7;

    /** Large, so that the variance of ẑ is visibly less than 1. */
    private static final double EPSILON = 0.01;

    private static final List<LayerDefinition> LAYERS = List.of(
            new LinearDefinition(UNITS),
            new BatchNormalizationDefinition(EPSILON, 0.1, Activation.RELU),
            new DenseDefinition(5, Activation.IDENTITY),
            new BatchNormalizationDefinition(EPSILON, 0.1, Activation.SIGMOID),
            new DenseDefinition(IdxExamples.CLASSES, Activation.IDENTITY));

    @TempDir
    Path folder;

    private Home home = new Home(Path.of("."));
    private RunFolder run = new RunFolder(Path.of("."));

    @BeforeEach
    void train() throws IOException {
        home = new Home(folder);
        run = new RunFolder(folder.resolve("run"));
        IdxExamples.write(folder.resolve("data"), EXAMPLES, 90);
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(experiment(), home, parallel)) {
            runner.train(run, entry -> {}, Progress.NONE);
        }
    }

    private Experiment experiment() {
        return Experiments.small(folder.resolve("data"), Precision.DOUBLE, 0.1)
                .withNetwork(new FeedforwardDefinition(IdxExamples.ROWS * IdxExamples.COLUMNS, LAYERS));
    }

    private static NormalizationRequest request(int layer, OptionalInt unit) {
        return new NormalizationRequest(SnapshotChoice.LAST, OptionalInt.of(layer), unit);
    }

    private NormalizationResult study(NormalizationRequest request, int threads) {
        try (Parallel parallel = new Parallel(threads);
                ExperimentRunner runner = ExperimentRunner.open(run, null, home, parallel)) {
            return new NormalizationStudy(runner).run(run, request, Progress.NONE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void meansAreTakenAwayAndVariancesBecomeOneButForEpsilon(int layer) {
        List<NormalizationStages.Unit> units =
                study(request(layer, OptionalInt.empty()), 2).stages().units();
        assertEquals(layer == 1 ? UNITS : 5, units.size());
        for (NormalizationStages.Unit unit : units) {
            double variance = unit.variances().get(0);
            assertEquals(0, unit.means().get(1), 1e-12);
            assertEquals(variance, unit.variances().get(1), 1e-12 * variance);
            assertEquals(0, unit.means().get(2), 1e-12);
            assertEquals(variance / (variance + EPSILON), unit.variances().get(2), 1e-12);
            assertTrue(Math.abs(unit.means().get(0)) > 1e-6, "a mean that was to be taken away");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theLastStageIsWhatTheNetworkItselfHandsOn(int layer) {
        FeedforwardDefinition part =
                new FeedforwardDefinition(IdxExamples.ROWS * IdxExamples.COLUMNS, LAYERS.subList(0, layer + 1));
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(run, null, home, parallel);
                ParameterVector theta = run.last()
                        .load(runner.training().layout(), Precision.DOUBLE)
                        .theta();
                Network.Pass pass = part.build().newCoupledPass(Precision.DOUBLE, EXAMPLES, 250, parallel);
                Split data = (Split) experiment().data().read(home)) {
            ColumnMatrix h = pass.forward(theta, data.training().inputs().in(Precision.DOUBLE));
            NetworkCost cost = (NetworkCost) runner.training();
            NormalizationResult result = study(request(layer, OptionalInt.empty()), 1);
            for (int unit = 0; unit < h.rows(); unit++) {
                double[] z = cost.preActivations(theta, layer - 1, unit)[0];
                double[] last = result.rule().stages(unit, z)[3];
                double sum = 0;
                for (int example = 0; example < EXAMPLES; example++) {
                    double found = column(h, example)[unit];
                    assertEquals(found, last[example], 1e-12);
                    sum += found;
                }
                assertEquals(
                        sum / EXAMPLES,
                        result.stages().units().get(unit).means().get(3),
                        1e-12);
            }
        }
    }

    private static double[] column(ColumnMatrix h, int example) {
        double[] column = new double[h.rows()];
        h.readWidened(example * h.rows(), column, new float[h.rows()]);
        return column;
    }

    @Test
    void theHistogramsCountEveryValueOfTheUnitsAskedFor() {
        for (OptionalInt unit : List.of(OptionalInt.empty(), OptionalInt.of(4))) {
            NormalizationStages stages = study(request(1, unit), 2).stages();
            long values = (unit.isPresent() ? 1L : UNITS) * EXAMPLES;
            for (NormalizationStages.Stage stage : stages.stages()) {
                assertEquals(
                        values,
                        stage.values().counts().stream()
                                .mapToLong(Long::longValue)
                                .sum());
            }
            assertEquals(
                    stages.units().stream()
                            .mapToDouble(each -> each.means().get(0))
                            .average()
                            .orElseThrow(),
                    stages.stages().get(0).values().mean(),
                    1e-12);
        }
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        NormalizationStages one = study(request(3, OptionalInt.empty()), 1).stages();
        assertEquals(one, study(request(3, OptionalInt.empty()), 2).stages());
        assertEquals(one, study(request(3, OptionalInt.empty()), 7).stages());
    }

    @Test
    void theFirstNormalizationIsTheDefaultAndEquationsAreThoseOfTheLayer() {
        NormalizationRequest first =
                new NormalizationRequest(SnapshotChoice.BEST, OptionalInt.empty(), OptionalInt.empty());
        assertEquals(1, NormalizationStudy.layer(experiment(), first));
        assertEquals(
                List.of("Z = XW", "Z̃ = Z − mean Z", "Ẑ = Z̃ / √(ε + mean Z̃²)", "H = max(0, γẐ + β)"),
                NormalizationFigure.equations(study(first, 1)));
        assertEquals(
                List.of("Z = XW + b", "H = 1/(1 + exp(−(γẐ + β)))"),
                IntStream.of(0, 3)
                        .mapToObj(NormalizationFigure.equations(study(request(3, OptionalInt.empty()), 1))::get)
                        .toList());
    }

    @Test
    void theFilesHaveTheNumbers() throws IOException {
        NormalizationResult result = study(request(1, OptionalInt.of(2)), 1);
        Path json = folder.resolve("x.json");
        NormalizationFiles.write(result, json, ExportOptions.halfPage());
        JsonNode table = new ObjectMapper().readTree(json.toFile());
        assertEquals(
                result.stages().stages().get(2).values().deviation(),
                table.at("/stages/2/deviation").asDouble());
        assertEquals(2, table.at("/units/0/unit").asInt());
        assertTrue(table.at("/provenance/command").asText().contains(" --at last --layer 1 --unit 2 "));
        Path csv = folder.resolve("x.csv");
        NormalizationFiles.write(result, csv, ExportOptions.halfPage());
        List<String> lines = Files.readAllLines(csv);
        assertEquals(1 + 4 * 256, lines.size());
        assertEquals(
                "4,"
                        + result.stages().stages().get(3).edges().get(0) + ","
                        + result.stages().stages().get(3).edges().get(1) + ","
                        + result.stages().stages().get(3).values().counts().get(0),
                lines.get(1 + 3 * 256));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 | -1 | layer: expected one of 1, 3, the batch normalizations of small, found 0
                    1 | 7  | unit: expected one of 0 … 6, the units of layer 1, found 7
                    """)
    void whatTheNetworkHasNotIsRefused(int layer, int unit, String message) {
        NormalizationRequest asked = request(layer, unit < 0 ? OptionalInt.empty() : OptionalInt.of(unit));
        BadInputException thrown =
                assertThrows(BadInputException.class, () -> NormalizationStudy.layer(experiment(), asked));
        assertEquals(message.replace("small", experiment().name()), thrown.getMessage());
    }

    @Test
    void aNetworkWithoutBatchNormalizationIsRefused() {
        Experiment plain = Experiments.small(folder.resolve("data"), Precision.DOUBLE, 0.1);
        BadInputException thrown = assertThrows(
                BadInputException.class, () -> NormalizationStudy.layer(plain, request(1, OptionalInt.empty())));
        assertTrue(String.valueOf(thrown.getMessage()).contains("expected a network with batch normalization"));
    }
}
