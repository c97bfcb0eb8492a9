package org.costscape.landscape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.costscape.array.Precision;
import org.costscape.cost.LanguageModelOutputs;
import org.costscape.cost.NetworkOutputs;
import org.costscape.cost.Outputs;
import org.costscape.dataset.Dataset;
import org.costscape.dataset.Datasets;
import org.costscape.dataset.TextStreams;
import org.costscape.dataset.Texts;
import org.costscape.file.BadInputException;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.ConvolutionDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.DropoutDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.HiddenUnits;
import org.costscape.network.LanguageModelDefinition;
import org.costscape.network.MaxPoolDefinition;
import org.costscape.network.Network;
import org.costscape.network.NetworkDefinition;
import org.costscape.network.Networks;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WeightMatchingTest {
    private static final BatchNormalizationDefinition NORMALIZATION =
            new BatchNormalizationDefinition(1e-5, 0.1, Activation.RELU);

    /** Networks with the number of their hidden layers. */
    static Stream<List<Object>> networks() {
        return Stream.of(
                List.of(
                        "dense",
                        Networks.dense(Activation.TANH, 9, 16, 13, 17, 4).definition(),
                        3),
                List.of("linear", Networks.linear(9, 8, 7, 4).definition(), 2),
                List.of(
                        "normalized",
                        Networks.batchNormalized(NORMALIZATION, false, 9, 12, 11, 4)
                                .definition(),
                        2),
                List.of(
                        "biased",
                        Networks.batchNormalized(NORMALIZATION, true, 9, 12, 11, 4)
                                .definition(),
                        2),
                List.of("maxout", Networks.maxout(3, 9, 10, 8, 4).definition(), 2),
                List.of("convolution", convolution(), 3),
                List.of("lstm", new LanguageModelDefinition(15, 8, 9, 2, 0.8, 1), 3));
    }

    /** Two convolutions with pooling and normalization, dropout, a hidden dense layer. */
    private static FeedforwardDefinition convolution() {
        return new FeedforwardDefinition(
                2 * 6 * 6,
                List.of(
                        new ConvolutionDefinition(2, 6, 6, 5, 1, Activation.RELU),
                        new MaxPoolDefinition(5, 6, 6),
                        new ConvolutionDefinition(5, 3, 3, 6, 1, Activation.TANH),
                        new DropoutDefinition(0.5),
                        new DenseDefinition(7, Activation.SIGMOID),
                        new DenseDefinition(4, Activation.IDENTITY)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void aPermutedNetworkComputesTheSameAndIsRecoveredExactly(List<Object> named) {
        NetworkDefinition definition = (NetworkDefinition) named.get(1);
        List<HiddenUnits> layers = HiddenUnits.of(definition);
        assertEquals(named.get(2), layers.size());
        WeightMatching matching = new WeightMatching(layers, 7);
        try (Parallel parallel = new Parallel(1);
                ParameterVector a = random(layout(definition), 1);
                ParameterVector b = a.copy();
                Outputs outputs = outputs(definition, parallel)) {
            double[][] expected = outputs.at(a);
            List<int[]> orders = orders(layers, 3);
            matching.permute(b, orders);
            assertTrue(a.distance(b) > 1);
            assertSame(expected, outputs.at(b));
            double[] before = b.toDoubles();
            List<int[]> found = matching.match(a, b, Progress.NONE);
            assertArrayEquals(before, b.toDoubles());
            for (int l = 0; l < orders.size(); l++) {
                assertArrayEquals(inverse(orders.get(l)), found.get(l), "layer " + l);
            }
            matching.permute(b, found);
            assertArrayEquals(a.toDoubles(), b.toDoubles());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void matchingAnotherNetworkBringsItNearerAndKeepsItsFunction(List<Object> named) {
        NetworkDefinition definition = (NetworkDefinition) named.get(1);
        WeightMatching matching = new WeightMatching(HiddenUnits.of(definition), 7);
        try (Parallel parallel = new Parallel(1);
                ParameterVector a = random(layout(definition), 1);
                ParameterVector b = random(layout(definition), 2);
                ParameterVector matched = b.copy();
                Outputs outputs = outputs(definition, parallel)) {
            List<int[]> orders = matching.match(a, b, Progress.NONE);
            matching.permute(matched, orders);
            assertTrue(a.distance(matched) < a.distance(b));
            assertSame(outputs.at(b), outputs.at(matched));
            List<int[]> again = matching.match(a, b, Progress.NONE);
            for (int l = 0; l < orders.size(); l++) {
                assertArrayEquals(orders.get(l), again.get(l), "the same seed, the same order");
            }
            for (int[] order : matching.match(a, matched, Progress.NONE)) {
                assertArrayEquals(Arrays.stream(order).sorted().toArray(), order, "nothing is left to gain");
            }
        }
    }

    @Test
    void runningStatisticsGoAlong() {
        Network network = Networks.batchNormalized(NORMALIZATION, false, 9, 12, 11, 4);
        WeightMatching matching = new WeightMatching(HiddenUnits.of(network.definition()), 0);
        try (Parallel parallel = new Parallel(1);
                Dataset data = Datasets.random(30, 9, 4, 1);
                ParameterVector a = random(network.layout(), 1);
                ParameterVector statistics = network.running().start(Precision.DOUBLE)) {
            statistics.write(
                    new SplittableRandom(5).doubles(statistics.size(), 0.5, 2).toArray());
            double[][] expected = at(new NetworkOutputs(network, data, 30, statistics, parallel), a);
            List<int[]> orders = orders(HiddenUnits.of(network.definition()), 3);
            matching.permute(a, orders);
            double[][] torn = at(new NetworkOutputs(network, data, 30, statistics, parallel), a);
            assertNotEquals(expected[0][0], torn[0][0], 1e-3);
            matching.permute(statistics, orders);
            assertSame(expected, at(new NetworkOutputs(network, data, 30, statistics, parallel), a));
        }
    }

    @Test
    void parametersThatAreNotFiniteAreRefused() {
        NetworkDefinition definition = Networks.dense(Activation.TANH, 3, 4, 2).definition();
        double[] numbers = new double[layout(definition).size()];
        numbers[5] = Double.NaN;
        try (ParameterVector a = random(layout(definition), 1);
                ParameterVector b = ParameterVector.of(layout(definition), Precision.DOUBLE, numbers)) {
            BadInputException thrown = assertThrows(
                    BadInputException.class,
                    () -> new WeightMatching(HiddenUnits.of(definition), 0).match(a, b, Progress.NONE));
            assertTrue(String.valueOf(thrown.getMessage()).contains("expected finite parameters"));
        }
    }

    @Test
    void singleUnitsThatAreLaidOutAsAPictureStayWhereTheyAre() {
        FeedforwardDefinition picture = new FeedforwardDefinition(
                3,
                List.of(
                        new DenseDefinition(9, Activation.RELU),
                        new ConvolutionDefinition(1, 3, 3, 4, 1, Activation.RELU),
                        new DenseDefinition(2, Activation.IDENTITY)));
        List<HiddenUnits> layers = HiddenUnits.of(picture);
        assertEquals(1, layers.size());
        assertEquals(4, layers.get(0).units());
    }

    private static double[][] at(Outputs outputs, ParameterVector theta) {
        try (outputs) {
            return outputs.at(theta);
        }
    }

    private static void assertSame(double[][] expected, double[][] found) {
        double largest = Arrays.stream(expected)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElseThrow();
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(expected[i], found[i], 1e-12 * Math.max(1, largest));
        }
    }

    private static Outputs outputs(NetworkDefinition definition, Parallel parallel) {
        return definition instanceof LanguageModelDefinition model
                ? new LanguageModelOutputs(model.build(), TextStreams.sequences(Texts.random(200, 15, 1), 6), 60)
                : new NetworkOutputs(
                        ((FeedforwardDefinition) definition).build(),
                        Datasets.random(40, definition.inputs(), definition.outputs(), 1),
                        40,
                        null,
                        parallel);
    }

    private static ParameterLayout layout(NetworkDefinition definition) {
        return definition instanceof LanguageModelDefinition model
                ? model.build().layout()
                : ((FeedforwardDefinition) definition).build().layout();
    }

    private static ParameterVector random(ParameterLayout layout, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] numbers = new double[layout.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = 0.5 * random.nextGaussian();
        }
        return ParameterVector.of(layout, Precision.DOUBLE, numbers);
    }

    private static List<int[]> orders(List<HiddenUnits> layers, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return layers.stream()
                .map(layer -> AssignmentTest.order(layer.units(), random))
                .toList();
    }

    private static int[] inverse(int[] order) {
        int[] inverse = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            inverse[order[i]] = i;
        }
        return inverse;
    }
}
