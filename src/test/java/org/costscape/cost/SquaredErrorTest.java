package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.costscape.Oracle;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.dataset.Dataset;
import org.costscape.dataset.Datasets;
import org.costscape.file.BadInputException;
import org.costscape.network.Activation;
import org.costscape.network.Network;
import org.costscape.network.Networks;
import org.costscape.parameter.Line;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
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

    static List<Path> deepLinearNetworks() {
        return Oracle.files("deep_linear.*\\.json");
    }

    @Test
    void thereAreReferences() {
        assertFalse(deepLinearNetworks().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("deepLinearNetworks")
    void costOutputAndGradientAreExact(Path file) {
        JsonNode oracle = Oracle.read(file);
        Network network = Networks.linear(Oracle.ints(oracle.get("dims")));
        Dataset data = data(oracle);
        try (Parallel parallel = new Parallel(2);
                NetworkCost cost = cost(network, data, Precision.DOUBLE, parallel);
                Network.Pass pass = network.newPass(Precision.DOUBLE, data.size());
                ParameterVector theta = vector(network, oracle.get("params"));
                ParameterVector gradient = ParameterVector.zeros(network.layout(), Precision.DOUBLE)) {
            double loss = oracle.get("loss").asDouble();
            assertEquals(loss, cost.evaluate(theta).cost(), 1e-10 * loss);
            assertEquals(loss, cost.costAndGradient(theta, gradient), 1e-10 * loss);
            ColumnMatrix outputs = pass.forward(theta, data.inputs());
            double[] found = new double[outputs.rows() * outputs.columns()];
            outputs.read(0, found);
            assertArrayEquals(Oracle.doubles(oracle.get("output")), found, 1e-10);
            assertArrayEquals(Oracle.doubles(oracle.get("grads")), gradient.toDoubles(), 1e-8);
        }
    }

    @ParameterizedTest
    @MethodSource("deepLinearNetworks")
    void theCostAlongALineIsExact(Path file) {
        JsonNode oracle = Oracle.read(file);
        Network network = Networks.linear(Oracle.ints(oracle.get("dims")));
        JsonNode landscape = oracle.get("landscape");
        double[] alphas = Oracle.doubles(landscape.get("alphas"));
        double[] expected = Oracle.doubles(landscape.get("line_losses"));
        try (Parallel parallel = new Parallel(2);
                NetworkCost cost = cost(network, data(oracle), Precision.DOUBLE, parallel);
                ParameterVector start = vector(network, oracle.get("params"));
                ParameterVector end = vector(network, landscape.get("params_end"));
                ParameterVector theta = start.copy()) {
            for (int i = 0; i < alphas.length; i++) {
                new Line(start, end).at(alphas[i], theta);
                assertEquals(expected[i], cost.evaluate(theta).cost(), 1e-10 * expected[i], "α = " + alphas[i]);
            }
        }
    }

    /** One example a row, as target numbers and inputs stand in the file; all weights one after the other, as in θ. */
    private static Dataset data(JsonNode oracle) {
        int[] dims = Oracle.ints(oracle.get("dims"));
        return Datasets.of(
                Oracle.doubles(oracle.get("x")), dims[0], Oracle.doubles(oracle.get("y")), dims[dims.length - 1]);
    }

    private static ParameterVector vector(Network network, JsonNode blocks) {
        return ParameterVector.of(network.layout(), Precision.DOUBLE, Oracle.doubles(blocks));
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
