package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.costscape.array.Precision;
import org.costscape.dataset.Dataset;
import org.costscape.dataset.Datasets;
import org.costscape.file.BadInputException;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.Network;
import org.costscape.network.Networks;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.training.Initialization;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BatchNormalizationTest {
    /** More examples than two large chunks hold, the last one not full. */
    private static final int EXAMPLES = 643;

    /** Two batch normalizations before tanh. */
    private static Network network(double epsilon) {
        BatchNormalizationDefinition normalization = new BatchNormalizationDefinition(epsilon, 0.1, Activation.TANH);
        return Networks.batchNormalized(normalization, false, 5, 7, 4, 3);
    }

    private static NetworkCost cost(
            ObjectiveDefinition objective, int examples, Precision precision, Parallel parallel) {
        return new NetworkCost(network(1e-5), objective, Datasets.random(examples, 5, 3, 11), precision, parallel);
    }

    @Nested
    class OverLargeChunks extends CostFunctionContract {
        @Override
        CostFunction cost(Precision precision, Parallel parallel) {
            return BatchNormalizationTest.cost(new CrossEntropyDefinition(), EXAMPLES, precision, parallel);
        }
    }

    @Nested
    class OverSmallChunks extends CostFunctionContract {
        @Override
        CostFunction cost(Precision precision, Parallel parallel) {
            return BatchNormalizationTest.cost(new CrossEntropyDefinition(), 309, precision, parallel);
        }
    }

    /** More chunks than strands. */
    @Nested
    class OverManyChunks extends CostFunctionContract {
        @Override
        CostFunction cost(Precision precision, Parallel parallel) {
            return BatchNormalizationTest.cost(new CrossEntropyDefinition(), 2417, precision, parallel);
        }
    }

    @Nested
    class Adversarial extends CostFunctionContract {
        @Override
        CostFunction cost(Precision precision, Parallel parallel) {
            return BatchNormalizationTest.cost(new AdversarialDefinition(0.1, 0.5), EXAMPLES, precision, parallel);
        }
    }

    /** By given statistics, which are constants of the gradient. */
    @Nested
    class ByGivenStatistics extends CostFunctionContract {
        @Override
        CostFunction cost(Precision precision, Parallel parallel) {
            NetworkCost cost = BatchNormalizationTest.cost(new CrossEntropyDefinition(), EXAMPLES, precision, parallel);
            ParameterVector given = cost.network().running().start(precision);
            return new View(cost, cost.withStatistics(new BatchStatistics.Fixed(given)));
        }
    }

    /** By the statistics of batches, small and large ones, the last one not full. */
    @Nested
    class BySmallBatches extends CostFunctionContract {
        @Override
        CostFunction cost(Precision precision, Parallel parallel) {
            return byBatches(new CrossEntropyDefinition(), 100, precision, parallel);
        }
    }

    @Nested
    class ByLargeBatches extends CostFunctionContract {
        @Override
        CostFunction cost(Precision precision, Parallel parallel) {
            return byBatches(new CrossEntropyDefinition(), 530, precision, parallel);
        }
    }

    @Nested
    class AdversarialByBatches extends CostFunctionContract {
        @Override
        CostFunction cost(Precision precision, Parallel parallel) {
            return byBatches(new AdversarialDefinition(0.1, 0.5), 100, precision, parallel);
        }
    }

    private static View byBatches(ObjectiveDefinition objective, int size, Precision precision, Parallel parallel) {
        NetworkCost cost = cost(objective, EXAMPLES, precision, parallel);
        return new View(cost, cost.withStatistics(new BatchStatistics.Batch(size)));
    }

    /** A view that closes what it looks at. */
    private record View(NetworkCost whole, CostFunction view) implements CostFunction {
        @Override
        public ParameterLayout layout() {
            return view.layout();
        }

        @Override
        public Evaluation evaluate(ParameterVector theta) {
            return view.evaluate(theta);
        }

        @Override
        public double costAndGradient(ParameterVector theta, ParameterVector gradient) {
            return view.costAndGradient(theta, gradient);
        }

        @Override
        public void close() {
            view.close();
            whole.close();
        }
    }

    @Test
    void theGradientIsOrthogonalToTheWeightsBeforeANormalization() {
        try (Parallel parallel = new Parallel(2);
                NetworkCost cost = cost(new CrossEntropyDefinition(), EXAMPLES, Precision.DOUBLE, parallel);
                ParameterVector theta = new Initialization.He().draw(cost.layout(), Precision.DOUBLE, 1);
                ParameterVector gradient = ParameterVector.zeros(cost.layout(), Precision.DOUBLE)) {
            cost.costAndGradient(theta, gradient);
            for (String name : List.of("layers.0.weight", "layers.2.weight")) {
                Block weight = block(cost, name);
                double[] w = theta.doubles(weight);
                double[] g = gradient.doubles(weight);
                assertEquals(0, dot(w, g) / Math.sqrt(dot(w, w) * dot(g, g)), 1e-5, name);
            }
        }
    }

    @Test
    void theCostDoesNotDependOnTheScaleOfTheWeightsBeforeANormalization() {
        Dataset data = Datasets.random(EXAMPLES, 5, 3, 11);
        try (Parallel parallel = new Parallel(2);
                NetworkCost cost = new NetworkCost(
                        network(1e-14), new CrossEntropyDefinition(), data, Precision.DOUBLE, parallel);
                ParameterVector theta = new Initialization.He().draw(cost.layout(), Precision.DOUBLE, 1)) {
            double before = cost.evaluate(theta).cost();
            Block weight = block(cost, "layers.0.weight");
            double[] w = theta.doubles(weight);
            for (int i = 0; i < w.length; i++) {
                w[i] *= 3;
            }
            theta.write(weight, w);
            assertEquals(before, cost.evaluate(theta).cost(), 1e-11);
        }
    }

    @Test
    void statisticsFrozenAtThetaGiveTheCostOfRecomputedOnes() {
        try (Parallel parallel = new Parallel(2);
                NetworkCost cost = cost(new CrossEntropyDefinition(), EXAMPLES, Precision.DOUBLE, parallel);
                ParameterVector theta = new Initialization.He().draw(cost.layout(), Precision.DOUBLE, 1);
                ParameterVector frozen = cost.statistics(theta)) {
            assertEquals(
                    cost.evaluate(theta).cost(),
                    cost.withStatistics(new BatchStatistics.Fixed(frozen))
                            .evaluate(theta)
                            .cost(),
                    1e-14);
            assertEquals(
                    cost.evaluate(theta).cost(),
                    cost.withStatistics(new BatchStatistics.Batch(EXAMPLES))
                            .evaluate(theta)
                            .cost());
        }
    }

    @Test
    void aVarianceBelowZeroCountsAsZero() {
        try (Parallel parallel = new Parallel(2);
                NetworkCost cost = cost(new CrossEntropyDefinition(), EXAMPLES, Precision.DOUBLE, parallel);
                ParameterVector theta = new Initialization.He().draw(cost.layout(), Precision.DOUBLE, 1);
                ParameterVector negative = cost.network().running().start(Precision.DOUBLE);
                ParameterVector zero = negative.copy()) {
            negative.scale(-1);
            zero.scale(0);
            assertEquals(
                    cost.withStatistics(new BatchStatistics.Fixed(zero))
                            .evaluate(theta)
                            .cost(),
                    cost.withStatistics(new BatchStatistics.Fixed(negative))
                            .evaluate(theta)
                            .cost());
        }
    }

    @Test
    void theCostByBatchesIsTheMeanOfTheirOwnCostsAndALastSingleExampleJoinsTheBatchBefore() {
        try (Parallel parallel = new Parallel(2);
                NetworkCost cost = cost(new CrossEntropyDefinition(), 201, Precision.DOUBLE, parallel);
                ParameterVector theta = new Initialization.He().draw(cost.layout(), Precision.DOUBLE, 1);
                ParameterVector gradient = ParameterVector.zeros(cost.layout(), Precision.DOUBLE)) {
            int[] first = IntStream.range(0, 100).toArray();
            int[] second = IntStream.range(100, 201).toArray();
            double expected = (100 * cost.costAndGradient(theta, first, gradient)
                            + 101 * cost.costAndGradient(theta, second, gradient))
                    / 201;
            assertEquals(
                    expected,
                    cost.withStatistics(new BatchStatistics.Batch(100))
                            .evaluate(theta)
                            .cost(),
                    1e-14);
        }
    }

    @Test
    void evaluationLeavesNothingBehind() {
        try (Parallel parallel = new Parallel(2);
                NetworkCost cost = cost(new CrossEntropyDefinition(), EXAMPLES, Precision.DOUBLE, parallel);
                ParameterVector theta = new Initialization.He().draw(cost.layout(), Precision.DOUBLE, 1);
                ParameterVector start = cost.network().running().start(Precision.DOUBLE)) {
            double before = cost.evaluate(theta).cost();
            double[] statistics = start.toDoubles();
            cost.withStatistics(new BatchStatistics.Fixed(start)).evaluate(theta);
            assertArrayEquals(statistics, start.toDoubles());
            assertEquals(before, cost.evaluate(theta).cost());
        }
    }

    @Test
    void aSingleExampleIsRefused() {
        try (Parallel parallel = new Parallel(1)) {
            assertRefused(() -> cost(new CrossEntropyDefinition(), 1, Precision.FLOAT, parallel)
                    .close());
            try (NetworkCost cost = cost(new CrossEntropyDefinition(), 5, Precision.FLOAT, parallel);
                    ParameterVector theta = ParameterVector.zeros(cost.layout(), Precision.FLOAT);
                    ParameterVector gradient = theta.copy()) {
                assertRefused(() -> cost.costAndGradient(theta, new int[] {2}, gradient));
            }
            assertRefused(() -> new BatchStatistics.Batch(1));
        }
    }

    private static void assertRefused(Runnable work) {
        BadInputException thrown = assertThrows(BadInputException.class, work::run);
        String message = String.valueOf(thrown.getMessage());
        assertTrue(message.contains("expected at least 2 examples"), message);
        assertEquals(1, message.lines().count());
    }

    private static Block block(CostFunction cost, String name) {
        return cost.layout().blocks().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }
}
