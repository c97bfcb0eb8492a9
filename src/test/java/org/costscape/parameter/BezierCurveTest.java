package org.costscape.parameter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.costscape.array.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BezierCurveTest {
    @ParameterizedTest
    @EnumSource(Precision.class)
    void aPointIsTheQuadraticOfItsThreePoints(Precision precision) {
        try (ParameterVector start = Vectors.of(precision, 16, 0, 0, 32);
                ParameterVector bend = Vectors.of(precision, 0, 16, 0, 64);
                ParameterVector end = Vectors.of(precision, 0, 0, 16, -16);
                ParameterVector target = Vectors.of(precision, 9, 9, 9, 9)) {
            new BezierCurve(start, bend, end).at(0.25, target);
            assertArrayEquals(new double[] {9, 6, 1, 18 + 24 - 1}, target.toDoubles());
        }
    }

    /** (1 − 1)² · ∞ would be NaN: the ends are copied, not computed. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void theEndsAreTheVectorsThemselves(double t) {
        try (ParameterVector start = Vectors.of(Precision.FLOAT, 0.1, Double.POSITIVE_INFINITY);
                ParameterVector bend = Vectors.of(Precision.FLOAT, 7, Double.POSITIVE_INFINITY);
                ParameterVector end = Vectors.of(Precision.FLOAT, 0.3, Double.NEGATIVE_INFINITY);
                ParameterVector target = Vectors.of(Precision.FLOAT, 9, 9)) {
            new BezierCurve(start, bend, end).at(t, target);
            assertArrayEquals((t == 0 ? start : end).toDoubles(), target.toDoubles());
        }
    }

    /** Against a central difference of the curve in one parameter of θ, which is exact: the curve is linear in θ. */
    @ParameterizedTest
    @CsvSource({"0, 0", "0.25, 0.375", "0.5, 0.5", "0.875, 0.21875", "1, 0"})
    void theWeightOfTheBendIsTheDerivativeByIt(double t, double expected) {
        assertEquals(expected, BezierCurve.weightOfBend(t));
        try (ParameterVector end = Vectors.of(Precision.DOUBLE, 5);
                ParameterVector bend = Vectors.of(Precision.DOUBLE, 1);
                ParameterVector moved = Vectors.of(Precision.DOUBLE, 2);
                ParameterVector target = Vectors.of(Precision.DOUBLE, 0)) {
            new BezierCurve(end, bend, end).at(t, target);
            double before = target.toDoubles()[0];
            new BezierCurve(end, moved, end).at(t, target);
            assertEquals(expected, target.toDoubles()[0] - before, 1e-15);
        }
    }

    @Test
    void pointsOfOtherLayoutsOrPrecisionsAreRefused() {
        try (ParameterVector two = Vectors.of(Precision.DOUBLE, 1, 2);
                ParameterVector one = Vectors.of(Precision.DOUBLE, 1);
                ParameterVector floats = Vectors.of(Precision.FLOAT, 1, 2)) {
            assertThrows(IllegalArgumentException.class, () -> new BezierCurve(two, one, two));
            assertThrows(IllegalArgumentException.class, () -> new BezierCurve(two, two, one));
            assertThrows(IllegalArgumentException.class, () -> new BezierCurve(two, floats, two));
        }
    }
}
