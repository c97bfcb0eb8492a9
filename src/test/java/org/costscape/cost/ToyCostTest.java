package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.costscape.array.Precision;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What all toys have in common: they are cost functions, and their derivatives are those of their values. */
class ToyCostTest {
    /** A toy within the contract of all cost functions. */
    private abstract static class ToyContract extends CostFunctionContract {
        private final ToyDefinition toy;

        ToyContract(ToyDefinition toy) {
            this.toy = toy;
        }

        @Override
        CostFunction cost(Precision precision, Parallel parallel) {
            return new ToyCost(toy);
        }
    }

    @Nested
    class ThreeMinima extends ToyContract {
        ThreeMinima() {
            super(new ThreeMinimaDefinition());
        }
    }

    @Nested
    class Softplus extends ToyContract {
        Softplus() {
            super(new SoftplusDefinition());
        }
    }

    @Nested
    class ProductOfTwo extends ToyContract {
        ProductOfTwo() {
            super(new ProductDefinition(2));
        }
    }

    @Nested
    class ProductOfFive extends ToyContract {
        ProductOfFive() {
            super(new ProductDefinition(5));
        }
    }

    @Nested
    class ScalarProduct extends ToyContract {
        ScalarProduct() {
            super(new ScalarProductDefinition(4));
        }
    }

    @Nested
    class Quadratic extends ToyContract {
        Quadratic() {
            super(new QuadraticDefinition(List.of(3.0, 0.0, -2.0)));
        }
    }

    static List<ToyDefinition> toys() {
        return List.of(
                new ThreeMinimaDefinition(),
                new SoftplusDefinition(),
                new ProductDefinition(2),
                new ProductDefinition(5),
                new ScalarProductDefinition(2),
                new ScalarProductDefinition(6),
                new QuadraticDefinition(List.of(3.0, 0.0, -2.0)));
    }

    @ParameterizedTest
    @MethodSource("toys")
    void theHessianAgreesWithCentralDifferencesOfTheGradient(ToyDefinition toy) {
        double[] at =
                new SplittableRandom(7).doubles(toy.parameters(), -1.5, 1.5).toArray();
        double[][] hessian = toy.hessian(at);
        double h = 1e-5;
        for (int i = 0; i < at.length; i++) {
            double[] up = at.clone();
            up[i] += h;
            double[] down = at.clone();
            down[i] -= h;
            double[] above = toy.gradient(up);
            double[] below = toy.gradient(down);
            for (int j = 0; j < at.length; j++) {
                assertEquals((above[j] - below[j]) / (2 * h), hessian[i][j], 1e-8, i + ", " + j);
                assertEquals(hessian[j][i], hessian[i][j]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("toys")
    void theHessianOfTheCostIsThatOfTheToy(ToyDefinition toy) {
        double[] at = new SplittableRandom(3).doubles(toy.parameters()).toArray();
        try (ToyCost cost = new ToyCost(toy);
                ParameterVector theta = ParameterVector.of(cost.layout(), Precision.DOUBLE, at)) {
            assertArrayEquals(toy.hessian(at), cost.hessian(theta));
        }
    }

    @ParameterizedTest
    @MethodSource("toys")
    void eachStepOfTrainingIsAnEpochOfTheWholeCost(ToyDefinition toy) {
        double[] at = new SplittableRandom(3).doubles(toy.parameters()).toArray();
        ToyCost cost = new ToyCost(toy);
        try (TrainingCost training = new ToyTraining(cost);
                ParameterVector theta = ParameterVector.of(training.layout(), Precision.DOUBLE, at);
                ParameterVector gradient = ParameterVector.zeros(training.layout(), Precision.DOUBLE)) {
            assertEquals(1, training.stepsAnEpoch());
            assertTrue(training.state().isEmpty());
            assertEquals(toy.value(at), training.costAndGradient(17, theta, gradient));
            assertArrayEquals(toy.gradient(at), gradient.toDoubles());
        }
    }

    @Test
    void aToyClassifiesNothing() {
        try (ToyCost cost = new ToyCost(new SoftplusDefinition());
                ParameterVector theta = ParameterVector.zeros(cost.layout(), Precision.FLOAT)) {
            assertEquals(new Evaluation(Math.log(2), Double.NaN), cost.evaluate(theta));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 101})
    void aNumberOfFactorsThatIsNoProductIsRefused(int factors) {
        BadInputException product = assertThrows(BadInputException.class, () -> new ProductDefinition(factors));
        assertEquals("factors: expected 2 … 100, found " + factors, product.getMessage());
        assertThrows(BadInputException.class, () -> new ScalarProductDefinition(factors));
    }

    @Test
    void eigenvaluesThatAreNoneOrNotFiniteAreRefused() {
        BadInputException none = assertThrows(BadInputException.class, () -> new QuadraticDefinition(List.of()));
        assertEquals("eigenvalues: expected 1 … 100 numbers, found 0", none.getMessage());
        BadInputException infinite = assertThrows(
                BadInputException.class, () -> new QuadraticDefinition(List.of(1.0, Double.NEGATIVE_INFINITY)));
        assertEquals("eigenvalues: expected finite numbers, found -Infinity", infinite.getMessage());
    }
}
