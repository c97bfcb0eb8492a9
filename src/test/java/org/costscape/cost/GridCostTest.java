package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.costscape.array.Precision;
import org.costscape.dataset.Datasets;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.ConvolutionDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.Network;
import org.costscape.network.Networks;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Subspace;
import org.costscape.parameter.SubspaceGrid;
import org.costscape.task.Parallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way to the cost on a grid, at points that are asked for in no order. */
class GridCostTest {
    private static final double[] A = {-0.7, 0.2, 1.1};
    private static final double[] B = {-0.5, 0.4};

    /** More than one chunk of an evaluation, the last one not full. */
    private static final int EXAMPLES = 530;

    /** A name, the network, the objective, and which way the grid goes. */
    static Stream<Arguments> costs() {
        ObjectiveDefinition plain = new CrossEntropyDefinition();
        BatchNormalizationDefinition normalization = new BatchNormalizationDefinition(1e-3, 0.1, Activation.TANH);
        Network convolutional = new FeedforwardDefinition(
                        6,
                        List.of(
                                new ConvolutionDefinition(1, 2, 3, 2, 1, Activation.TANH),
                                new DenseDefinition(3, Activation.IDENTITY)))
                .build();
        return Stream.of(
                Arguments.of("dense", Networks.dense(Activation.TANH, 6, 5, 3), plain, NetworkGridCost.class),
                Arguments.of(
                        "squared error",
                        Networks.dense(Activation.TANH, 6, 5, 3),
                        new SquaredErrorDefinition(),
                        NetworkGridCost.class),
                Arguments.of(
                        "adversarial",
                        Networks.dense(Activation.TANH, 6, 5, 3),
                        new AdversarialDefinition(0.1, 0.5),
                        ObjectiveGridCost.class),
                Arguments.of(
                        "adversarial maxout",
                        Networks.maxout(3, 6, 5, 3),
                        new AdversarialDefinition(0.1, 0),
                        ObjectiveGridCost.class),
                Arguments.of(
                        "adversarial convolution",
                        convolutional,
                        new AdversarialDefinition(0.1, 0.5),
                        AssembledGridCost.class),
                Arguments.of("convolution", convolutional, plain, AssembledGridCost.class),
                Arguments.of(
                        "batch normalization",
                        Networks.batchNormalized(normalization, false, 6, 5, 3),
                        plain,
                        CoupledGridCost.class),
                Arguments.of(
                        "adversarial batch normalization",
                        Networks.batchNormalized(normalization, false, 6, 5, 3),
                        new AdversarialDefinition(0.1, 0.5),
                        AssembledGridCost.class));
    }

    private static ParameterVector vector(Network network, long seed) {
        double[] values = new SplittableRandom(seed)
                .doubles(network.layout().size(), -1, 1)
                .toArray();
        return ParameterVector.of(network.layout(), Precision.DOUBLE, values);
    }

    private static SubspaceGrid plane(Network network) {
        return new SubspaceGrid(
                new Subspace(vector(network, 1), List.of(vector(network, 2), vector(network, 3))), A, B);
    }

    private static NetworkCost cost(Network network, ObjectiveDefinition objective, Parallel parallel) {
        return new NetworkCost(network, objective, Datasets.random(EXAMPLES, 6, 3, 4), Precision.DOUBLE, parallel);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("costs")
    void pointsCostWhatTheyCostAloneInTheOrderInWhichTheyAreAskedFor(
            String name, Network network, ObjectiveDefinition objective, Class<? extends GridCost> way) {
        SubspaceGrid plane = plane(network);
        try (Parallel parallel = new Parallel(2);
                NetworkCost cost = cost(network, objective, parallel);
                GridCost onGrid = cost.on(plane);
                ParameterVector theta = vector(network, 1)) {
            assertInstanceOf(way, onGrid);
            assertEquals(onGrid instanceof NetworkGridCost, onGrid.sharesWork());
            Evaluation[][] found = onGrid.evaluate(new int[] {1, 0}, new boolean[] {true, false, true});
            assertEquals(2, found.length);
            for (int row = 0; row < 2; row++) {
                assertNull(found[1 - row][1]);
                for (int column : new int[] {0, 2}) {
                    plane.subspace().at(new double[] {A[column], B[row]}, theta);
                    Evaluation expected = cost.evaluate(theta);
                    assertEquals(expected.cost(), found[1 - row][column].cost(), 1e-13, name);
                    assertEquals(expected.errorRate(), found[1 - row][column].errorRate(), name);
                    assertTrue(expected.errorRate() > 0);
                }
            }
            assertEquals(found[0][2], onGrid.evaluate(new int[] {1}, new boolean[] {false, false, true})[0][2]);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("costs")
    void pointsThatAreNoLongerWantedAreNotComputed(
            String name, Network network, ObjectiveDefinition objective, Class<? extends GridCost> way) {
        try (Parallel parallel = new Parallel(1);
                NetworkCost cost = cost(network, objective, parallel);
                GridCost onGrid = cost.on(plane(network))) {
            assertThrows(
                    CancellationException.class,
                    () -> onGrid.evaluate(new int[] {0}, new boolean[] {true, true, true}, new CancelledAfter(0)),
                    name);
        }
    }

    /** Units that hand on numbers of 1e10 at the beginning of a line, and nothing at its end: what they leave must be nothing, too. */
    @Test
    void unitsThatAreSwitchedOffLeaveNothingBehindHoweverMuchTheyHandedOn() {
        double[] positions = {0, 0.3, 1};
        Network network = Networks.dense(Activation.RELU, 6, 5, 3);
        double[] origin =
                new SplittableRandom(1).doubles(network.layout().size(), -1, 1).toArray();
        double[] direction = new double[origin.length];
        Block bias = network.layout().blocks().get(1);
        Block second = network.layout().blocks().get(2);
        for (int i = 0; i < bias.size(); i++) {
            origin[bias.offset() + i] = 1e5;
            direction[bias.offset() + i] = -2e5;
        }
        for (int i = second.offset(); i < second.offset() + second.size(); i++) {
            origin[i] *= 1e5;
        }
        try (Parallel parallel = new Parallel(2);
                NetworkCost cost = new NetworkCost(
                        network,
                        new CrossEntropyDefinition(),
                        Datasets.random(EXAMPLES, 6, 3, 4),
                        Precision.FLOAT,
                        parallel);
                ParameterVector start = ParameterVector.of(network.layout(), Precision.FLOAT, origin);
                ParameterVector along = ParameterVector.of(network.layout(), Precision.FLOAT, direction);
                ParameterVector theta = start.copy();
                GridCost onGrid = cost.on(SubspaceGrid.line(new Subspace(start, List.of(along)), positions))) {
            assertInstanceOf(NetworkGridCost.class, onGrid);
            Evaluation[] found = onGrid.evaluate(new int[] {0}, new boolean[] {true, true, true})[0];
            for (int column = 0; column < 3; column++) {
                new Subspace(start, List.of(along)).at(new double[] {positions[column]}, theta);
                double expected = cost.evaluate(theta).cost();
                assertEquals(expected, found[column].cost(), 1e-5 * expected, "position " + column);
            }
            assertTrue(found[2].cost() < 3, "the biases of the outputs alone");
        }
    }
}
