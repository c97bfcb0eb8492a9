package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.costscape.array.Precision;
import org.costscape.cost.NetworkOutputs;
import org.costscape.dataset.Dataset;
import org.costscape.dataset.IdxExamples;
import org.costscape.dataset.PictureShape;
import org.costscape.dataset.Split;
import org.costscape.figure.ExportOptions;
import org.costscape.file.BadInputException;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeaturesStudyTest {
    private static final Home HOME = new Home(Path.of("."));

    @TempDir
    Path folder;

    private RunFolder run = new RunFolder(Path.of(""));

    @BeforeEach
    void train() throws Exception {
        IdxExamples.write(folder.resolve("data"), 300, 90);
        run = new RunFolder(folder.resolve("run"));
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(
                        Experiments.small(folder.resolve("data"), Precision.FLOAT, 0.1), HOME, parallel)) {
            runner.train(run, entry -> {}, Progress.NONE);
        }
    }

    private FeaturesResult features(FeaturesRequest request, int threads, Progress progress) {
        try (Parallel parallel = new Parallel(threads);
                ExperimentRunner runner = ExperimentRunner.open(run, null, HOME, parallel)) {
            return new FeaturesStudy(runner).run(run, request, progress);
        }
    }

    @Test
    void besideAUnitStandTheNinePicturesWithTheLargestActivationsOfADirectForwardPass() {
        FeaturesResult result = features(FeaturesRequest.DEFAULT, 2, Progress.NONE);
        assertEquals(new PictureShape(IdxExamples.ROWS, IdxExamples.COLUMNS), result.shape());
        FeedforwardDefinition network =
                (FeedforwardDefinition) result.definition().experiment().network();
        try (Parallel parallel = new Parallel(1);
                ExperimentRunner runner = ExperimentRunner.open(run, null, HOME, parallel);
                ParameterVector ofRun = run.best()
                        .load(network.build().layout(), Precision.FLOAT)
                        .theta();
                ParameterVector theta = CurvatureStudy.widened(ofRun)) {
            Dataset data = ((Split) runner.data()).training();
            for (int layer = 0; layer < 2; layer++) {
                try (ParameterVector part = ParameterVector.of(
                                network.build().preActivations(layer).layout(),
                                Precision.DOUBLE,
                                Arrays.copyOf(
                                        theta.toDoubles(),
                                        network.build()
                                                .preActivations(layer)
                                                .layout()
                                                .size()));
                        NetworkOutputs direct = new NetworkOutputs(
                                network.build().preActivations(layer), data, data.size(), null, parallel)) {
                    double[][] z = direct.at(part);
                    for (UnitFeature unit : result.layers().get(layer).units()) {
                        List<Integer> expected = IntStream.range(0, data.size())
                                .boxed()
                                .sorted(Comparator.comparingDouble(i -> -z[i][unit.unit()]))
                                .limit(9)
                                .toList();
                        assertEquals(
                                expected,
                                unit.drivers().stream()
                                        .map(UnitFeature.Driver::example)
                                        .toList());
                        assertEquals(
                                z[expected.get(8)][unit.unit()],
                                unit.drivers().get(8).activation(),
                                1e-9);
                    }
                }
            }
        }
    }

    @Test
    void theFirstLayerShowsItsLargestWeightsAndTheOutputsMaximizeWithoutEverFalling() {
        FeaturesResult result = features(FeaturesRequest.DEFAULT, 1, Progress.NONE);
        assertEquals(result, features(FeaturesRequest.DEFAULT, 3, Progress.NONE));
        LayerFeatures first = result.layers().get(0);
        assertEquals(8, first.units().size());
        for (int i = 1; i < 8; i++) {
            assertTrue(first.units().get(i - 1).norm() >= first.units().get(i).norm());
        }
        double[] own = first.units().get(0).filter().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        assertEquals(first.units().get(0).norm(), FeatureLayer.norm(own), 1e-12);
        LayerFeatures outputs = result.layers().get(1);
        assertEquals(IdxExamples.CLASSES, outputs.units().size());
        for (UnitFeature unit : outputs.units()) {
            List<Double> recorded = unit.optimum().orElseThrow().recorded();
            assertEquals(PreferredPictures.STEPS + 1, recorded.size());
            for (int k = 1; k < recorded.size(); k++) {
                assertTrue(recorded.get(k) >= recorded.get(k - 1));
            }
        }
    }

    @Test
    void resultsAreWrittenAsPicturesTablesAndColumns() throws Exception {
        FeaturesResult result = features(FeaturesRequest.DEFAULT, 2, Progress.NONE);
        for (String name : List.of("x.png", "x.json", "x.csv")) {
            FeaturesFiles.write(result, folder.resolve(name), ExportOptions.halfPage());
        }
        JsonNode json = new ObjectMapper().readTree(folder.resolve("x.json").toFile());
        assertEquals(20, json.at("/layers/0/units/0/weights").size());
        assertEquals(20, json.at("/layers/1/units/2/x").size());
        assertEquals(201, json.at("/layers/1/units/2/recorded").size());
        assertTrue(json.at("/provenance/command").asText().contains("--at best --units 8 --penalty 0.03"));
        assertEquals(
                1 + (8 + 3) * 9, Files.readAllLines(folder.resolve("x.csv")).size());
        assertTrue(Files.size(folder.resolve("x.png")) > 5_000);
        byte[] first = Files.readAllBytes(folder.resolve("x.png"));
        FeaturesFiles.write(result, folder.resolve("x.png"), ExportOptions.halfPage());
        assertArrayEquals(first, Files.readAllBytes(folder.resolve("x.png")));
    }

    @Test
    void aLayerThatIsNotThereAndAPictureOfAnotherSizeAreRefused() {
        FeaturesRequest third = new FeaturesRequest(SnapshotChoice.BEST, 8, OptionalInt.of(3), 0.1, Optional.empty());
        BadInputException refused = assertThrows(BadInputException.class, () -> FeaturesStudy.check(run, third));
        assertEquals("layer: expected 1 … 2, the layers of small, found 3", refused.getMessage());
        FeaturesRequest other = new FeaturesRequest(
                SnapshotChoice.BEST, 8, OptionalInt.empty(), 0.1, Optional.of(new PictureShape(5, 5)));
        refused = assertThrows(BadInputException.class, () -> features(other, 1, Progress.NONE));
        assertTrue(String.valueOf(refused.getMessage()).contains("expected 20 pixels"), refused.getMessage());
    }

    @Test
    void aCancelStopsBetweenSteps() {
        assertThrows(CancellationException.class, () -> features(FeaturesRequest.DEFAULT, 2, new CancelAt(50)));
    }
}
