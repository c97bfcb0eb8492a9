package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "5, 5.00",
        "0.06, 0.0600",
        "-1.145593, −1.15",
        "99.96, 100",
        "123456, 123000",
        "-0.00004321, −4.32×10⁻⁵",
        "1e30, 1.00×10³⁰",
        "Infinity, ∞",
        "-Infinity, −∞",
        "NaN, NaN"
    })
    void numbersHaveThreeSignificantDigitsAndATrueMinusSign(double value, String text) {
        assertEquals(text, Numbers.threeDigits(value));
    }

    @ParameterizedTest
    @CsvSource({
        "2.30412, 2.20441, 2.30",
        "2.30412, 2.30388, 2.3041",
        "2.30412, 2.30412, 2.30",
        "0.0123456789, 0.0123456788, 0.01234568",
        "0.00001234567, 0.00001234467, 1.23457×10⁻⁵",
        "0, 1, 0",
        "5, 0, 5.00",
        "2.5, Infinity, 2.50",
        "NaN, 1, NaN"
    })
    void aNumberBesidesAnotherHasDigitsThatTellThemApart(double value, double other, String text) {
        assertEquals(text, Numbers.beside(value, other));
    }

    @ParameterizedTest
    @CsvSource({"0.4, 0 s", "42, 42 s", "100, 2 min", "9000, 2.5 h"})
    void durationsAreRoundedToWhatMatters(double seconds, String text) {
        assertEquals(text, Numbers.duration(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "352, 352 bytes",
        "1234, 1.2 kB",
        "83232, 83 kB",
        "64e6, 64 MB",
        "1.5e9, 1.5 GB",
        "9e15, 9000 TB"
    })
    void memoryHasTwoDigitsOrMore(double bytes, String text) {
        assertEquals(text, Numbers.bytes(bytes));
    }
}
