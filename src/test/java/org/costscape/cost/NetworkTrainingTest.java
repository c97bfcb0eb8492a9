package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.costscape.array.Precision;
import org.costscape.dataset.Dataset;
import org.costscape.dataset.Datasets;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.DropoutDefinition;
import org.costscape.network.DropoutStep;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.network.Network;
import org.costscape.network.Networks;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.junit.jupiter.api.Test;

/** Training step by step, and the statistics of batch normalization, against loops over the pre-activations. */
class NetworkTrainingTest {
    private static final int EXAMPLES = 230;
    private static final double MOMENTUM = 0.3;
    private static final Dataset DATA = Datasets.random(EXAMPLES, 5, 3, 11);
    private static final Network NORMALIZED =
            Networks.batchNormalized(new BatchNormalizationDefinition(1e-3, MOMENTUM, Activation.TANH), false, 5, 4, 3);

    private static NetworkCost cost(Network network, Parallel parallel) {
        return new NetworkCost(network, new CrossEntropyDefinition(), DATA, Precision.DOUBLE, parallel);
    }

    private static ParameterVector theta(Network network) {
        double[] values =
                new SplittableRandom(5).doubles(network.layout().size(), -1, 1).toArray();
        return ParameterVector.of(network.layout(), Precision.DOUBLE, values);
    }

    @Test
    void aStepCostsWhatItsMinibatchCostsWithTheDropoutOfTheStep() {
        DropoutDefinition dropout = new DropoutDefinition(0.6);
        Network network = new FeedforwardDefinition(
                        5,
                        List.of(
                                new DenseDefinition(8, Activation.TANH),
                                dropout,
                                new DenseDefinition(3, Activation.IDENTITY)))
                .build();
        Minibatches minibatches = new Minibatches(EXAMPLES, 70, 9);
        try (Parallel parallel = new Parallel(2);
                NetworkCost cost = cost(network, parallel);
                TrainingCost training = new NetworkTraining(cost, 70, 9, Precision.DOUBLE);
                ParameterVector theta = theta(network);
                ParameterVector gradient = theta.copy();
                ParameterVector expected = theta.copy()) {
            assertEquals(3, training.stepsAnEpoch());
            assertSame(network.layout(), training.layout());
            for (int step = 0; step < 5; step++) {
                double batch =
                        cost.costAndGradient(theta, minibatches.of(step), expected, new DropoutStep(9, step), null);
                assertEquals(batch, training.costAndGradient(step, theta, gradient));
                assertArrayEquals(expected.toDoubles(), gradient.toDoubles());
            }
            assertEquals(Map.of(), training.state());
            assertTrue(training.runningStatistics().isEmpty());
        }
    }

    /** Mean and variance of each unit before the normalization, of some examples, as they are laid out. */
    private static double[] moments(double[][] z, int[] examples, int divisor) {
        double[] moments = new double[2 * z.length];
        for (int unit = 0; unit < z.length; unit++) {
            for (int example : examples) {
                moments[unit] += z[unit][example] / examples.length;
            }
            for (int example : examples) {
                double difference = z[unit][example] - moments[unit];
                moments[z.length + unit] += difference * difference / divisor;
            }
        }
        return moments;
    }

    @Test
    void theStatisticsToFreezeAreMeanAndBiasedVarianceOverTheWholeSet() {
        try (Parallel parallel = new Parallel(2);
                NetworkCost cost = cost(NORMALIZED, parallel);
                ParameterVector theta = theta(NORMALIZED);
                ParameterVector found = cost.statistics(theta)) {
            double[][] z = cost.preActivations(theta, 0, 0, 1, 2, 3);
            int[] all = IntStream.range(0, EXAMPLES).toArray();
            assertArrayEquals(moments(z, all, EXAMPLES), found.toDoubles(), 1e-14);
        }
    }

