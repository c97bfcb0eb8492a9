package org.costscape.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.costscape.cost.ProductDefinition;
import org.costscape.cost.ToyDefinition;
import org.costscape.file.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeepModeTest {
    @ParameterizedTest
    @CsvSource({"2, 1.33", "3, 3.15", "5, 7.02", "10, 10.5"})
    void theDeeperTheNetworkTheLaterTheModeIsHalfLearned(int factors, double halfTime) {
        assertEquals(halfTime, new DeepMode(factors, 3, 1e-3, 1).halfTime(), 0.05);
    }

    @Test
    void twoFactorsFollowTheClosedForm() {
        DeepMode deep = new DeepMode(2, 3, 1e-3, 0.7);
        SaxeMode closed = new SaxeMode(3, 1e-3, 0.7);
        assertEquals(closed.halfTime(), deep.halfTime(), 1e-12);
        for (double t = 0; t < 3; t += 0.125) {
            assertEquals(closed.strengthAt(t), deep.strengthAt(t), 1e-10);
        }
    }

    @Test
    void oneFactorLearnsExponentially() {
        DeepMode shallow = new DeepMode(1, 3, 1e-3, 1);
        for (double t = 0; t < 5; t += 0.25) {
            assertEquals(3 - (3 - 1e-3) * Math.exp(-t), shallow.strengthAt(t), 1e-10);
        }
        assertEquals(Math.log((3 - 1e-3) / 1.5), shallow.halfTime(), 1e-11);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 10, 100})
    void theTimeToAStrengthIsWhenItIsReached(int factors) {
        DeepMode mode = new DeepMode(factors, 3, 1e-3, 1);
        for (double u : new double[] {0.001, 0.01, 1.5, 2.99}) {
            assertEquals(u, mode.strengthAt(mode.timeBetween(mode.initial(), u)), 1e-9 * u);
        }
        assertEquals(-mode.timeBetween(0.1, 2), mode.timeBetween(2, 0.1));
    }

    /** The toy (1 − ∏w)² is the mode with s = 1 and τ = ½. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 10})
    void gradientFlowOnTheProductOfFactorsFollowsTheTheory(int factors) {
        ToyDefinition toy = new ProductDefinition(factors);
        DeepMode mode = new DeepMode(factors, 1, 0.05, 0.5);
        double[] start = new double[factors];
        Arrays.fill(start, Math.pow(mode.initial(), 1.0 / factors));
        for (double fraction : new double[] {0.3, 1, 2}) {
            double time = fraction * mode.halfTime();
            double[] end = new double[factors];
            new DormandPrince853Integrator(1e-12, 1, 1e-12, 1e-12).integrate(flow(toy), 0, start, time, end);
            double product = Arrays.stream(end).reduce(1, (a, b) -> a * b);
            assertEquals(product, mode.strengthAt(time), 1e-10);
        }
    }

    private static FirstOrderDifferentialEquations flow(ToyDefinition toy) {
        return new FirstOrderDifferentialEquations() {
            @Override
            public int getDimension() {
                return toy.parameters();
            }

            @Override
            public void computeDerivatives(double t, double[] w, double[] derivatives) {
                double[] gradient = toy.gradient(w);
                for (int i = 0; i < w.length; i++) {
                    derivatives[i] = -gradient[i];
                }
            }
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 10})
    void theLargestCurvatureAtTheOptimumIsThatOfTheProductsHessian(int factors) {
        double[] ones = new double[factors];
        Arrays.fill(ones, 1);
        double[][] hessian = new ProductDefinition(factors).hessian(ones);
        double largest = Arrays.stream(new EigenDecomposition(new Array2DRowRealMatrix(hessian)).getRealEigenvalues())
                .max()
                .orElseThrow();
        assertEquals(largest, new DeepMode(factors, 1, 0.1, 0.5).largestCurvature(), 1e-12 * largest);
    }

    /** The curvature of ½(s − ab)² at a = b = √s is a² + b² = 2s, that of ½(s − a)² is 1. */
    @Test
    void theLargestCurvatureGrowsWithTheStrengthOfTheMode() {
        assertEquals(6, new DeepMode(2, 3, 0.1, 1).largestCurvature(), 1e-14);
        assertEquals(0.25, new DeepMode(1, 3, 0.1, 4).largestCurvature(), 1e-15);
    }

    @Test
    void farAheadTheModeHasItsFullStrengthAndTheTimeBeforeTheBeginningIsRefused() {
        DeepMode mode = new DeepMode(5, 3, 1e-3, 1);
        assertEquals(3, mode.strengthAt(1e6), 1e-12);
        assertEquals(1e-3, mode.strengthAt(0));
        assertThrows(IllegalArgumentException.class, () -> mode.strengthAt(-1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1001})
    void aNumberOfFactorsThatIsNoNetworkIsRefused(int factors) {
        BadInputException thrown = assertThrows(BadInputException.class, () -> new DeepMode(factors, 3, 1e-3, 1));
        assertEquals("factors: expected 1 … 1000, found " + factors, thrown.getMessage());
    }
}
