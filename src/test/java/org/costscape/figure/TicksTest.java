package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
            """)
    void logarithmicTicksAreDecadesOrElseRound(double lower, double upper, int most, String expected) {
        assertEquals(expected, labels(Ticks.logarithmic(new Range(lower, upper), most)));
    }

    @Test
    void aRangeOfNeighbouringNumbersEndsAllTheSame() {
        assertTrue(Ticks.linear(new Range(1e20, Math.nextUp(1e20)), 5).size() < 100);
    }
}
