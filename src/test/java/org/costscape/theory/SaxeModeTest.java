package org.costscape.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.costscape.file.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaxeModeTest {
    private final SaxeMode mode = new SaxeMode(3, 1e-3, 1);

    @ParameterizedTest
    @CsvSource({"3, 1.33434", "4, 1.03672", "2, 1.90010", "1, 3.45338"})
    void theStrongerTheModeTheEarlierItIsHalfLearned(double strength, double halfTime) {
        assertEquals(halfTime, new SaxeMode(strength, 1e-3, 1).halfTime(), 5e-6);
    }

    @Test
    void theWholeRiseTakesTwiceAsLongAsItsHalf() {
        assertEquals(2.66868, mode.timeBetween(1e-3, 3 - 1e-3), 5e-6);
        assertEquals(2 * mode.halfTime(), mode.timeBetween(1e-3, 3 - 1e-3), 1e-12);
    }

    /** Gradient flow of both layers, a = b, on ½(s − ab)², by steps of 1e-4. */
    @Test
    void eulerStepsOfTheLayersFollowTheClosedForm() {
        double dt = 1e-4;
        double a = Math.sqrt(mode.initial());
        double relative = 0;
        double ofFull = 0;
        for (int step = 1; step <= 40_000; step++) {
            a += dt * a * (mode.strength() - a * a);
            double exact = mode.strengthAt(step * dt);
            relative = Math.max(relative, Math.abs(a * a - exact) / exact);
            ofFull = Math.max(ofFull, Math.abs(a * a - exact) / mode.strength());
        }
        assertTrue(relative <= 1e-3, "relative error " + relative);
        assertEquals(2.2e-4, ofFull, 1e-5);
    }

    @ParameterizedTest
    @CsvSource({"0.001", "0.5", "1.5", "2.9", "2.999999"})
    void theTimeToAStrengthIsWhenItIsReached(double u) {
        assertEquals(u, mode.strengthAt(mode.timeBetween(mode.initial(), u)), 1e-14 * mode.strength());
    }

    @Test
    void itBeginsAtItsInitialStrengthAndEndsAtItsFullOne() {
        assertEquals(1e-3, mode.strengthAt(0), 1e-18);
        assertEquals(3, mode.strengthAt(1e9));
    }

    @Test
    void timesAreInTheUnitOfTheTimeConstant() {
        SaxeMode slow = new SaxeMode(3, 1e-3, 50);
        assertEquals(50 * mode.halfTime(), slow.halfTime(), 1e-12);
        assertEquals(mode.strengthAt(1.2), slow.strengthAt(60), 1e-13);
    }

    @Test
    void aStrengthThatTheModeNeverHasIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> mode.timeBetween(1e-3, 3));
        assertThrows(IllegalArgumentException.class, () -> mode.timeBetween(0, 1));
        assertThrows(IllegalArgumentException.class, () -> mode.timeBetween(Double.NaN, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0   | 0.1 | 1  | strength: expected a number above 0, found 0.0
        1   | 0   | 1  | initial: expected a number above 0, found 0.0
        1   | 1   | 1  | initial: expected less than the strength 1.0, found 1.0
        1   | 0.1 | -2 | timeConstant: expected a number above 0, found -2.0
        NaN | 0.1 | 1  | strength: expected a number above 0, found NaN
        """)
    void numbersThatNoModeHasAreRefused(double strength, double initial, double timeConstant, String message) {
        BadInputException thrown =
                assertThrows(BadInputException.class, () -> new SaxeMode(strength, initial, timeConstant));
        assertEquals(message, thrown.getMessage());
    }
}
