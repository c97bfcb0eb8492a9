package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsoLevelsTest {
    /** Neither end of the range has a line. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LINEAR | 0    | 1    | 5 | 0.2 0.4 0.6 0.8
            LINEAR | 0.01 | 10   | 2 | 5
            LOG    | 1    | 8    | 4 | 2 4 6
            LOG    | 1    | 8.5  | 4 | 2 5
            LOG    | 0.2  | 30   | 9 | 0.5 1 2 5 10 20
            LOG    | 0.15 | 10   | 2 | 0.2 0.5 1 2 5
            LOG    | 1e-6 | 2e3  | 5 | 10⁻⁴ 10⁻² 10⁰ 10²
            """)
    void levelsAreRoundAndInsideTheRange(Scale scale, double lower, double upper, int most, String expected) {
        assertEquals(
                expected,
                IsoLevels.of(scale, new Range(lower, upper), most).stream()
                        .map(Tick::label)
                        .collect(Collectors.joining(" ")));
    }

    /** 2 and 5 times 10⁻³, then three in each of six decades. */
    @Test
    void upToSevenDecadesEachHasThreeLevels() {
        assertEquals(20, IsoLevels.of(Scale.LOG, new Range(1e-3, 9.9e3), 3).size());
    }
}
