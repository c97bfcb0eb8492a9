package org.costscape.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.cost.CrossEntropyDefinition;
import org.costscape.cost.NetworkCost;
import org.costscape.dataset.Dataset;
import org.costscape.dataset.Datasets;
import org.costscape.file.BadInputException;
import org.costscape.network.Activation;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.Network;
import org.costscape.network.Networks;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What Net2Net promises; its reference values are in the test of the oracle. */
class Net2NetTest {
    private static final Dataset RANDOM = Datasets.random(50, 6, 3, 8);

    @ParameterizedTest
    @EnumSource(Precision.class)
    void theOutputsStayWhenALayerIsWidenedOrPutIn(Precision precision) {
        FeedforwardDefinition teacher = definition(Networks.dense(Activation.RELU, 6, 9, 5, 3));
        try (ParameterVector theta = theta(teacher, precision);
                GrownNetwork wide = Wider.widen(teacher, theta, 0, 40, 0, 3);
                GrownNetwork wider = Wider.widen(wide.definition(), wide.theta(), 1, 12, 0, 4);
                GrownNetwork deeper = Deeper.deepen(wider.definition(), wider.theta(), 0)) {
            double[] expected = outputs(teacher, theta, RANDOM);
            double scale = DoubleStream.of(expected).map(Math::abs).max().orElseThrow();
            double tolerance = precision == Precision.DOUBLE ? 1e-12 : 1e-6 * scale;
            assertArrayEquals(expected, outputs(wider.definition(), wider.theta(), RANDOM), tolerance);
            assertArrayEquals(expected, outputs(deeper.definition(), deeper.theta(), RANDOM), tolerance);
        }
    }

    @Test
    void copiesWithoutNoiseAreGivenTheSameGradientsAndWithNoiseOthers() {
        FeedforwardDefinition teacher = definition(Networks.dense(Activation.TANH, 6, 4, 3));
        try (ParameterVector theta = theta(teacher, Precision.DOUBLE);
                GrownNetwork copies = Wider.widen(teacher, theta, 0, new int[] {0, 1, 2, 3, 2});
                GrownNetwork noisy = Wider.widen(teacher, theta, 0, 5, 0.1, 1)) {
            double[] gradient = gradient(copies, RANDOM);
            assertArrayEquals(Arrays.copyOfRange(gradient, 12, 18), Arrays.copyOfRange(gradient, 24, 30), 1e-15);
            double[] teachers = theta.toDoubles();
            double[] found = noisy.theta().toDoubles();
            assertArrayEquals(Arrays.copyOf(teachers, 24), Arrays.copyOf(found, 24), "the first copies");
            double[] change = outputs(noisy.definition(), noisy.theta(), RANDOM);
            assertTrue(largestDifference(change, outputs(teacher, theta, RANDOM)) > 1e-6);
        }
    }

    @Test
    void aRandomPadChangesTheOutputs() {
        FeedforwardDefinition teacher = definition(Networks.dense(Activation.RELU, 6, 9, 3));
        try (ParameterVector theta = theta(teacher, Precision.DOUBLE);
                GrownNetwork padded = RandomPad.widen(teacher, theta, 0, 20, new Initialization.He(), 1);
                GrownNetwork same = RandomPad.widen(teacher, theta, 0, 9, new Initialization.He(), 1)) {
            double[] expected = outputs(teacher, theta, RANDOM);
            assertTrue(largestDifference(expected, outputs(padded.definition(), padded.theta(), RANDOM)) > 0.01);
            assertArrayEquals(theta.toDoubles(), same.theta().toDoubles(), "nothing was padded");
        }
    }

    @Test
    void theSameSeedGivesTheSameNetworkAndAnotherSeedAnotherOne() {
        FeedforwardDefinition teacher = definition(Networks.dense(Activation.RELU, 6, 9, 3));
        try (ParameterVector theta = theta(teacher, Precision.DOUBLE)) {
            assertArrayEquals(wide(teacher, theta, 1), wide(teacher, theta, 1));
            assertTrue(!Arrays.equals(wide(teacher, theta, 1), wide(teacher, theta, 2)));
        }
    }

    @ParameterizedTest
    @CsvSource({"TANH, tanh", "SIGMOID, sigmoid", "SOFTPLUS, softplus"})
    void aLayerBehindAnActivationThatChangesItsOwnOutputIsRefused(Activation activation, String name) {
        FeedforwardDefinition teacher = definition(Networks.dense(activation, 6, 9, 3));
        try (ParameterVector theta = theta(teacher, Precision.DOUBLE)) {
            assertEquals(
                    "layer 0: expected relu or identity, for which φ(φ(v)) = φ(v), so that a layer put in changes nothing;"
                            + " found " + name,
                    refusal(() -> Deeper.deepen(teacher, theta, 0).close()));
        }
    }

    @Test
    void whatCannotGrowIsRefusedInOneLine() {
        FeedforwardDefinition maxout = definition(Networks.maxout(2, 6, 9, 3));
        FeedforwardDefinition relu = definition(Networks.dense(Activation.RELU, 6, 9, 3));
        try (ParameterVector theta = theta(maxout, Precision.DOUBLE);
                ParameterVector other = theta(relu, Precision.DOUBLE)) {
            assertTrue(refusal(() -> Deeper.deepen(maxout, theta, 0).close()).contains("found MaxoutDefinition"));
            assertTrue(refusal(() -> Wider.widen(maxout, theta, 0, 12, 0, 1).close())
                    .contains("found MaxoutDefinition"));
            assertTrue(
                    refusal(() -> Wider.widen(relu, other, 1, 12, 0, 1).close()).contains("expected a hidden layer"));
            assertTrue(
                    refusal(() -> Wider.widen(relu, other, 0, 8, 0, 1).close()).contains("units: expected at least 9"));
            assertTrue(refusal(() -> Wider.widen(relu, other, 0, 12, -1, 1).close())
                    .contains("noise: expected 0 … 100, found -1"));
        }
    }

    private static double[] wide(FeedforwardDefinition teacher, ParameterVector theta, long seed) {
        try (GrownNetwork wide = Wider.widen(teacher, theta, 0, 20, 0.01, seed)) {
            return wide.theta().toDoubles();
        }
    }

    private static String refusal(Runnable growing) {
        return String.valueOf(
                assertThrows(BadInputException.class, growing::run).getMessage());
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

    private static ParameterVector theta(FeedforwardDefinition definition, Precision precision) {
        return new Initialization.Gaussian(0.5).draw(definition.build().layout(), precision, 7);
    }

    private static double[] outputs(FeedforwardDefinition definition, ParameterVector theta, Dataset data) {
        ColumnMatrix x = data.inputs().in(theta.precision());
        try (Network.Pass pass = definition.build().newPass(theta.precision(), data.size())) {
            ColumnMatrix outputs = pass.forward(theta, x);
            double[] found = new double[outputs.rows() * outputs.columns()];
            outputs.readWidened(0, found, new float[found.length]);
            return found;
        }
    }

    private static double[] gradient(GrownNetwork grown, Dataset data) {
        Network network = grown.definition().build();
        try (Parallel parallel = new Parallel(1);
                NetworkCost cost =
                        new NetworkCost(network, new CrossEntropyDefinition(), data, Precision.DOUBLE, parallel);
                ParameterVector gradient = ParameterVector.zeros(network.layout(), Precision.DOUBLE)) {
            cost.costAndGradient(grown.theta(), gradient);
            return gradient.toDoubles();
        }
    }
}
