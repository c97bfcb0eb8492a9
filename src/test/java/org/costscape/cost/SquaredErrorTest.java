package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.costscape.array.Precision;
import org.costscape.dataset.Dataset;
import org.costscape.dataset.Datasets;
import org.costscape.file.BadInputException;
import org.costscape.network.Activation;
import org.costscape.network.Network;
import org.costscape.network.Networks;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SquaredErrorTest {
    private static final int EXAMPLES = 643;

    private static NetworkCost cost(Network network, Dataset data, Precision precision, Parallel parallel) {
        return new NetworkCost(network, new SquaredErrorDefinition(), data, precision, parallel);
    }

    @Nested
    class OfADeepLinearNetworkWithTargetNumbers extends CostFunctionContract {
        @Override
        CostFunction cost(Precision precision, Parallel parallel) {
            Dataset data = Datasets.withTargets(EXAMPLES, 5, 3, 12);
            return SquaredErrorTest.cost(Networks.linear(5, 7, 4, 3), data, precision, parallel);
        }
    }

    @Nested
    class OfATanhNetworkWithClasses extends CostFunctionContract {
        @Override
        CostFunction cost(Precision precision, Parallel parallel) {
            Dataset data = Datasets.random(EXAMPLES, 5, 3, 11);
            return SquaredErrorTest.cost(Networks.dense(Activation.TANH, 5, 7, 4, 3), data, precision, parallel);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thereIsAnErrorRateOnlyWhereTheExamplesHaveClasses(boolean classified) {
        // Logits (x, -x) for x = 1, -1, 2, 0; one-hot targets of the classes 0, 0, 1, 0.
        double[] x = {1, -1, 2, 0};
        Dataset data = classified
                ? Datasets.of(x, 1, new int[] {0, 0, 1, 0}, 2)
                : Datasets.of(x, 1, new double[] {1, 0, 1, 0, 0, 1, 1, 0}, 2);
        Network network = Networks.linear(1, 2);
        try (Parallel parallel = new Parallel(1);
                CostFunction cost = cost(network, data, Precision.DOUBLE, parallel);
                ParameterVector theta = ParameterVector.of(network.layout(), Precision.DOUBLE, new double[] {1, -1})) {
            Evaluation found = cost.evaluate(theta);
            assertEquals(classified ? 0.5 : Double.NaN, found.errorRate());
            assertEquals((1 + 5 + 13 + 1) / 8.0, found.cost(), 1e-15);
        }
    }

    static List<ObjectiveDefinition> objectivesOfClasses() {
        return List.of(new CrossEntropyDefinition(), new AdversarialDefinition(0.1, 0.5));
    }

    @ParameterizedTest
    @MethodSource("objectivesOfClasses")
    void anObjectiveOfClassesRefusesTargetNumbersInOneLine(ObjectiveDefinition objective) {
        assertTrue(objective.needsClasses());
        Dataset data = Datasets.withTargets(10, 2, 2, 1);
        try (Parallel parallel = new Parallel(1)) {
            BadInputException thrown = assertThrows(
                    BadInputException.class,
                    () -> new NetworkCost(Networks.linear(2, 2), objective, data, Precision.DOUBLE, parallel).close());
            assertEquals(
                    "test: expected examples with classes, found target numbers; take the objective squared-error",
                    thrown.getMessage());
        }
    }
}
