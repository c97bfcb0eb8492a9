package org.costscape.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTest {
    @ParameterizedTest
    @CsvSource({"0.05, at most 0.05", "1e-12, at most 10⁻¹²", "0.608, at most 0.608", "3, at most 3", "20, at most 20"})
    void aBoundIsWrittenWithoutTheZerosOfAMeasurement(double limit, String expected) {
        Finding finding = Finding.atMost("x", limit, limit);
        assertEquals(expected, finding.expected());
        assertTrue(finding.holds());
        assertFalse(Finding.atMost("x", limit, limit * 1.01).holds());
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "0, 0", "0.5, 0.500", "1.1399, 1.14"})
    void aMeasurementHasThreeDigitsAndACountNoDecimals(double value, String expected) {
        assertEquals(expected, Finding.atLeast("x", 0, value).measured());
    }
}
