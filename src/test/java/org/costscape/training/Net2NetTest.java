package org.costscape.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.cost.CrossEntropyDefinition;
import org.costscape.cost.NetworkCost;
import org.costscape.dataset.Dataset;
import org.costscape.dataset.Datasets;
import org.costscape.file.BadInputException;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.ConvolutionDefinition;
import org.costscape.network.CoupledPass;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.MaxPoolDefinition;
import org.costscape.network.Network;
import org.costscape.network.Networks;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What Net2Net promises; its reference values are in the test of the oracle. */
class Net2NetTest {
    private static final Dataset RANDOM = Datasets.random(50, 6, 3, 8);
    private static final BatchNormalizationDefinition NORMALIZATION =
            new BatchNormalizationDefinition(1e-5, 0.1, Activation.RELU);
    private static final Parallel ONE = new Parallel(1);

    @AfterAll
    static void closeThread() {
        ONE.close();
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void theOutputsStayWhenALayerIsWidenedOrPutIn(Precision precision) {
        TrainedNetwork teacher = drawn(definition(Networks.dense(Activation.RELU, 6, 9, 5, 3)), precision);
        TrainedNetwork student = grown(teacher, new Wider(0, 40, 0), new Wider(1, 12, 0), new Deeper(0), new Deeper(2));
        assertEquals(definition(Networks.dense(Activation.RELU, 6, 40, 40, 12, 12, 3)), student.network());
        assertSameOutputs(outputs(teacher, RANDOM), outputs(student, RANDOM), precision);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void theOutputsStayThroughBatchNormalization(Precision precision) {
        TrainedNetwork teacher =
                drawn(definition(Networks.batchNormalized(NORMALIZATION, false, 6, 9, 5, 3)), precision);
        TrainedNetwork student =
                grown(teacher, new Wider(0, 40, 0), new Wider(2, 12, 0), new Deeper(1), new Deeper(0), new Deeper(6));
        assertEquals(
                List.of(
                        "linear",
                        "linear",
                        "batch-normalization",
                        "linear",
                        "batch-normalization",
                        "linear",
                        "batch-normalization",
                        "linear",
                        "batch-normalization",
                        "dense"),
                student.network().layers().stream().map(HiddenLayer::kind).toList());
        assertSameOutputs(outputs(teacher, RANDOM), outputs(student, RANDOM), precision);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void normalizedByTheRunningStatisticsTheOutputsStayOnAnyData(Precision precision) {
        FeedforwardDefinition definition = definition(Networks.batchNormalized(NORMALIZATION, true, 6, 9, 5, 3));
        try (ParameterVector theta =
                        new Initialization.Gaussian(0.5).draw(definition.build().layout(), precision, 7);
                ParameterVector running = new Measurement(RANDOM, ONE).statistics(definition.build(), theta)) {
            running.scale(1.25);
            TrainedNetwork teacher = TrainedNetwork.of(definition, theta, running);
            TrainedNetwork student =
                    grown(teacher, new Wider(0, 40, 0), new Wider(2, 12, 0), new Deeper(1), new Deeper(5));
            Dataset others = Datasets.random(20, 6, 3, 9);
            assertSameOutputs(
                    outputsByRunningStatistics(teacher, others),
                    outputsByRunningStatistics(student, others),
                    precision);
        }
    }

    @Test
    void aUnitThatIsAlwaysZeroStaysSoBehindAMeasuredNormalization() {
        FeedforwardDefinition definition = definition(Networks.batchNormalized(NORMALIZATION, false, 6, 4, 3));
        TrainedNetwork teacher = drawn(definition, Precision.DOUBLE);
        teacher.block("layers.1.bias")[2] = -100;
        TrainedNetwork student = grown(teacher, new Deeper(1));
        assertEquals(Math.sqrt(1e-5), student.block("layers.3.weight")[2], 1e-15);
        assertEquals(0, student.block("layers.3.bias")[2]);
        assertSameOutputs(outputs(teacher, RANDOM), outputs(student, RANDOM), Precision.DOUBLE);
    }

    @Test
    void copiesWithoutNoiseAreGivenTheSameGradientsAndWithNoiseOthers() {
        TrainedNetwork teacher = drawn(definition(Networks.dense(Activation.TANH, 6, 4, 3)), Precision.DOUBLE);
        double[] gradient = gradient(copied(teacher, 0, 0, 1, 2, 3, 2), RANDOM);
        assertArrayEquals(Arrays.copyOfRange(gradient, 12, 18), Arrays.copyOfRange(gradient, 24, 30), 1e-15);
        TrainedNetwork noisy = grown(teacher, new Wider(0, 5, 0.1));
        assertArrayEquals(theta(teacher, 24), theta(noisy, 24), "the first copies");
        assertTrue(largestDifference(outputs(noisy, RANDOM), outputs(teacher, RANDOM)) > 1e-6);
    }

    @Test
    void theCostIsContinuousAcrossTheWidening() {
        TrainedNetwork teacher = drawn(definition(Networks.dense(Activation.RELU, 6, 9, 5, 3)), Precision.DOUBLE);
        double before = cost(teacher);
        assertEquals(before, cost(grown(teacher, new Wider(0, 20, 0), new Wider(1, 12, 0))), 1e-12);
        for (double noise : new double[] {1e-3, 1e-5, 1e-7}) {
            double change = cost(grown(teacher, new Wider(0, 20, noise), new Wider(1, 12, noise))) - before;
            assertEquals(0, change, 10 * noise);
            assertTrue(Math.abs(change) > 1e-4 * noise, "noise " + noise + " changes the cost by " + change);
        }
    }

    private static double cost(TrainedNetwork network) {
        try (NetworkCost cost = cost(network, RANDOM);
                ParameterVector theta = network.theta()) {
            return cost.evaluate(theta).cost();
        }
    }

    @Test
    void copiesThroughBatchNormalizationAreGivenTheSameGradients() {
        TrainedNetwork copies = copied(
                drawn(definition(Networks.batchNormalized(NORMALIZATION, false, 6, 4, 3)), Precision.DOUBLE),
                0,
                0,
                1,
                2,
                3,
                2);
        double[] gradient = gradient(copies, RANDOM);
        assertArrayEquals(Arrays.copyOfRange(gradient, 12, 18), Arrays.copyOfRange(gradient, 24, 30), 1e-15);
        assertEquals(gradient[32], gradient[34], 1e-15, "γ");
        assertEquals(gradient[37], gradient[39], 1e-15, "β");
    }

    @Test
    void aRandomPadChangesTheOutputs() {
        for (Network network : List.of(
                Networks.dense(Activation.RELU, 6, 9, 3), Networks.batchNormalized(NORMALIZATION, false, 6, 9, 3))) {
            TrainedNetwork teacher = drawn(definition(network), Precision.DOUBLE);
            TrainedNetwork padded = grown(teacher, new RandomPad(0, 20, new Initialization.He()));
            assertTrue(largestDifference(outputs(teacher, RANDOM), outputs(padded, RANDOM)) > 0.01);
            TrainedNetwork same = grown(teacher, new RandomPad(0, 9, new Initialization.He()));
            assertArrayEquals(theta(teacher), theta(same), "nothing was padded");
        }
    }

    @Test
    void newUnitsOfARandomPadBeginWithWhatTrainingBeginsWith() {
        TrainedNetwork padded = grown(
                drawn(definition(Networks.batchNormalized(NORMALIZATION, true, 6, 4, 3)), Precision.DOUBLE),
                new RandomPad(0, 6, new Initialization.He()));
        for (String block : List.of("layers.0.bias", "layers.1.bias", "layers.1.running_mean")) {
            assertArrayEquals(new double[] {0, 0}, Arrays.copyOfRange(padded.block(block), 4, 6), block);
        }
        for (String block : List.of("layers.1.weight", "layers.1.running_var")) {
            assertArrayEquals(new double[] {1, 1}, Arrays.copyOfRange(padded.block(block), 4, 6), block);
        }
    }

    @Test
    void theSameSeedGivesTheSameNetworkAndAnotherSeedAnotherOne() {
        TrainedNetwork teacher = drawn(definition(Networks.dense(Activation.RELU, 6, 9, 3)), Precision.DOUBLE);
        Measurement measurement = new Measurement(RANDOM, ONE);
        Wider wider = new Wider(0, 20, 0.01);
        assertArrayEquals(theta(wider.grow(teacher, measurement, 1)), theta(wider.grow(teacher, measurement, 1)));
        assertFalse(
                Arrays.equals(theta(wider.grow(teacher, measurement, 1)), theta(wider.grow(teacher, measurement, 2))));
    }

    @ParameterizedTest
    @CsvSource({"TANH, tanh", "SIGMOID, sigmoid", "SOFTPLUS, softplus"})
    void aLayerBehindAnActivationThatChangesItsOwnOutputIsRefused(Activation activation, String name) {
        assertEquals(
                "after: layer 0: expected relu or identity, for which φ(φ(v)) = φ(v), so that a layer put in changes"
                        + " nothing; found " + name,
                refusal(new Deeper(0), Networks.dense(activation, 6, 9, 3)));
        BatchNormalizationDefinition other = new BatchNormalizationDefinition(1e-5, 0.1, activation);
        assertTrue(refusal(new Deeper(1), Networks.batchNormalized(other, false, 6, 9, 3))
                .endsWith("found " + name));
    }

    @Test
    void whatCannotGrowIsRefusedInOneLine() {
        Network maxout = Networks.maxout(2, 6, 9, 3);
        Network relu = Networks.dense(Activation.RELU, 6, 9, 3);
        Network normalized = Networks.batchNormalized(NORMALIZATION, false, 6, 9, 3);
        Network convolutional = new FeedforwardDefinition(
                        16,
                        List.of(
                                new ConvolutionDefinition(1, 4, 4, 2, 1, Activation.RELU),
                                new MaxPoolDefinition(2, 4, 4),
                                new DenseDefinition(3, Activation.IDENTITY)))
                .build();
        assertTrue(refusal(new Deeper(0), maxout).endsWith("found layer 0, maxout"));
        assertTrue(refusal(new Deeper(0), convolutional).endsWith("found layer 0, convolution"));
        assertTrue(refusal(new Deeper(1), relu).contains("after: expected a hidden layer"));
        assertTrue(refusal(new Wider(0, 12, 0), maxout).endsWith("found layer 0, maxout"));
        assertTrue(refusal(new Wider(0, 64, 0), convolutional).endsWith("found layer 0, convolution"));
        assertTrue(refusal(new Wider(1, 12, 0), normalized).contains("widen the one before it"));
        assertTrue(refusal(new Wider(1, 12, 0), relu).contains("layer: expected a hidden layer"));
        assertTrue(refusal(new Wider(0, 8, 0), relu).contains("units: expected at least 9"));
        assertTrue(refusal(new RandomPad(0, 8, new Initialization.He()), relu).contains("units: expected at least 9"));
        assertEquals(
                "noise: expected 0 … 100, found -1.0",
                assertThrows(BadInputException.class, () -> new Wider(0, 12, -1))
                        .getMessage());
    }

    private static String refusal(Growth growth, Network network) {
        FeedforwardDefinition definition = definition(network);
        String message = String.valueOf(assertThrows(BadInputException.class, () -> growth.grow(definition))
                .getMessage());
        assertEquals(1, message.lines().count(), message);
        return message;
    }

    private static TrainedNetwork grown(TrainedNetwork teacher, Growth... operators) {
        return new Net2Net("teacher", List.of(operators)).grow(teacher, new Measurement(RANDOM, ONE), 3);
    }

    private static TrainedNetwork copied(TrainedNetwork teacher, int layer, int... mapping) {
        return Wider.copy(teacher, layer, mapping, () -> 0);
    }

    private static void assertSameOutputs(double[] expected, double[] found, Precision precision) {
        double scale = DoubleStream.of(expected).map(Math::abs).max().orElseThrow();
        assertArrayEquals(expected, found, precision == Precision.DOUBLE ? 1e-12 : 1e-6 * scale);
    }

    private static double largestDifference(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }

    private static FeedforwardDefinition definition(Network network) {
        return (FeedforwardDefinition) network.definition();
    }

    private static TrainedNetwork drawn(FeedforwardDefinition definition, Precision precision) {
        try (ParameterVector theta =
                new Initialization.Gaussian(0.5).draw(definition.build().layout(), precision, 7)) {
            return TrainedNetwork.of(definition, theta);
        }
    }

    private static double[] theta(TrainedNetwork network) {
        try (ParameterVector theta = network.theta()) {
            return theta.toDoubles();
        }
    }

    private static double[] theta(TrainedNetwork network, int first) {
        return Arrays.copyOf(theta(network), first);
    }

    private static double[] outputs(TrainedNetwork network, Dataset data) {
        try (Network.Pass pass = network.network().build().newPass(network.precision(), data.size())) {
            return outputs(network, data, pass);
        }
    }

    private static double[] outputsByRunningStatistics(TrainedNetwork network, Dataset data) {
        try (CoupledPass pass =
                        network.network().build().newCoupledPass(network.precision(), data.size(), data.size(), ONE);
                ParameterVector running = network.running()) {
            pass.normalizeBy(running);
            return outputs(network, data, pass);
        }
    }

    private static double[] outputs(TrainedNetwork network, Dataset data, Network.Pass pass) {
        try (ParameterVector theta = network.theta()) {
            ColumnMatrix outputs = pass.forward(theta, data.inputs().in(network.precision()));
            double[] found = new double[outputs.rows() * outputs.columns()];
            outputs.readWidened(0, found, new float[found.length]);
            return found;
        }
    }

    private static NetworkCost cost(TrainedNetwork network, Dataset data) {
        return new NetworkCost(network.network().build(), new CrossEntropyDefinition(), data, Precision.DOUBLE, ONE);
    }

    private static double[] gradient(TrainedNetwork network, Dataset data) {
        try (NetworkCost cost = cost(network, data);
                ParameterVector theta = network.theta();
                ParameterVector gradient = ParameterVector.zeros(cost.layout(), Precision.DOUBLE)) {
            cost.costAndGradient(theta, gradient);
            return gradient.toDoubles();
        }
    }
}
