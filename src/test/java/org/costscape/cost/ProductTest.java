package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.ClassicalRungeKuttaIntegrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers that are known of (1 − ∏w)² and ∏w. */
class ProductTest {
    private final ToyDefinition two = new ProductDefinition(2);

    private static double[] all(int factors, double value) {
        return DoubleStream.generate(() -> value).limit(factors).toArray();
    }

    /** From the lowest to the highest. */
    private static double[] eigenvalues(double[][] symmetric) {
        double[] found = new EigenDecomposition(new Array2DRowRealMatrix(symmetric)).getRealEigenvalues();
        Arrays.sort(found);
        return found;
    }

    @Test
    void theOriginIsASaddleWithCurvaturesOfTwo() {
        assertArrayEquals(all(2, 0), two.gradient(all(2, 0)), 0.0);
        assertArrayEquals(new double[] {-2, 2}, eigenvalues(two.hessian(all(2, 0))), 1e-15);
    }

    @Test
    void theOriginOfMoreFactorsIsFlat() {
        for (double[] row : new ProductDefinition(3).hessian(all(3, 0))) {
            assertArrayEquals(all(3, 0), row, 0.0);
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "0.5", "-3", "10"})
    void theValleyOfMinimaIsFlatAlongItselfAndCurvedAcross(double k) {
        double[] w = {k, 1 / k};
        double across = 2 * (k * k + 1 / (k * k));
        assertEquals(0, two.value(w), 1e-15);
        assertArrayEquals(new double[] {0, across}, eigenvalues(two.hessian(w)), 1e-14 * across);
    }

    @ParameterizedTest
    @CsvSource({"2, 0.57735, 0.44444", "3, 0.73681, 0.36", "5, 0.85028, 0.30864"})
    void theRayToOnesHasItsInflectionWhereTheTheorySays(int factors, double a, double cost) {
        ToyDefinition toy = new ProductDefinition(factors);
        double exact = Math.pow((factors - 1.0) / (2 * factors - 1), 1.0 / factors);
        assertEquals(a, exact, 5e-6);
        assertEquals(cost, toy.value(all(factors, exact)), 5e-6);
        assertEquals(0, alongOnes(toy.hessian(all(factors, exact))), 1e-13);
        assertTrue(alongOnes(toy.hessian(all(factors, exact - 0.01))) < 0);
        assertTrue(alongOnes(toy.hessian(all(factors, exact + 0.01))) > 0);
    }

    /** 1ᵀH1, the second derivative in a of J(a, …, a). */
    private static double alongOnes(double[][] hessian) {
        return Arrays.stream(hessian).flatMapToDouble(Arrays::stream).sum();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, -1, -1, 1", "3, 0.3333333333333333, 0.3333333333333333, 3, 3.160494"})
    void theLineBetweenTwoMinimaHasItsPeakInTheMiddle(double w1, double w2, double v1, double v2, double peak) {
        double[] costs = IntStream.rangeClosed(0, 200)
                .mapToDouble(i -> i / 200.0)
                .map(t -> two.value(new double[] {(1 - t) * w1 + t * v1, (1 - t) * w2 + t * v2}))
                .toArray();
        assertEquals(0, costs[0], 1e-15);
        assertEquals(0, costs[200], 1e-15);
        assertEquals(peak, costs[100], 5e-7);
        assertEquals(costs[100], Arrays.stream(costs).max().orElseThrow());
    }

    @Test
    void theLineThroughTheSaddleFollowsItsFormula() {
        for (double t = 0; t <= 1; t += 1.0 / 64) {
            double a = 1 - 2 * t;
            assertEquals(Math.pow(1 - a * a, 2), two.value(new double[] {a, a}), 1e-15);
        }
    }

    @Test
    void gradientFlowConservesTheDifferenceOfTheSquares() {
        FirstOrderDifferentialEquations flow = new FirstOrderDifferentialEquations() {
            @Override
            public int getDimension() {
                return 2;
            }

            @Override
            public void computeDerivatives(double t, double[] w, double[] derivatives) {
                double[] gradient = two.gradient(w);
                derivatives[0] = -gradient[0];
                derivatives[1] = -gradient[1];
            }
        };
        double[] start = {0.1, -0.02};
        double[] end = new double[2];
        new ClassicalRungeKuttaIntegrator(0.001).integrate(flow, 0, start, 10, end);
        assertEquals(start[0] * start[0] - start[1] * start[1], end[0] * end[0] - end[1] * end[1], 1e-10);
        assertEquals(1, end[0] * end[1], 1e-6);
    }

    @ParameterizedTest
    @CsvSource({"3, 1, -0.09670", "10, 1, -0.09562", "10, 1.5, -0.09992"})
    void aStepOnAllLayersAtOnceMissesWhatTheGradientPredicts(int factors, double w, double actual) {
        assertEquals(actual, changeOfScalarProduct(factors, w), 5e-6);
    }

    @Test
    void aStepOnAllLayersAtOnceMayGoAstrayByOrders() {
        assertEquals(4.43e6, changeOfScalarProduct(10, 0.5), 5e3);
    }

    /** What the step −εg with ε = 0.1/gᵀg, which ought to change J by −0.1, changes it by. */
    private static double changeOfScalarProduct(int factors, double w) {
        ToyDefinition toy = new ScalarProductDefinition(factors);
        double[] at = all(factors, w);
        double[] g = toy.gradient(at);
        double epsilon = 0.1 / Arrays.stream(g).map(x -> x * x).sum();
        double[] stepped = IntStream.range(0, factors)
                .mapToDouble(i -> at[i] - epsilon * g[i])
                .toArray();
        return toy.value(stepped) - toy.value(at);
    }

    @Test
    void theSquaredErrorIsThatOfTheScalarProduct() {
        double[] w = {0.3, -1.2, 2.5, 0.7};
        double output = new ScalarProductDefinition(4).value(w);
        assertEquals((1 - output) * (1 - output), new ProductDefinition(4).value(w));
    }
}
