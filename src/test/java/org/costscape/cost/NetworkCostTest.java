package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.costscape.array.Precision;
import org.costscape.dataset.Dataset;
import org.costscape.dataset.Datasets;
import org.costscape.network.Activation;
import org.costscape.network.Network;
import org.costscape.network.Networks;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.training.Initialization;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NetworkCostTest {
    /** More examples than eight gradient chunks hold, so that strands take several chunks, the last one not full. */
    private static final int EXAMPLES = 643;

    private static CostFunction cost(Activation hidden, Precision precision, Parallel parallel) {
        Dataset data = Datasets.random(EXAMPLES, 5, 3, 11);
        return new NetworkCost(
                Networks.dense(hidden, 5, 7, 4, 3), new CrossEntropyDefinition(), data, precision, parallel);
    }

    @Nested
    class WithTanh extends CostFunctionContract {
        @Override
        CostFunction cost(Precision precision, Parallel parallel) {
            return NetworkCostTest.cost(Activation.TANH, precision, parallel);
        }
    }

    @Nested
    class WithOneHiddenLayerOfRelu extends CostFunctionContract {
        @Override
        CostFunction cost(Precision precision, Parallel parallel) {
            Dataset data = Datasets.random(EXAMPLES, 5, 3, 11);
            return new NetworkCost(
                    Networks.dense(Activation.RELU, 5, 40, 3), new CrossEntropyDefinition(), data, precision, parallel);
        }
    }

    @Nested
    class WithSoftplus extends CostFunctionContract {
        @Override
        CostFunction cost(Precision precision, Parallel parallel) {
            return NetworkCostTest.cost(Activation.SOFTPLUS, precision, parallel);
        }
    }

    @Nested
    class WithMaxout extends CostFunctionContract {
        @Override
        CostFunction cost(Precision precision, Parallel parallel) {
            Dataset data = Datasets.random(EXAMPLES, 5, 3, 11);
            return new NetworkCost(
                    Networks.maxout(3, 5, 7, 4, 3), new CrossEntropyDefinition(), data, precision, parallel);
        }
    }

    @Nested
    class Adversarial extends CostFunctionContract {
        @Override
        CostFunction cost(Precision precision, Parallel parallel) {
            return new NetworkCost(
                    Networks.dense(Activation.TANH, 5, 7, 4, 3),
                    new AdversarialDefinition(0.1, 0.5),
                    Datasets.random(EXAMPLES, 5, 3, 11),
                    precision,
                    parallel);
        }
    }

    @Nested
    class AdversarialMaxoutWithoutCleanShare extends CostFunctionContract {
        @Override
        CostFunction cost(Precision precision, Parallel parallel) {
            return new NetworkCost(
                    Networks.maxout(2, 5, 7, 3),
                    new AdversarialDefinition(0.05, 0),
                    Datasets.random(EXAMPLES, 5, 3, 11),
                    precision,
                    parallel);
        }
    }

    @Nested
    class WithSigmoid extends CostFunctionContract {
        @Override
        CostFunction cost(Precision precision, Parallel parallel) {
            return NetworkCostTest.cost(Activation.SIGMOID, precision, parallel);
        }
    }

    @Nested
    class WithRelu extends CostFunctionContract {
        @Override
        CostFunction cost(Precision precision, Parallel parallel) {
            return NetworkCostTest.cost(Activation.RELU, precision, parallel);
        }
    }

    @Nested
    class WithoutNonlinearity extends CostFunctionContract {
        @Override
        CostFunction cost(Precision precision, Parallel parallel) {
            return NetworkCostTest.cost(Activation.IDENTITY, precision, parallel);
        }
    }

    @Test
    void smallInitializationCostsTheLogarithmOfTheNumberOfClasses() {
        Dataset data = Datasets.random(500, 784, 10, 3);
        Network network = Networks.dense(Activation.RELU, 784, 300, 100, 10);
        try (Parallel parallel = new Parallel(2);
                CostFunction cost =
                        new NetworkCost(network, new CrossEntropyDefinition(), data, Precision.FLOAT, parallel);
                ParameterVector theta = new Initialization.Uniform(0.005).draw(network.layout(), Precision.FLOAT, 1)) {
            assertEquals(Math.log(10), cost.evaluate(theta).cost(), 1e-3 * Math.log(10));
        }
    }

    @Test
    void aMinibatchOfAllExamplesIsTheWholeCost() {
        Dataset data = Datasets.random(200, 5, 3, 4);
        Network network = Networks.dense(Activation.TANH, 5, 7, 3);
        try (Parallel parallel = new Parallel(2);
                NetworkCost cost =
                        new NetworkCost(network, new CrossEntropyDefinition(), data, Precision.DOUBLE, parallel);
                ParameterVector theta = new Initialization.He().draw(network.layout(), Precision.DOUBLE, 1);
                ParameterVector gradient = ParameterVector.zeros(network.layout(), Precision.DOUBLE)) {
            int[] all = IntStream.range(0, 200).toArray();
            assertEquals(cost.evaluate(theta).cost(), cost.costAndGradient(theta, all, gradient), 1e-14);
        }
    }

    @Test
    void theErrorRateCountsTheExamplesWhoseLargestLogitIsNotTheirClass() {
        // One input, logits (x, -x): class 0 where x > 0, and at x = 0 the first of the equal logits.
        Dataset data = Datasets.of(new double[] {1, -1, 2, 0}, 1, new int[] {0, 0, 1, 0}, 2);
        Network network = Networks.dense(Activation.IDENTITY, 1, 2);
        try (Parallel parallel = new Parallel(1);
                CostFunction cost =
                        new NetworkCost(network, new CrossEntropyDefinition(), data, Precision.DOUBLE, parallel);
                ParameterVector theta =
                        ParameterVector.of(network.layout(), Precision.DOUBLE, new double[] {1, -1, 0, 0})) {
            Evaluation found = cost.evaluate(theta);
            assertEquals(0.5, found.errorRate());
            double expected =
                    (Math.log1p(Math.exp(-2)) + Math.log1p(Math.exp(2)) + Math.log1p(Math.exp(4)) + Math.log(2)) / 4;
            assertEquals(expected, found.cost(), 1e-15);
        }
    }

    @Test
    void aThetaThatIsNotFiniteCostsNotANumberAndEveryExampleIsWrong() {
        Dataset data = Datasets.random(10, 2, 2, 4);
        Network network = Networks.dense(Activation.RELU, 2, 2);
        try (Parallel parallel = new Parallel(1);
                CostFunction cost =
                        new NetworkCost(network, new CrossEntropyDefinition(), data, Precision.FLOAT, parallel);
                ParameterVector theta = ParameterVector.of(
                        network.layout(), Precision.FLOAT, new double[] {Double.NaN, 1, 1, 1, 0, 0})) {
            Evaluation found = cost.evaluate(theta);
            assertTrue(Double.isNaN(found.cost()));
            assertEquals(1.0, found.errorRate());
        }
    }
}
