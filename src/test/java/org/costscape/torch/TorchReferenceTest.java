package org.costscape.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;
import org.costscape.cost.CrossEntropyDefinition;
import org.costscape.cost.LanguageModelCost;
import org.costscape.cost.NetworkCost;
import org.costscape.dataset.IdxFolder;
import org.costscape.dataset.Split;
import org.costscape.dataset.TextStreams;
import org.costscape.dataset.Texts;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LanguageModelDefinition;
import org.costscape.network.LayerDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.network.NetworkDefinition;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.TensorFile;
import org.costscape.task.Parallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Costs and gradients of imported networks against PyTorch's own, made by src/test/python/torch_references.py. */
class TorchReferenceTest {
    private static final Path FOLDER = Path.of("src/test/resources/torch");
    private static final double IN_DOUBLE = 1e-12;
    private static final double IN_FLOAT = 1e-6;

    static FeedforwardDefinition deep() {
        List<LayerDefinition> layers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            layers.add(new DenseDefinition(6, Activation.TANH));
        }
        layers.add(new DenseDefinition(3, Activation.IDENTITY));
        return new FeedforwardDefinition(20, layers);
    }

    private static FeedforwardDefinition normalized() {
        return new FeedforwardDefinition(
                20,
                List.of(
                        new LinearDefinition(8),
                        new BatchNormalizationDefinition(1e-5, 0.1, Activation.RELU),
                        new DenseDefinition(6, Activation.IDENTITY),
                        new BatchNormalizationDefinition(1e-3, 0.1, Activation.TANH),
                        new DenseDefinition(3, Activation.IDENTITY)));
    }

    private static JsonNode reference(String name) throws IOException {
        return new ObjectMapper().readTree(FOLDER.resolve(name + ".json").toFile());
    }

    private static Matching matching(String name, NetworkDefinition network) {
        Matching matching =
                Matching.of(TorchNetwork.of(network), TensorFile.read(FOLDER.resolve(name + ".safetensors")), Map.of());
        assertEquals(List.of(), matching.problems());
        return matching;
    }

    /** Cost and gradient of what was read, the gradient by PyTorch's names: those of both biases of an LSTM are that of their sum. */
    private static void assertAgrees(
            String name, NetworkDefinition network, CostFunction cost, Precision precision, double tolerance)
            throws IOException {
        JsonNode reference = reference(name);
        Matching matching = matching(name, network);
        try (StateDict read = StateDict.read(matching, precision);
                ParameterVector gradient = ParameterVector.zeros(cost.layout(), precision)) {
            double expected = reference.get("cost").asDouble();
            assertEquals(expected, cost.evaluate(read.theta()).cost(), tolerance * expected);
            assertEquals(expected, cost.costAndGradient(read.theta(), gradient), tolerance * expected);
            JsonNode gradients = reference.get("gradients");
            double largest = 0;
            for (JsonNode block : gradients) {
                for (JsonNode each : block) {
                    largest = Math.max(largest, Math.abs(each.asDouble()));
                }
            }
            int compared = 0;
            for (Map.Entry<TorchTensor, TensorFile.Tensor> each :
                    matching.matched().entrySet()) {
                JsonNode numbers = gradients.get(each.getValue().name());
                assertEquals(
                        each.getKey().running(),
                        numbers == null,
                        each.getValue().name());
                if (numbers != null) {
                    double[] found = gradient.widened(each.getKey().block());
                    assertEquals(numbers.size(), found.length);
                    for (int i = 0; i < found.length; i++) {
                        assertEquals(
                                numbers.get(i).asDouble(),
                                found[i],
                                tolerance * largest,
                                each.getValue().name() + " " + i);
                    }
                    compared++;
                }
            }
            assertEquals(gradients.size(), compared);
        }
    }

    @ParameterizedTest
    @CsvSource({"deep, DOUBLE", "deep, FLOAT", "bn, DOUBLE", "bn, FLOAT"})
    void aFeedforwardNetworkCostsAndDescendsAsInPyTorch(String name, Precision precision) throws IOException {
        FeedforwardDefinition network = name.equals("deep") ? deep() : normalized();
        try (Split data = IdxFolder.read(FOLDER.resolve("data"), 3);
                Parallel parallel = new Parallel(2);
                NetworkCost cost = new NetworkCost(
                        network.build(), new CrossEntropyDefinition(), data.training(), precision, parallel)) {
            assertAgrees(name, network, cost, precision, precision == Precision.DOUBLE ? IN_DOUBLE : IN_FLOAT);
        }
    }

    @ParameterizedTest
    @CsvSource({"DOUBLE", "FLOAT"})
    void anLstmCostsAndDescendsAsInPyTorch(Precision precision) throws IOException {
        int[] tokens = reference("lstm")
                .get("tokens")
                .valueStream()
                .mapToInt(JsonNode::asInt)
                .toArray();
        LanguageModelDefinition model = new LanguageModelDefinition(7, 4, 5, 2, 1, 0);
        try (Parallel parallel = new Parallel(2);
                CostFunction cost = new LanguageModelCost(
                        model.build(), TextStreams.sequences(Texts.of(7, tokens), 6), precision, parallel)) {
            assertAgrees("lstm", model, cost, precision, precision == Precision.DOUBLE ? IN_DOUBLE : IN_FLOAT);
        }
    }

    @Test
    void runningStatisticsAreThoseOfTheFile() {
        Matching matching = matching("bn", normalized());
        TensorFile file = TensorFile.read(FOLDER.resolve("bn.safetensors"));
        try (StateDict read = StateDict.read(matching, Precision.DOUBLE)) {
            ParameterVector running = read.running().orElseThrow();
            double[] expected = file.numbers(file.tensor("norm_b.running_var").orElseThrow());
            double[] found = running.widened(
                    TorchNetwork.find(running.layout(), "layers.3.running_var").orElseThrow());
            assertEquals(expected.length, found.length);
            for (int i = 0; i < found.length; i++) {
                assertEquals(expected[i], found[i]);
            }
        }
    }
}
