package org.costscape.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.costscape.array.Precision;
import org.costscape.cost.CrossEntropyDefinition;
import org.costscape.cost.NetworkCost;
import org.costscape.cost.ProductDefinition;
import org.costscape.cost.QuadraticDefinition;
import org.costscape.cost.SoftplusDefinition;
import org.costscape.cost.ThreeMinimaDefinition;
import org.costscape.cost.ToyDefinition;
import org.costscape.dataset.Datasets;
import org.costscape.file.BadInputException;
import org.costscape.network.Activation;
import org.costscape.network.Networks;
import org.costscape.task.Parallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewtonTest {
    private static final OptimizerDefinition NEWTON = new NewtonDefinition(1, 0);
    private static final OptimizerDefinition SADDLE_FREE = new SaddleFreeNewtonDefinition(1, 0);

    private final ToyDefinition product = new ProductDefinition(2);

    static List<OptimizerDefinition> both() {
        return List.of(NEWTON, SADDLE_FREE);
    }

    @ParameterizedTest
    @MethodSource("both")
    void aBowlIsSolvedInOneStep(OptimizerDefinition optimizer) {
        ToyDefinition bowl = new QuadraticDefinition(List.of(5.0, 1.0, 0.01));
        assertArrayEquals(new double[3], ToyRuns.end(optimizer, bowl, 1, 3, -2, 100), 1e-13);
    }

    @Test
    void newtonJumpsToTheSaddleOfAQuadraticAndSaddleFreeNewtonAway() {
        ToyDefinition saddle = new QuadraticDefinition(List.of(2.0, -2.0));
        assertArrayEquals(new double[] {0, 0}, ToyRuns.end(NEWTON, saddle, 1, 3, 1), 1e-15);
        assertArrayEquals(new double[] {0, 2}, ToyRuns.end(SADDLE_FREE, saddle, 1, 3, 1), 1e-15);
    }

    @ParameterizedTest
    @MethodSource("both")
    void aDirectionWithoutCurvatureIsLeftAlone(OptimizerDefinition optimizer) {
        ToyDefinition valley = new QuadraticDefinition(List.of(2.0, 0.0));
        assertArrayEquals(new double[] {0, 7}, ToyRuns.end(optimizer, valley, 1, 3, 7), 1e-15);
    }

    @Test
    void theSaddleOfTheProductAttractsNewton() {
        double[] end = ToyRuns.end(NEWTON, product, 10, 0.2, 0.1);
        assertArrayEquals(new double[] {0, 0}, end, 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"0.2, 0.1, 1", "0.001, 0.0005, 1", "-0.01, -0.02, -1"})
    void saddleFreeNewtonEscapesTheSaddleToAMinimum(double w1, double w2, double side) {
        double[] end = ToyRuns.end(SADDLE_FREE, product, 60, w1, w2);
        assertEquals(1, end[0] * end[1], 1e-10);
        assertTrue(side * end[0] > 0);
    }

    @Test
    void newtonStopsOnAMaximumWhereSaddleFreeNewtonDescends() {
        ToyDefinition minima = new ThreeMinimaDefinition();
        assertEquals(1.45, ToyRuns.end(NEWTON, minima, 20, 1.4)[0], 1e-12);
        assertEquals(0, ToyRuns.end(SADDLE_FREE, minima, 40, 1.4)[0], 1e-12);
    }

    @Test
    void dampingIsAddedToTheCurvatureOrIsItsFloor() {
        ToyDefinition bowl = new QuadraticDefinition(List.of(4.0, 1.0));
        assertArrayEquals(
                new double[] {1 - 4.0 / 6, 1 - 1.0 / 3}, ToyRuns.end(new NewtonDefinition(1, 2), bowl, 1, 1, 1), 1e-15);
        assertArrayEquals(
                new double[] {0, 1 - 1.0 / 2}, ToyRuns.end(new SaddleFreeNewtonDefinition(1, 2), bowl, 1, 1, 1), 1e-15);
    }

    @ParameterizedTest
    @MethodSource("both")
    void aCostThatFallsForEverLetsNewtonWalkOnForEver(OptimizerDefinition optimizer) {
        double[] end = ToyRuns.end(optimizer, new SoftplusDefinition(), 20, 1);
        assertTrue(end[0] > 20, "w = " + end[0]);
    }

    @Test
    void aHessianThatIsNotFiniteMakesTheRunDiverge() {
        double[] end = ToyRuns.end(NEWTON, product, 1, 1e200, 1);
        assertTrue(Double.isNaN(end[0]) && Double.isNaN(end[1]));
    }

    @ParameterizedTest
    @CsvSource({"newton", "saddle-free-newton"})
    void aNetworkIsRefusedInOneLine(String name) {
        OptimizerDefinition optimizer = name.equals("newton") ? NEWTON : SADDLE_FREE;
        try (Parallel parallel = new Parallel(1);
                NetworkCost cost = new NetworkCost(
                        Networks.dense(Activation.TANH, 3, 4, 2),
                        new CrossEntropyDefinition(),
                        Datasets.random(10, 3, 2, 1),
                        Precision.DOUBLE,
                        parallel)) {
            String expected = "optimizer " + name + " needs a cost with an exact Hessian, found a network with 26"
                    + " parameters; use sgd, adam or another optimizer that needs only the gradient";
            BadInputException started = assertThrows(
                    BadInputException.class,
                    () -> optimizer.start(cost, Precision.DOUBLE).close());
            assertEquals(expected, started.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, Double.NaN, Double.POSITIVE_INFINITY})
    void aDampingThatIsNegativeOrNotFiniteIsRefused(double damping) {
        BadInputException newton = assertThrows(BadInputException.class, () -> new NewtonDefinition(1, damping));
        assertEquals("damping: expected a number of at least 0, found " + damping, newton.getMessage());
        assertThrows(BadInputException.class, () -> new SaddleFreeNewtonDefinition(1, damping));
    }
}
