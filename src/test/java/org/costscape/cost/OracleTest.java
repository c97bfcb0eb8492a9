package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.costscape.Oracle;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.dataset.Dataset;
import org.costscape.dataset.Datasets;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.Network;
import org.costscape.network.Networks;
import org.costscape.parameter.Line;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds costs, outputs, gradients and lines against the reference values. */
class OracleTest {
    static List<Path> multilayerPerceptrons() {
        return Oracle.files("mlp_(relu|tanh|sigmoid|maxout|bn).*\\.json");
    }

    @Test
    void thereAreReferences() {
        assertFalse(multilayerPerceptrons().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("multilayerPerceptrons")
    void costOutputAndGradientAreExact(Path file) {
        JsonNode oracle = Oracle.read(file);
        Network network = network(oracle);
        Dataset data = data(oracle);
        try (Parallel parallel = new Parallel(2);
                NetworkCost cost =
                        new NetworkCost(network, new CrossEntropyDefinition(), data, Precision.DOUBLE, parallel);
                Network.Pass pass = network.newPass(Precision.DOUBLE, data.size());
                ParameterVector theta = vector(network, oracle.get("params"));
                ParameterVector gradient = ParameterVector.zeros(network.layout(), Precision.DOUBLE)) {
            double loss = oracle.get("loss").asDouble();
            assertEquals(loss, cost.evaluate(theta).cost(), 1e-10 * loss);
            assertEquals(loss, cost.costAndGradient(theta, gradient), 1e-10 * loss);
            ColumnMatrix outputs = pass.forward(theta, data.inputs());
            double[] found = new double[outputs.rows() * outputs.columns()];
            outputs.read(0, found);
            assertClose(Oracle.doubles(oracle.get("output")), found, 1e-10);
            assertClose(flat(oracle.get("grads")), gradient.toDoubles(), 1e-8);
        }
    }

    @ParameterizedTest
    @MethodSource("multilayerPerceptrons")
    void theCostAlongALineIsExact(Path file) {
        JsonNode oracle = Oracle.read(file);
        Network network = network(oracle);
        JsonNode landscape = oracle.get("landscape");
        try (Parallel parallel = new Parallel(2);
                NetworkCost cost = new NetworkCost(
                        network, new CrossEntropyDefinition(), data(oracle), Precision.DOUBLE, parallel);
                ParameterVector start = vector(network, oracle.get("params"));
                ParameterVector end = vector(network, landscape.get("params_end"));
                ParameterVector theta = start.copy()) {
            double[] alphas = Oracle.doubles(landscape.get("alphas"));
            double[] expected = Oracle.doubles(landscape.get("line_losses"));
            for (int i = 0; i < alphas.length; i++) {
                new Line(start, end).at(alphas[i], theta);
                assertEquals(expected[i], cost.evaluate(theta).cost(), 1e-10 * expected[i], "α = " + alphas[i]);
            }
        }
    }

    static List<Path> adversarial() {
        return Oracle.files("fgsm_.*\\.json");
    }

    @ParameterizedTest
    @MethodSource("adversarial")
    void adversarialCostAndGradientAreExact(Path file) {
        JsonNode oracle = Oracle.read(file);
        double epsilon = oracle.get("epsilon").asDouble();
        assertAdversarial(oracle, new AdversarialDefinition(epsilon, 0), "loss_adv", "grads_adv");
        assertAdversarial(
                oracle, new AdversarialDefinition(epsilon, oracle.get("mix").asDouble()), "loss_mixed", "grads_mixed");
    }

    private static void assertAdversarial(
            JsonNode oracle, ObjectiveDefinition objective, String loss, String gradients) {
        Network network = network(oracle);
        double expected = oracle.get(loss).asDouble();
        try (Parallel parallel = new Parallel(2);
                NetworkCost cost = new NetworkCost(network, objective, data(oracle), Precision.DOUBLE, parallel);
                ParameterVector theta = vector(network, oracle.get("params"));
                ParameterVector gradient = ParameterVector.zeros(network.layout(), Precision.DOUBLE)) {
            assertEquals(expected, cost.evaluate(theta).cost(), 1e-10 * expected);
            assertEquals(expected, cost.costAndGradient(theta, gradient), 1e-10 * expected);
            assertClose(flat(oracle.get(gradients)), gradient.toDoubles(), 1e-8);
        }
    }

    static Network network(JsonNode oracle) {
        int[] dims = Oracle.ints(oracle.get("dims"));
        if (oracle.has("bn_momentum")) {
            BatchNormalizationDefinition normalization = new BatchNormalizationDefinition(
                    oracle.get("eps").asDouble(),
                    oracle.get("bn_momentum").asDouble(),
                    Activation.valueOf(oracle.get("activation").asText().toUpperCase(Locale.ROOT)));
            return Networks.batchNormalized(
                    normalization, oracle.get("hidden_bias").asBoolean(), dims);
        }
        String activation = oracle.path("activation").asText("relu"); // the adversarial references are of ReLU networks
        return activation.equals("maxout")
                ? Networks.maxout(oracle.get("pieces").asInt(), dims)
                : Networks.dense(Activation.valueOf(activation.toUpperCase(Locale.ROOT)), dims);
    }

    private static Dataset data(JsonNode oracle) {
        return data(oracle, oracle);
    }

    /** @param examples an object with x and y */
    static Dataset data(JsonNode oracle, JsonNode examples) {
        int[] dims = Oracle.ints(oracle.get("dims"));
        return Datasets.of(
                Oracle.doubles(examples.get("x")), dims[0], Oracle.ints(examples.get("y")), dims[dims.length - 1]);
    }

    static ParameterVector vector(Network network, JsonNode blocks) {
        return ParameterVector.of(network.layout(), Precision.DOUBLE, flat(blocks));
    }

    /**
     * Parameters in our order: for each layer the weights of all its pieces, then their biases. The references name a layer
     * {@code fc1}, or its pieces {@code fc1_piece0}, {@code fc1_piece1} and so on.
     */
    static double[] flat(JsonNode blocks) {
        Map<String, List<JsonNode>> byLayerAndKind = new LinkedHashMap<>();
        blocks.properties().forEach(block -> {
            String[] name = block.getKey().split("[._]", -1);
            String kind = name[name.length - 1];
            for (String each : List.of("weight", "bias")) {
                List<JsonNode> parts = byLayerAndKind.computeIfAbsent(name[0] + "." + each, key -> new ArrayList<>());
                if (each.equals(kind)) {
                    parts.add(block.getValue());
                }
            }
        });
        return byLayerAndKind.values().stream()
                .flatMap(List::stream)
                .flatMapToDouble(node -> DoubleStream.of(Oracle.doubles(node)))
                .toArray();
    }

    static void assertClose(double[] expected, double[] found, double relative) {
        assertEquals(expected.length, found.length);
        double scale = DoubleStream.of(expected).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < expected.length; i++) {
            assertEquals(
                    expected[i], found[i], relative * Math.max(Math.abs(expected[i]), 1e-3 * scale), "number " + i);
        }
    }
}