    @Test
    void runningStatisticsMoveTowardsMeanAndUnbiasedVarianceOfEachMinibatch() {
        Minibatches minibatches = new Minibatches(EXAMPLES, 60, 9);
        try (Parallel parallel = new Parallel(2);
                NetworkCost cost = cost(NORMALIZED, parallel);
                TrainingCost training = new NetworkTraining(cost, 60, 9, Precision.DOUBLE);
                ParameterVector theta = theta(NORMALIZED);
                ParameterVector gradient = theta.copy();
                ParameterVector expected = theta.copy()) {
            double[][] z = cost.preActivations(theta, 0, 0, 1, 2, 3);
            double[] running = {0, 0, 0, 0, 1, 1, 1, 1};
            ParameterVector statistics = training.runningStatistics().orElseThrow();
            assertArrayEquals(running, statistics.toDoubles());
            for (int step = 0; step < 5; step++) {
                double batch = cost.costAndGradient(theta, minibatches.of(step), expected);
                assertEquals(batch, training.costAndGradient(step, theta, gradient));
                assertArrayEquals(expected.toDoubles(), gradient.toDoubles());
                double[] latest = moments(z, minibatches.of(step), 59);
                for (int i = 0; i < running.length; i++) {
                    running[i] += MOMENTUM * (latest[i] - running[i]);
                }
                assertArrayEquals(running, statistics.toDoubles(), 1e-13, "after step " + step);
            }
            assertEquals(Set.of("running"), training.state().keySet());
            assertSame(statistics, training.state().get("running"));
        }
    }

    /** Minibatches of one size, then of another, small and large ones, share their memory. */
    @Test
    void aMinibatchOfAnySizeIsTheSetOfItsExamples() {
        Dataset large = Datasets.random(1100, 5, 3, 11);
        try (Parallel parallel = new Parallel(2);
                NetworkCost cost =
                        new NetworkCost(NORMALIZED, new CrossEntropyDefinition(), large, Precision.DOUBLE, parallel);
                ParameterVector theta = theta(NORMALIZED);
                ParameterVector gradient = theta.copy();
                ParameterVector expected = theta.copy()) {
            for (int size : new int[] {30, 512, 513, 31, 2}) {
                int[] examples = new SplittableRandom(size).ints(size, 0, 1100).toArray();
                examples[1] = (examples[0] + 1) % 1100;
                try (Dataset alone = only(large, examples);
                        NetworkCost ofThem = new NetworkCost(
                                NORMALIZED, new CrossEntropyDefinition(), alone, Precision.DOUBLE, parallel)) {
                    double direct = ofThem.costAndGradient(theta, expected);
                    assertEquals(direct, cost.costAndGradient(theta, examples, gradient), 1e-14, size + " examples");
                    assertArrayEquals(expected.toDoubles(), gradient.toDoubles(), 1e-13, size + " examples");
                }
            }
        }
    }

    private static Dataset only(Dataset data, int... examples) {
        double[] x = new double[examples.length * data.features()];
        int[] labels = new int[examples.length];
        for (int i = 0; i < examples.length; i++) {
            System.arraycopy(data.features(examples[i]), 0, x, i * data.features(), data.features());
            labels[i] = data.label(examples[i]);
        }
        return Datasets.of(x, data.features(), labels, data.outputs());
    }

    @Test
    void statisticsAreAskedOfANetworkThatHasThemAlone() {
        Network plain = Networks.dense(Activation.TANH, 5, 4, 3);
        try (Parallel parallel = new Parallel(1);
                NetworkCost cost = cost(plain, parallel);
                ParameterVector theta = theta(plain);
                ParameterVector statistics = theta(plain)) {
            assertThrows(IllegalStateException.class, () -> cost.withStatistics(BatchStatistics.RECOMPUTED));
            assertThrows(
                    IllegalStateException.class,
                    () -> cost.costAndGradient(theta, new int[] {1, 2}, theta, null, statistics));
            assertEquals(EXAMPLES, cost.examples());
            assertSame(plain, cost.network());
        }
    }

