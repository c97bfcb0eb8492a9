package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.dataset.Dataset;
import org.costscape.dataset.Datasets;
import org.costscape.network.Activation;
import org.costscape.network.Network;
import org.costscape.network.Networks;
import org.costscape.parameter.Line;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds costs, outputs, gradients and lines against exact reference values, computed by PyTorch in double. The folder of the
 * references is the system property {@code costscape.oracle.dir}; shapes are read from the files.
 */
class OracleTest {
    private static final Path FOLDER = Path.of(System.getProperty("costscape.oracle.dir", "src/test/resources/oracle"));

    static List<Path> multilayerPerceptrons() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().matches("mlp_(relu|tanh|sigmoid).*\\.json"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereAreReferences() throws IOException {
        assertFalse(multilayerPerceptrons().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("multilayerPerceptrons")
    void costOutputAndGradientAreExact(Path file) throws IOException {
        JsonNode oracle = new ObjectMapper().readTree(file.toFile());
        Network network = network(oracle);
        double[] x = flat(oracle.get("x"));
        Dataset data = data(oracle, x);
        try (Parallel parallel = new Parallel(2);
                NetworkCost cost = new NetworkCost(network, data, Precision.DOUBLE, parallel);
                Network.Pass pass = network.newPass(Precision.DOUBLE, data.size());
                ParameterVector theta = vector(network, oracle.get("params"));
                ParameterVector gradient = ParameterVector.zeros(network.layout(), Precision.DOUBLE)) {
            double loss = oracle.get("loss").asDouble();
            assertEquals(loss, cost.evaluate(theta).cost(), 1e-10 * loss);
            assertEquals(loss, cost.costAndGradient(theta, gradient), 1e-10 * loss);
            ColumnMatrix outputs = pass.forward(theta, data.inputs());
            double[] found = new double[outputs.rows() * outputs.columns()];
            outputs.read(0, found);
            assertClose(flat(oracle.get("output")), found, 1e-10);
            assertClose(flat(oracle.get("grads")), gradient.toDoubles(), 1e-8);
        }
    }

    @ParameterizedTest
    @MethodSource("multilayerPerceptrons")
    void theCostAlongALineIsExact(Path file) throws IOException {
        JsonNode oracle = new ObjectMapper().readTree(file.toFile());
        Network network = network(oracle);
        JsonNode landscape = oracle.get("landscape");
        try (Parallel parallel = new Parallel(2);
                NetworkCost cost =
                        new NetworkCost(network, data(oracle, flat(oracle.get("x"))), Precision.DOUBLE, parallel);
                ParameterVector start = vector(network, oracle.get("params"));
                ParameterVector end = vector(network, landscape.get("params_end"));
                ParameterVector theta = start.copy()) {
            double[] alphas = flat(landscape.get("alphas"));
            double[] expected = flat(landscape.get("line_losses"));
            for (int i = 0; i < alphas.length; i++) {
                new Line(start, end).at(alphas[i], theta);
                assertEquals(expected[i], cost.evaluate(theta).cost(), 1e-10 * expected[i], "α = " + alphas[i]);
            }
        }
    }

    private static Network network(JsonNode oracle) {
        Activation activation =
                Activation.valueOf(oracle.get("activation").asText().toUpperCase(Locale.ROOT));
        int[] dims = IntStream.range(0, oracle.get("dims").size())
                .map(i -> oracle.get("dims").get(i).asInt())
                .toArray();
        return Networks.dense(activation, dims);
    }

    private static Dataset data(JsonNode oracle, double[] x) {
        List<Integer> labels = new ArrayList<>();
        oracle.get("y").forEach(y -> labels.add(y.asInt()));
        int features = oracle.get("dims").get(0).asInt();
        int classes = oracle.get("dims").get(oracle.get("dims").size() - 1).asInt();
        return Datasets.of(
                x, features, labels.stream().mapToInt(Integer::intValue).toArray(), classes);
    }

    private static ParameterVector vector(Network network, JsonNode blocks) {
        return ParameterVector.of(network.layout(), Precision.DOUBLE, flat(blocks));
    }

    /** All numbers in a tree, in the order of the file. */
    private static double[] flat(JsonNode node) {
        return numbers(node).toArray();
    }

    private static DoubleStream numbers(JsonNode node) {
        return node.isNumber()
                ? DoubleStream.of(node.asDouble())
                : node.valueStream().flatMapToDouble(OracleTest::numbers);
    }

    private static void assertClose(double[] expected, double[] found, double relative) {
        assertEquals(expected.length, found.length);
        double scale = DoubleStream.of(expected).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < expected.length; i++) {
            assertEquals(
                    expected[i], found[i], relative * Math.max(Math.abs(expected[i]), 1e-3 * scale), "number " + i);
        }
    }
}
