package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.costscape.Oracle;
import org.costscape.array.Precision;
import org.costscape.dataset.Dataset;
import org.costscape.network.Network;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds running statistics and the costs by them against the reference values. */
class BatchNormalizationOracleTest {
    private static final double RATE = 0.1;

    static List<Path> references() {
        return Oracle.files("mlp_bn.*\\.json");
    }

    @Test
    void thereAreReferences() {
        assertFalse(references().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("references")
    void runningStatisticsAndTheCostByThemAreExact(Path file) {
        JsonNode oracle = Oracle.read(file);
        JsonNode expected = oracle.get("running");
        Network network = OracleTest.network(oracle);
        try (Parallel parallel = new Parallel(2);
                ParameterVector theta = OracleTest.vector(network, oracle.get("params"));
                ParameterVector gradient = ParameterVector.zeros(network.layout(), Precision.DOUBLE);
                ParameterVector running = network.running().start(Precision.DOUBLE);
                ParameterVector batch = ParameterVector.zeros(network.running().layout(), Precision.DOUBLE)) {
            for (int step = 0; step < expected.get("batches").size(); step++) {
                Dataset data = OracleTest.data(oracle, expected.get("batches").get(step));
                try (NetworkCost cost = cost(network, data, parallel)) {
                    int[] examples = IntStream.range(0, data.size()).toArray();
                    double loss = expected.get("loss_before_step").get(step).asDouble();
                    assertEquals(loss, cost.costAndGradient(theta, examples, gradient, null, batch), 1e-10 * loss);
                }
                network.running().update(running, batch);
                theta.add(-RATE, gradient);
                JsonNode after = expected.get("running_after_step").get(step);
                OracleTest.assertClose(statistics(after, "running_var_unbiased"), running.toDoubles(), 1e-8);
            }
            OracleTest.assertClose(OracleTest.flat(expected.get("params_after_3")), theta.toDoubles(), 1e-8);
            int last = expected.get("running_after_step").size() - 1;
            double[] biased = statistics(expected.get("running_after_step").get(last), "running_var_biased");
            try (NetworkCost cost = cost(network, OracleTest.data(oracle, oracle), parallel)) {
                assertCost(expected.get("eval_loss_unbiased").asDouble(), cost, theta, running);
                running.write(biased);
                assertCost(expected.get("eval_loss_biased").asDouble(), cost, theta, running);
            }
        }
    }

    private static NetworkCost cost(Network network, Dataset data, Parallel parallel) {
        return new NetworkCost(network, new CrossEntropyDefinition(), data, Precision.DOUBLE, parallel);
    }

    private static void assertCost(
            double expected, NetworkCost cost, ParameterVector theta, ParameterVector statistics) {
        double found = cost.withStatistics(new BatchStatistics.Fixed(statistics))
                .evaluate(theta)
                .cost();
        assertEquals(expected, found, 1e-10 * expected);
    }

    /** Mean and variance of each layer in turn. */
    private static double[] statistics(JsonNode layers, String variance) {
        return StreamSupport.stream(layers.spliterator(), false)
                .flatMap(layer -> List.of(layer.get("running_mean"), layer.get(variance)).stream())
                .flatMapToDouble(node -> DoubleStream.of(Oracle.doubles(node)))
                .toArray();
    }
}
