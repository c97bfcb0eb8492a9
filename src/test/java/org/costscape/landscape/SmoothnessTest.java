package org.costscape.landscape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.costscape.array.Precision;
import org.costscape.cost.QuadraticDefinition;
import org.costscape.cost.ToyCost;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterVector;
import org.junit.jupiter.api.Test;

/** The three measures on ½θᵀHθ, where g = Hθ and all is known in closed form. */
class SmoothnessTest {
    private static final double[] LAMBDA = {4, 0.5, -0.25, 0};
    private static final double[] THETA = {1.25, -3, 2, 7};
    private static final double RATE = 0.3;

    private static Smoothness measure(double[] at) {
        try (ToyCost cost = new ToyCost(new QuadraticDefinition(List.of(4.0, 0.5, -0.25, 0.0)));
                ParameterVector theta = ParameterVector.of(cost.layout(), Precision.DOUBLE, at)) {
            return Smoothness.of(cost, theta, 3, RATE, () -> {});
        }
    }

    @Test
    void onAQuadraticAllThreeAreWhatTheHessianSays() {
        Smoothness found = measure(THETA);
        double g = 0;
        double hg = 0;
        for (int i = 0; i < THETA.length; i++) {
            g += Math.pow(LAMBDA[i] * THETA[i], 2);
            hg += Math.pow(LAMBDA[i] * LAMBDA[i] * THETA[i], 2);
        }
        assertEquals(Math.sqrt(g), found.gradientNorm(), 1e-12);
        assertEquals(
                List.of(0.5 * RATE, RATE, 1.5 * RATE, 2 * RATE, 2.5 * RATE, 3 * RATE, 3.5 * RATE, 4 * RATE),
                found.rates());
        for (int k = 0; k < found.rates().size(); k++) {
            double eta = found.rates().get(k);
            double cost = 0;
            for (int i = 0; i < THETA.length; i++) {
                cost += 0.5 * LAMBDA[i] * Math.pow((1 - eta * LAMBDA[i]) * THETA[i], 2);
            }
            assertEquals(cost, found.costs().get(k), 1e-12 * Math.max(1, Math.abs(cost)));
            assertEquals(eta * Math.sqrt(hg), found.changes().get(k), 1e-12 * Math.sqrt(hg));
        }
        assertEquals(0.5 * RATE * Math.sqrt(hg), found.leastChange(), 1e-12 * Math.sqrt(hg));
        assertEquals(4 * RATE * Math.sqrt(hg), found.mostChange(), 1e-12 * Math.sqrt(hg));
        assertEquals(Math.sqrt(hg / g), found.effective(), 1e-12 * Math.sqrt(hg / g));
        assertTrue(found.costs().contains(found.leastCost()) && found.costs().contains(found.mostCost()));
    }

    @Test
    void aCostThatIsNotFiniteIsRefusedWithItsStep() {
        BadInputException refused = assertThrows(BadInputException.class, () -> measure(new double[] {1e200, 0, 0, 0}));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("the cost at step 3 is Infinity"));
    }
}
