package org.costscape.landscape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.costscape.array.Precision;
import org.costscape.cost.Evaluation;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The plane around a step, and what is read off it. */
class StepDirectionsTest {
    private static ParameterVector vector(double... values) {
        ParameterLayout.Builder builder = new ParameterLayout.Builder();
        builder.add("theta", values.length);
        return ParameterVector.of(builder.build(), Precision.DOUBLE, values);
    }

    @Test
    void theFirstDirectionIsTheStepAndTheOtherAsGiven() {
        try (ParameterVector from = vector(1, 2, 3);
                ParameterVector to = vector(4, 2, 7);
                StepDirections directions = StepDirections.of(from, to, new double[] {0, 3, 4}, "y")) {
            assertArrayEquals(new double[] {3, 0, 4}, directions.step().toDoubles());
            assertArrayEquals(new double[] {0, 3, 4}, directions.across().toDoubles());
            assertEquals(5, directions.length());
            assertEquals(16 / 25.0, directions.cosine(), 1e-15);
            assertArrayEquals(new double[] {1, 2, 3}, from.toDoubles());
        }
    }

    @Test
    void aStepOfNoLengthIsRefused() {
        try (ParameterVector theta = vector(1, 2)) {
            BadInputException thrown = assertThrows(
                    BadInputException.class,
                    () -> StepDirections.of(theta, theta, new double[] {1, 0}, "y")
                            .close());
            assertTrue(String.valueOf(thrown.getMessage()).startsWith("the step has length 0"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2, 4, parallel to the step; choose another --y",
        "-3, -6, parallel to the step; choose another --y",
        "0, 0, 'zero; choose another --y, or another --at'",
        "NaN, 1, not finite; choose another --y",
        "Infinity, 1, not finite; choose another --y"
    })
    void aDirectionThatSpansNoPlaneWithTheStepIsRefused(double first, double second, String what) {
        try (ParameterVector from = vector(0, 0);
                ParameterVector to = vector(1, 2)) {
            BadInputException thrown = assertThrows(
                    BadInputException.class,
                    () -> StepDirections.of(from, to, new double[] {first, second}, "the name")
                            .close());
            assertTrue(
                    String.valueOf(thrown.getMessage()).endsWith("found the name, which is " + what),
                    thrown.getMessage());
        }
    }

    @Test
    void theChangeOfACostIsPredictedByItsGradient() {
        try (ParameterVector gradient = vector(2, -1);
                ParameterVector from = vector(1, 1);
                ParameterVector to = vector(4, 3)) {
            CostChange change = CostChange.of(10, gradient, from, to, 12.5);
            assertEquals(new CostChange(10, 12.5, 4), change);
            assertEquals(2.5, change.actual());
        }
    }

    /** J = 10 a + b, error rate a, norm b. */
    private static Surface surface() {
        List<PlaneCell> cells = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 2; j++) {
                cells.add(new PlaneCell(i, j, new Evaluation(10 * i + j, i, j), Optional.empty()));
            }
        }
        return Surface.of(
                new PlaneGrid(new PlaneGrid.Axis(-1, 1, 3), new PlaneGrid.Axis(0, 5, 2)),
                (Collection<PlaneCell>) cells);
    }

    @Test
    void theNumbersOfASurfaceStandByColumnAndRow() {
        StepSurface surface = StepSurface.of(surface());
        assertEquals(List.of(-1.0, 0.0, 1.0), surface.a());
        assertEquals(List.of(0.0, 5.0), surface.b());
        assertEquals(new Evaluation(21, 2, 1), surface.at(2, 1));
        assertEquals(List.of(10.0, 11.0), surface.slice(0, true));
        assertEquals(List.of(1.0, 11.0, 21.0), surface.slice(5, false));
        assertEquals(List.of(0.0, 1.0), surface.slice(-1, true));
    }

    @Test
    void aSliceOffTheGridIsRefused() {
        StepSurface surface = StepSurface.of(surface());
        assertThrows(IllegalArgumentException.class, () -> surface.slice(5, true));
        assertThrows(IllegalArgumentException.class, () -> surface.slice(1, false));
    }

    private static ParameterLayout layers() {
        ParameterLayout.Builder builder = new ParameterLayout.Builder();
        builder.add("0.weight", 2, 1);
        builder.add("0.bias", 2);
        builder.add("1.weight", 1, 2);
        builder.add("1.scale", 1);
        builder.add("2.weight", 1, 1);
        return builder.build();
    }

    @ParameterizedTest
    @CsvSource({"1, 4", "2, 7"})
    void aSplitCutsADirectionBeforeAWeightMatrix(int lower, int border) {
        double[] numbers = {1, 2, 3, 4, 5, 6, 7, 8};
        assertEquals(3, LayerSplit.weights(layers()));
        try (ParameterVector direction = ParameterVector.of(layers(), Precision.DOUBLE, numbers)) {
            List<ParameterVector> parts = new LayerSplit(3, lower).parts(direction);
            double[] below = parts.get(0).toDoubles();
            double[] above = parts.get(1).toDoubles();
            parts.forEach(ParameterVector::close);
            for (int i = 0; i < numbers.length; i++) {
                assertEquals(i < border ? numbers[i] : 0, below[i], "number " + i);
                assertEquals(i < border ? 0 : numbers[i], above[i], "number " + i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void aSplitLeavesAWeightMatrixOnBothSides(int lower) {
        BadInputException thrown = assertThrows(BadInputException.class, () -> new LayerSplit(3, lower));
        assertEquals(
                "split: expected 1 … 2 of the 3 weight matrices in the lower part, found " + lower,
                thrown.getMessage());
    }
}