    @Test
    void batchesAreOfTheirSizeAndOtherStatisticsOfTheWholeSet() {
        assertEquals(7, BatchStatistics.RECOMPUTED.together(7));
        assertEquals(7, new BatchStatistics.Batch(9).together(7));
        assertEquals(5, new BatchStatistics.Batch(5).together(7));
        assertEquals(2, new BatchStatistics.Batch(2).together(7));
        try (ParameterVector given = theta(NORMALIZED)) {
            assertEquals(7, new BatchStatistics.Fixed(given).together(7));
            assertSame(given, new BatchStatistics.Fixed(given).given());
        }
        assertEquals(null, BatchStatistics.RECOMPUTED.given());
        assertEquals(null, new BatchStatistics.Batch(5).given());
    }

    /** A view takes the piece along: away from a kink, nothing changes; beyond it, the gradient is the piece's. */
    @Test
    void onThePieceOfAPointRectifiersStayAsTheyAreThere() {
        Network network = Networks.batchNormalized(
                new BatchNormalizationDefinition(1e-3, MOMENTUM, Activation.RELU), false, 5, 4, 3);
        try (Parallel parallel = new Parallel(2);
                NetworkCost cost = cost(network, parallel);
                ParameterVector theta = theta(network);
                ParameterVector other = theta(network);
                ParameterVector gradient = theta.copy();
                ParameterVector onPiece = theta.copy()) {
            other.scale(-0.7);
            for (CostFunction each : List.of(cost, cost.withStatistics(new BatchStatistics.Batch(100)))) {
                double whole = each.costAndGradient(theta, gradient);
                assertEquals(whole, each.costAndGradient(theta, theta, onPiece), 1e-14);
                assertArrayEquals(gradient.toDoubles(), onPiece.toDoubles(), 1e-14);
                assertNotEquals(whole, each.costAndGradient(theta, other, onPiece), 1e-3);
                assertEquals(whole, each.costAndGradient(theta, onPiece), "the next call is on no piece");
                assertEquals(cost.layout(), each.layout());
            }
        }
    }

    /** Evaluations, minibatches and statistics of few examples share one memory, in which pieces, statistics and dropout are set. */
    @Test
    void noCallLeavesItsPieceItsStatisticsOrItsDropoutToTheNextOne() {
        Network network = new FeedforwardDefinition(
                        5,
                        List.of(
                                new LinearDefinition(6),
                                new BatchNormalizationDefinition(1e-3, MOMENTUM, Activation.RELU),
                                new DropoutDefinition(0.5),
                                new DenseDefinition(3, Activation.IDENTITY)))
                .build();
        int[] minibatch = IntStream.range(40, 90).toArray();
        try (Parallel parallel = new Parallel(2);
                NetworkCost cost = cost(network, parallel);
                ParameterVector theta = theta(network);
                ParameterVector other = theta(network);
                ParameterVector gradient = theta.copy();
                ParameterVector given = network.running().start(Precision.DOUBLE)) {
            other.scale(-0.7);
            Map<String, Runnable> calls = Map.of(
                    "a piece", () -> cost.costAndGradient(theta, other, gradient),
                    "given statistics",
                            () -> cost.withStatistics(new BatchStatistics.Fixed(given))
                                    .evaluate(theta),
                    "dropout", () -> cost.costAndGradient(theta, minibatch, gradient, new DropoutStep(1, 2), null));
            double[] before = results(cost, theta, minibatch);
            calls.forEach((name, call) -> {
                for (int which = 0; which < before.length; which++) {
                    call.run();
                    assertEquals(before[which], result(which, cost, theta, minibatch), which + " after " + name);
                }
            });
        }
    }

    private static double[] results(NetworkCost cost, ParameterVector theta, int... minibatch) {
        return IntStream.range(0, 4)
                .mapToDouble(which -> result(which, cost, theta, minibatch))
                .toArray();
    }

    private static double result(int which, NetworkCost cost, ParameterVector theta, int... minibatch) {
        try (ParameterVector gradient = theta.copy()) {
            return switch (which) {
                case 0 -> cost.evaluate(theta).cost();
                case 1 -> cost.costAndGradient(theta, gradient);
                case 2 -> cost.costAndGradient(theta, minibatch, gradient);
                default -> {
                    try (ParameterVector statistics = cost.statistics(theta)) {
                        yield statistics.norm();
                    }
                }
            };
        }
    }
}
