package org.costscape.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.costscape.Oracle;
import org.costscape.array.Precision;
import org.costscape.cost.CrossEntropyDefinition;
import org.costscape.cost.NetworkCost;
import org.costscape.dataset.Dataset;
import org.costscape.dataset.Datasets;
import org.costscape.network.Activation;
import org.costscape.network.Network;
import org.costscape.network.Networks;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds ten steps of each optimizer, on the whole data set, against PyTorch's in double. */
class OptimizerOracleTest {
    /** One optimizer of one file. */
    record Trajectory(JsonNode oracle, String optimizer) {
        @Override
        public String toString() {
            return optimizer;
        }
    }

    static List<Trajectory> trajectories() {
        List<Trajectory> found = new ArrayList<>();
        for (Path file : Oracle.files("trajectories_.*\\.json")) {
            JsonNode oracle = Oracle.read(file);
            oracle.get("trajectories").fieldNames().forEachRemaining(name -> found.add(new Trajectory(oracle, name)));
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("trajectories")
    void tenStepsAreThoseOfPyTorch(Trajectory trajectory) {
        JsonNode oracle = trajectory.oracle();
        JsonNode expected = oracle.get("trajectories").get(trajectory.optimizer());
        int[] dims = Oracle.ints(oracle.get("dims"));
        Network network = Networks.dense(Activation.RELU, dims);
        Dataset data = Datasets.of(
                Oracle.doubles(oracle.get("x")), dims[0], Oracle.ints(oracle.get("y")), dims[dims.length - 1]);
        OptimizerDefinition definition = definition(trajectory.optimizer(), expected.get("hyper"));
        try (Parallel parallel = new Parallel(1);
                NetworkCost cost =
                        new NetworkCost(network, new CrossEntropyDefinition(), data, Precision.DOUBLE, parallel);
                Optimizer optimizer = definition.start(cost, Precision.DOUBLE);
                ParameterVector theta =
                        ParameterVector.of(network.layout(), Precision.DOUBLE, Oracle.doubles(oracle.get("params")));
                ParameterVector gradient = ParameterVector.zeros(network.layout(), Precision.DOUBLE)) {
            for (int step = 0; step < oracle.get("steps").asInt(); step++) {
                double loss = cost.costAndGradient(theta, gradient);
                assertEquals(expected.get("loss_before_step").get(step).asDouble(), loss, 1e-10 * loss);
                optimizer.step(theta, gradient, new Pace(step, 0, 1));
                assertClose(
                        Oracle.doubles(expected.get("params_after_step_flat").get(step)), theta.toDoubles());
            }
            double last = expected.get("loss_after_10").asDouble();
            assertEquals(last, cost.evaluate(theta).cost(), 1e-8 * last);
        }
    }

    private static OptimizerDefinition definition(String name, JsonNode hyper) {
        double rate = hyper.get("lr").asDouble();
        return switch (name) {
            case "sgd", "momentum" ->
                new SgdDefinition(rate, hyper.get("momentum").asDouble());
            case "nesterov" ->
                new NesterovDefinition(rate, hyper.get("momentum").asDouble());
            case "adam" ->
                new AdamDefinition(
                        rate,
                        hyper.get("betas").get(0).asDouble(),
                        hyper.get("betas").get(1).asDouble(),
                        hyper.get("eps").asDouble());
            case "rmsprop" ->
                new RmsPropDefinition(
                        rate, hyper.get("alpha").asDouble(), hyper.get("eps").asDouble());
            case "adagrad" -> new AdagradDefinition(rate, hyper.get("eps").asDouble());
            case "adadelta" ->
                new AdadeltaDefinition(
                        rate, hyper.get("rho").asDouble(), hyper.get("eps").asDouble());
            default -> throw new AssertionError("no optimizer is called " + name);
        };
    }

    private static void assertClose(double[] expected, double[] found) {
        assertEquals(expected.length, found.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], 1e-8 * Math.max(1, Math.abs(expected[i])), "parameter " + i);
        }
    }
}
