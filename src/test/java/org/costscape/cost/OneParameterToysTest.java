package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneParameterToysTest {
    private final ToyDefinition minima = new ThreeMinimaDefinition();
    private final ToyDefinition softplus = new SoftplusDefinition();

    private static double[] at(double w) {
        return new double[] {w};
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        -2,    0.0056666667, minimum
        -1.15, 0.1830255828, maximum
        0,     0,            minimum
        1.45,  0.3132417729, maximum
        2,     0.2616666667, minimum
        """)
    void theCriticalPointsAreThoseOfItsTable(double w, double value, String kind) {
        assertEquals(value, minima.value(at(w)), 1e-10);
        assertEquals(0, minima.gradient(at(w))[0], 1e-15);
        assertEquals(kind.equals("minimum"), minima.hessian(at(w))[0][0] > 0);
    }

    @Test
    void theGlobalMinimumIsAlmostReachedByOneLocalMinimumAndFarFromTheOther() {
        double barrier = minima.value(at(1.45));
        assertTrue(minima.value(at(-2)) < 0.02 * barrier);
        assertTrue(minima.value(at(2)) > 0.8 * barrier);
        for (int i = -300; i <= 300; i++) {
            assertTrue(minima.value(at(i / 100.0)) >= 0, "w = " + i / 100.0);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-700, -30, -1, 0, 1, 30, 700})
    void softplusFallsEverywhere(double w) {
        assertTrue(softplus.gradient(at(w))[0] < 0);
        assertTrue(softplus.value(at(w)) > 0);
    }

    @Test
    void softplusIsExactWhereTheExponentialOverflowsOrVanishes() {
        assertEquals(2000, softplus.value(at(-2000)));
        assertEquals(-1, softplus.gradient(at(-2000))[0]);
        assertEquals(Math.exp(-100), softplus.value(at(100)), 1e-58);
        assertEquals(-Math.exp(-100), softplus.gradient(at(100))[0], 1e-58);
        assertEquals(0, softplus.hessian(at(-2000))[0][0]);
    }
}
