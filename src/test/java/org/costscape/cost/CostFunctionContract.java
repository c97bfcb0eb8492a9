package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.costscape.array.Precision;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.junit.jupiter.api.Test;

/** What every cost function must do; each implementation inherits these tests. */
abstract class CostFunctionContract {
    /** The cost function under test. */
    abstract CostFunction cost(Precision precision, Parallel parallel);

    private ParameterVector theta(CostFunction cost, Precision precision) {
        double[] values =
                new SplittableRandom(5).doubles(cost.layout().size(), -0.5, 0.5).toArray();
        return ParameterVector.of(cost.layout(), precision, values);
    }

    @Test
    void theGradientAgreesWithCentralDifferencesInDouble() {
        try (Parallel parallel = new Parallel(2);
                CostFunction cost = cost(Precision.DOUBLE, parallel);
                ParameterVector theta = theta(cost, Precision.DOUBLE);
                ParameterVector gradient = ParameterVector.zeros(cost.layout(), Precision.DOUBLE)) {
            cost.costAndGradient(theta, gradient);
            double[] exact = gradient.toDoubles();
            double[] at = theta.toDoubles();
            double h = 1e-6;
            for (int i = 0; i < at.length; i++) {
                double saved = at[i];
                at[i] = saved + h;
                theta.write(at);
                double up = cost.evaluate(theta).cost();
                at[i] = saved - h;
                theta.write(at);
                double down = cost.evaluate(theta).cost();
                at[i] = saved;
                assertEquals((up - down) / (2 * h), exact[i], 2e-9, "parameter " + i);
            }
        }
    }

    @Test
    void theCostWithGradientIsTheCostWithout() {
        try (Parallel parallel = new Parallel(2);
                CostFunction cost = cost(Precision.DOUBLE, parallel);
                ParameterVector theta = theta(cost, Precision.DOUBLE);
                ParameterVector gradient = ParameterVector.zeros(cost.layout(), Precision.DOUBLE)) {
            assertEquals(cost.evaluate(theta).cost(), cost.costAndGradient(theta, gradient), 1e-14);
        }
    }

    @Test
    void thetaIsLeftUntouched() {
        try (Parallel parallel = new Parallel(2);
                CostFunction cost = cost(Precision.FLOAT, parallel);
                ParameterVector theta = theta(cost, Precision.FLOAT);
                ParameterVector gradient = ParameterVector.zeros(cost.layout(), Precision.FLOAT)) {
            float[] before = theta.toFloats();
            cost.evaluate(theta);
            cost.costAndGradient(theta, gradient);
            assertArrayEquals(before, theta.toFloats());
        }
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        for (Precision precision : Precision.values()) {
            double[] expected = costAndGradient(precision, 1);
            for (int threads : List.of(2, 7)) {
                assertArrayEquals(
                        expected, costAndGradient(precision, threads), 0.0, threads + " threads, " + precision);
            }
        }
    }

    /** The cost in its two ways of computing it, then the gradient. */
    private double[] costAndGradient(Precision precision, int threads) {
        try (Parallel parallel = new Parallel(threads);
                CostFunction cost = cost(precision, parallel);
                ParameterVector theta = theta(cost, precision);
                ParameterVector gradient = ParameterVector.zeros(cost.layout(), precision)) {
            double evaluated = cost.evaluate(theta).cost();
            double withGradient = cost.costAndGradient(theta, gradient);
            double[] all = new double[gradient.size() + 2];
            System.arraycopy(gradient.toDoubles(), 0, all, 2, gradient.size());
            all[0] = evaluated;
            all[1] = withGradient;
            return all;
        }
    }

    @Test
    void floatIsWithinItsPrecisionOfDouble() {
        double[] inDouble = costAndGradient(Precision.DOUBLE, 2);
        double[] inFloat = costAndGradient(Precision.FLOAT, 2);
        assertEquals(inDouble[0], inFloat[0], 1e-5 * Math.abs(inDouble[0]));
        assertArrayEquals(inDouble, inFloat, 1e-5);
    }

    @Test
    void theGradientIsOverwrittenNotAddedTo() {
        try (Parallel parallel = new Parallel(2);
                CostFunction cost = cost(Precision.DOUBLE, parallel);
                ParameterVector theta = theta(cost, Precision.DOUBLE);
                ParameterVector gradient = ParameterVector.zeros(cost.layout(), Precision.DOUBLE)) {
            cost.costAndGradient(theta, gradient);
            double[] once = gradient.toDoubles();
            cost.costAndGradient(theta, gradient);
            assertArrayEquals(once, gradient.toDoubles());
        }
    }
}
