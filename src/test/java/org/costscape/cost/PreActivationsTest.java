package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.costscape.array.Precision;
import org.costscape.dataset.Dataset;
import org.costscape.dataset.Datasets;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.MaxPoolDefinition;
import org.costscape.network.Network;
import org.costscape.network.Networks;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.training.Initialization;
import org.junit.jupiter.api.Test;

/** Against loops in plain Java over all examples. */
class PreActivationsTest {
    /** More than two chunks, the last one not full. */
    private static final int EXAMPLES = 643;

    private static final int INPUTS = 5;
    private static final double EPSILON = 1e-3;

    private final Dataset data = Datasets.random(EXAMPLES, INPUTS, 3, 11);

    private double[][] found(Network network, Precision precision, int threads, int layer, int... units) {
        try (Parallel parallel = new Parallel(threads);
                NetworkCost cost = new NetworkCost(network, new CrossEntropyDefinition(), data, precision, parallel);
                ParameterVector theta = theta(network, precision)) {
            return cost.preActivations(theta, layer, units);
        }
    }

    /** Biases, γ and β too are not what a network begins with. */
    private static ParameterVector theta(Network network, Precision precision) {
        double[] numbers;
        try (ParameterVector drawn = new Initialization.Gaussian(0.7).draw(network.layout(), Precision.DOUBLE, 5)) {
            numbers = drawn.toDoubles();
        }
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] += 0.3 * Math.sin(i);
        }
        return ParameterVector.of(network.layout(), precision, numbers);
    }

    /** z = W x + b (units, examples), b of as many numbers as there are units, or of none. */
    private static double[][] affine(double[][] x, double[] w, double[] b, int units) {
        double[][] z = new double[units][EXAMPLES];
        for (int unit = 0; unit < units; unit++) {
            for (int example = 0; example < EXAMPLES; example++) {
                z[unit][example] = b.length == 0 ? 0 : b[unit];
                for (int i = 0; i < x.length; i++) {
                    z[unit][example] += w[unit * x.length + i] * x[i][example];
                }
            }
        }
        return z;
    }

    private double[][] inputs() {
        double[] flat = new double[INPUTS * EXAMPLES];
        data.inputs().read(0, flat);
        return IntStream.range(0, INPUTS)
                .mapToObj(i -> IntStream.range(0, EXAMPLES)
                        .mapToDouble(example -> flat[example * INPUTS + i])
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double[][] tanh(double[][] z) {
        return Arrays.stream(z)
                .map(row -> Arrays.stream(row).map(Math::tanh).toArray())
                .toArray(double[][]::new);
    }

    private static double[] block(Network network, String name) {
        try (ParameterVector theta = theta(network, Precision.DOUBLE)) {
            return theta.layout().blocks().stream()
                    .filter(block -> block.name().equals(name))
                    .findFirst()
                    .map(theta::widened)
                    .orElse(new double[0]);
        }
    }

    private static double[][] layer(Network network, int layer, double[][] x, int units) {
        return affine(
                x, block(network, "layers." + layer + ".weight"), block(network, "layers." + layer + ".bias"), units);
    }

    private static void assertClose(double[][] expected, double[][] found, double tolerance) {
        assertEquals(expected.length, found.length);
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(expected[i], found[i], tolerance);
        }
    }

    @Test
    void ofADenseLayerTheyAreItsAffinePart() {
        Network network = Networks.dense(Activation.TANH, INPUTS, 7, 4, 3);
        double[][] first = layer(network, 0, inputs(), 7);
        double[][] second = layer(network, 1, tanh(first), 4);
        double[][] third = layer(network, 2, tanh(second), 3);
        assertClose(first, found(network, Precision.DOUBLE, 2, 0, 0, 1, 2, 3, 4, 5, 6), 1e-13);
        assertClose(new double[][] {second[3], second[1]}, found(network, Precision.DOUBLE, 2, 1, 3, 1), 1e-13);
        assertClose(third, found(network, Precision.DOUBLE, 2, 2, 0, 1, 2), 1e-13);
        assertClose(second, found(network, Precision.FLOAT, 2, 1, 0, 1, 2, 3), 1e-5);
    }

    @Test
    void ofMaxoutTheyAreAllPieces() {
        Network network = Networks.maxout(3, INPUTS, 4, 3);
        double[][] expected = layer(network, 0, inputs(), 12);
        assertClose(new double[][] {expected[11], expected[4]}, found(network, Precision.DOUBLE, 2, 0, 11, 4), 1e-13);
    }

    @Test
    void ofABatchNormalizationTheyAreWhatGoesIntoTheNonlinearity() {
        Network network = Networks.batchNormalized(
                new BatchNormalizationDefinition(EPSILON, 0.1, Activation.TANH), false, INPUTS, 6, 4, 3);
        double[][] first = normalized(network, 1, layer(network, 0, inputs(), 6));
        double[][] second = layer(network, 2, tanh(first), 4);
        assertClose(second, found(network, Precision.DOUBLE, 2, 2, 0, 1, 2, 3), 1e-12);
        assertClose(normalized(network, 3, second), found(network, Precision.DOUBLE, 2, 3, 0, 1, 2, 3), 1e-12);
    }

    /** γ(z − mean)/√(ε + variance) + β of each unit over all examples. */
    private static double[][] normalized(Network network, int layer, double[][] z) {
        double[] gamma = block(network, "layers." + layer + ".weight");
        double[] beta = block(network, "layers." + layer + ".bias");
        double[][] result = new double[z.length][];
        for (int unit = 0; unit < z.length; unit++) {
            double mean = Arrays.stream(z[unit]).average().orElseThrow();
            double variance = Arrays.stream(z[unit])
                    .map(value -> (value - mean) * (value - mean))
                    .average()
                    .orElseThrow();
            double g = gamma[unit];
            double b = beta[unit];
            result[unit] = Arrays.stream(z[unit])
                    .map(value -> g * (value - mean) / Math.sqrt(EPSILON + variance) + b)
                    .toArray();
        }
        return result;
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        Network dense = Networks.dense(Activation.SIGMOID, INPUTS, 7, 4, 3);
        Network normalized = Networks.batchNormalized(
                new BatchNormalizationDefinition(EPSILON, 0.1, Activation.SIGMOID), true, INPUTS, 6, 4, 3);
        for (int threads : new int[] {2, 7}) {
            assertClose(found(dense, Precision.FLOAT, 1, 1, 2), found(dense, Precision.FLOAT, threads, 1, 2), 0);
            assertClose(
                    found(normalized, Precision.FLOAT, 1, 3, 2), found(normalized, Precision.FLOAT, threads, 3, 2), 0);
        }
    }

    @Test
    void aMaxPoolingHasNone() {
        Network network = new FeedforwardDefinition(
                        16, List.of(new MaxPoolDefinition(1, 4, 4), new DenseDefinition(3, Activation.IDENTITY)))
                .build();
        assertThrows(IllegalArgumentException.class, () -> network.preActivations(0));
    }
}
