package org.costscape.cost;

import static org.costscape.cost.OracleTest.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.costscape.Oracle;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.dataset.Dataset;
import org.costscape.dataset.Datasets;
import org.costscape.file.BadInputException;
import org.costscape.network.Activation;
import org.costscape.network.ConvolutionDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.network.MaxPoolDefinition;
import org.costscape.network.Network;
import org.costscape.parameter.Line;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds a network with convolution and max pooling against the reference values. */
class ConvolutionOracleTest {
    static List<Path> convolutions() {
        return Oracle.files("conv.*\\.json");
    }

    @Test
    void thereAreReferences() {
        assertFalse(convolutions().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("convolutions")
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
    @MethodSource("convolutions")
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

    @Nested
    class TwoConvolutionsPooled extends CostFunctionContract {
        @Override
        CostFunction cost(Precision precision, Parallel parallel) {
            Network network = new FeedforwardDefinition(
                            2 * 5 * 7,
                            List.of(
                                    new ConvolutionDefinition(2, 5, 7, 3, 1, Activation.TANH),
                                    new MaxPoolDefinition(3, 5, 7),
                                    new ConvolutionDefinition(3, 2, 3, 2, 2, Activation.TANH),
                                    new DenseDefinition(3, Activation.IDENTITY)))
                    .build();
            Dataset data = Datasets.random(643, 2 * 5 * 7, 3, 11);
            return new NetworkCost(network, new CrossEntropyDefinition(), data, precision, parallel);
        }
    }

    /** The first layer's gradient with respect to its inputs enters the cost. */
    @Nested
    class Adversarial extends CostFunctionContract {
        @Override
        CostFunction cost(Precision precision, Parallel parallel) {
            Network network = new FeedforwardDefinition(
                            4 * 4,
                            List.of(
                                    new ConvolutionDefinition(1, 4, 4, 2, 0, Activation.TANH),
                                    new DenseDefinition(3, Activation.IDENTITY)))
                    .build();
            return new NetworkCost(
                    network, new AdversarialDefinition(0.1, 0.5), Datasets.random(100, 16, 3, 11), precision, parallel);
        }
    }

    @Test
    void theFirstOfEqualMaximaIsGivenTheGradient() {
        Network network =
                new FeedforwardDefinition(4, List.of(new MaxPoolDefinition(1, 2, 2), new LinearDefinition(1))).build();
        try (Network.Pass pass = network.newPass(Precision.DOUBLE, 1);
                ParameterVector theta = ParameterVector.of(network.layout(), Precision.DOUBLE, new double[] {1});
                ColumnMatrix x = ColumnMatrix.zeros(Precision.DOUBLE, 4, 1);
                ColumnMatrix delta = ColumnMatrix.zeros(Precision.DOUBLE, 1, 1)) {
            x.write(0, new double[] {1, 2, 2, 2});
            delta.write(0, new double[] {5});
            pass.forward(theta, x);
            double[] towardsInput = new double[4];
            pass.inputGradient(theta, delta, null, false).read(0, towardsInput);
            assertArrayEquals(new double[] {0, 5, 0, 0}, towardsInput);
        }
    }

    @Test
    void aNetworkWithoutParametersIsRefused() {
        BadInputException thrown = assertThrows(
                BadInputException.class, () -> new FeedforwardDefinition(4, List.of(new MaxPoolDefinition(1, 2, 2))));
        assertEquals("layers: expected at least one with parameters, found none", thrown.getMessage());
    }

    @Test
    void aPictureOfAnotherSizeThanTheLayerBeforeHandsOnIsRefused() {
        BadInputException thrown = assertThrows(
                BadInputException.class,
                () -> new FeedforwardDefinition(
                                784,
                                List.of(
                                        new ConvolutionDefinition(1, 28, 28, 8, 1, Activation.RELU),
                                        new MaxPoolDefinition(8, 14, 14)))
                        .build());
        assertEquals(
                "layers.1: expected 1568 inputs (8 channels × 14 × 14), found 6272 from the layer before",
                thrown.getMessage());
    }

    @Test
    void aPictureSmallerThanTheKernelIsRefused() {
        BadInputException thrown =
                assertThrows(BadInputException.class, () -> new ConvolutionDefinition(1, 2, 9, 1, 0, Activation.RELU));
        assertEquals("height, width: expected at least 3 × 3 with the padding, found 2 × 9", thrown.getMessage());
        assertThrows(BadInputException.class, () -> new MaxPoolDefinition(1, 1, 9));
        assertThrows(BadInputException.class, () -> new ConvolutionDefinition(9999, 9999, 99, 1, 0, Activation.RELU));
    }

    private static Network network(JsonNode oracle) {
        int height = oracle.get("h").asInt();
        int width = oracle.get("w").asInt();
        int inputChannels = oracle.get("cin").asInt();
        int channels = oracle.get("cout").asInt();
        ConvolutionDefinition convolution = new ConvolutionDefinition(
                inputChannels, height, width, channels, oracle.get("pad").asInt(), Activation.RELU);
        return new FeedforwardDefinition(
                        inputChannels * height * width,
                        List.of(
                                convolution,
                                new MaxPoolDefinition(channels, convolution.outputHeight(), convolution.outputWidth()),
                                new DenseDefinition(oracle.get("classes").asInt(), Activation.IDENTITY)))
                .build();
    }

    private static Dataset data(JsonNode oracle) {
        double[] x = Oracle.doubles(oracle.get("x"));
        int[] labels = Oracle.ints(oracle.get("y"));
        return Datasets.of(
                x, x.length / labels.length, labels, oracle.get("classes").asInt());
    }

    private static ParameterVector vector(Network network, JsonNode blocks) {
        return ParameterVector.of(network.layout(), Precision.DOUBLE, flat(blocks));
    }

    private static double[] flat(JsonNode blocks) {
        return Stream.of("conv.weight", "conv.bias", "fc.weight", "fc.bias")
                .flatMapToDouble(name -> DoubleStream.of(Oracle.doubles(blocks.get(name))))
                .toArray();
    }
}
