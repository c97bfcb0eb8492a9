package org.costscape.parameter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.costscape.array.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {
    @ParameterizedTest
    @CsvSource({"0.25, 7, 5", "0.5, 6, 2", "-1, 12, 20", "2, 0, -16"})
    void aPointIsTheWeightedMeanOfTheEnds(double alpha, double first, double second) {
        for (Precision precision : Precision.values()) {
            try (ParameterVector start = Vectors.of(precision, 8, 8);
                    ParameterVector end = Vectors.of(precision, 4, -4);
                    ParameterVector target = Vectors.of(precision, 100, 100)) {
                new Line(start, end).at(alpha, target);
                assertArrayEquals(new double[] {first, second}, target.toDoubles());
            }
        }
    }

    /** 0 · ∞ would be NaN: the ends are copied, not computed. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void theEndsAreTheVectorsThemselves(double alpha) {
        try (ParameterVector start = Vectors.of(Precision.FLOAT, 0.1, Double.POSITIVE_INFINITY);
                ParameterVector end = Vectors.of(Precision.FLOAT, 0.3, Double.NEGATIVE_INFINITY);
                ParameterVector target = Vectors.of(Precision.FLOAT, 9, 9)) {
            new Line(start, end).at(alpha, target);
            assertArrayEquals((alpha == 0 ? start : end).toDoubles(), target.toDoubles());
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void endsAreLeftAlone(Precision precision) {
        try (ParameterVector start = Vectors.of(precision, 1, 2);
                ParameterVector end = Vectors.of(precision, 3, 4);
                ParameterVector target = Vectors.of(precision, 0, 0)) {
            new Line(start, end).at(0.3, target);
            assertArrayEquals(new double[] {1, 2}, start.toDoubles());
            assertArrayEquals(new double[] {3, 4}, end.toDoubles());
        }
    }

    @Test
    void endsOfOtherLayoutsOrPrecisionsAreRefused() {
        try (ParameterVector two = Vectors.of(Precision.DOUBLE, 1, 2);
                ParameterVector one = Vectors.of(Precision.DOUBLE, 1);
                ParameterVector floats = Vectors.of(Precision.FLOAT, 1, 2)) {
            assertThrows(IllegalArgumentException.class, () -> new Line(two, one));
            assertThrows(IllegalArgumentException.class, () -> new Line(two, floats));
        }
    }
}
