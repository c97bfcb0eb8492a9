package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
    private static String labels(List<Tick> ticks) {
        return ticks.stream().map(Tick::label).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -0.25   | 1.5     | 5  | 0.0 0.5 1.0 1.5
            -0.25   | 0.25    | 5  | −0.2 −0.1 0.0 0.1 0.2
            0       | 98      | 4  | 0 25 50 75
            0       | 25000   | 3  | 0 10,000 20,000
            0       | 3.2e-6  | 3  | 0 2×10⁻⁶
            -5e7    | 5e7     | 2  | −5×10⁷ 0 5×10⁷
            0.99999 | 1.00001 | 3  | 0.99999 1.00000 1.00001
            0       | 18      | 3  | 0 10
            0       | 20      | 1  | 0 20
            0       | 100     | 4  | 0 25 50 75 100
            """)
    void linearTicksAreRoundAndHaveFewDigits(double lower, double upper, int most, String expected) {
        assertEquals(expected, labels(Ticks.linear(new Range(lower, upper), most)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5e-4  | 20   | 8 | 10⁻³ 10⁻² 10⁻¹ 10⁰ 10¹
            1e-12 | 1    | 5 | 10⁻¹² 10⁻⁹ 10⁻⁶ 10⁻³ 10⁰
            0.15  | 3    | 5 | 0.2 0.5 1 2
            0.3   | 9    | 5 | 0.5 1 2 5
            4     | 800  | 8 | 5 10 20 50 100 200 500
            4     | 800  | 5 | 10 30 100 300
            4     | 800  | 3 | 10¹ 10²
            3e-6  | 2e-4 | 8 | 5×10⁻⁶ 10⁻⁵ 2×10⁻⁵ 5×10⁻⁵ 10⁻⁴ 2×10⁻⁴
            1.2   | 1.4  | 4 | 1.20 1.25 1.30 1.35 1.40
            1e-3  | 10   | 8 | 10⁻³ 10⁻² 10⁻¹ 10⁰ 10¹
            0.1   | 10   | 3 | 10⁻¹ 10⁰ 10¹
            0.1   | 10   | 2 | 10⁻¹ 10¹
            0.01  | 100  | 2 | 10⁻² 10¹
            1e-3  | 1e3  | 4 | 10⁻² 10⁰ 10²
            """)
    void logarithmicTicksAreDecadesOrElseRound(double lower, double upper, int most, String expected) {
        assertEquals(expected, labels(Ticks.logarithmic(new Range(lower, upper), most)));
    }

    @Test
    void aScaleShowsWhatHasAPlaceOnIt() {
        assertTrue(Scale.LINEAR.shows(-7e307));
        assertFalse(Scale.LINEAR.shows(Double.NaN));
        assertFalse(Scale.LINEAR.shows(Double.NEGATIVE_INFINITY));
        assertTrue(Scale.LOG.shows(1e-300));
        assertTrue(Scale.LOG.shows(7e307));
        assertFalse(Scale.LOG.shows(0));
        assertFalse(Scale.LOG.shows(-1));
        assertFalse(Scale.LOG.shows(Double.NaN));
    }

    @ParameterizedTest
    @CsvSource({"LINEAR, 0.25, 25.75", "LOG, 0.25, 3.1622776601683795", "LOG, 1, 100", "LINEAR, 0, 1"})
    void positionsAndValuesOfAScaleAreInverseToEachOther(Scale scale, double position, double value) {
        Range range = new Range(1, 100);
        assertEquals(value, scale.value(position, range), 1e-12);
        assertEquals(position, scale.position(value, range), 1e-15);
    }

    @Test
    void aRangeOfNeighbouringNumbersEndsAllTheSame() {
        assertTrue(Ticks.linear(new Range(1e20, Math.nextUp(1e20)), 5).size() < 100);
    }
}
