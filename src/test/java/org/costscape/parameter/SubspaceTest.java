package org.costscape.parameter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.costscape.array.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SubspaceTest {
    /** More than two tiles of 4,096 numbers. */
    private static final int SIZE = 9000;

    @ParameterizedTest
    @EnumSource(Precision.class)
    void aPointIsTheOriginMovedAlongEachDirection(Precision precision) {
        try (ParameterVector origin = Vectors.rising(precision, SIZE, 5, 1);
                ParameterVector first = Vectors.rising(precision, SIZE, -2, 0.5);
                ParameterVector second = Vectors.rising(precision, SIZE, 8, -1);
                ParameterVector target = ParameterVector.zeros(origin.layout(), precision);
                ParameterVector expected = Vectors.rising(precision, SIZE, 5 - 8 - 16, 1 + 2 + 2)) {
            Subspace plane = new Subspace(origin, List.of(first, second));
            assertEquals(2, plane.dimension());
            assertSame(origin, plane.origin());
            assertEquals(List.of(first, second), plane.directions());
            plane.at(new double[] {4, -2}, target);
            assertArrayEquals(expected.toDoubles(), target.toDoubles());
        }
    }

    @Test
    void aPartOfAPointLeavesTheRestOfTheTargetAlone() {
        try (ParameterVector origin = Vectors.rising(Precision.DOUBLE, SIZE, 1, 1);
                ParameterVector direction = Vectors.rising(Precision.DOUBLE, SIZE, 1, 0);
                ParameterVector target = ParameterVector.zeros(origin.layout(), Precision.DOUBLE)) {
            int from = 37;
            int count = 2 * 4096 + 3;
            new Subspace(origin, List.of(direction)).at(new double[] {10}, target, from, count);
            double[] found = target.toDoubles();
            for (int i = 0; i < SIZE; i++) {
                assertEquals(i >= from && i < from + count ? i + 11 : 0, found[i], "number " + i);
            }
        }
    }

    /** 0 · ∞ would be NaN. */
    @Test
    void aDirectionThatIsNotTakenDoesNotCount() {
        try (ParameterVector origin = Vectors.of(Precision.DOUBLE, 1, 2);
                ParameterVector infinite = Vectors.of(Precision.DOUBLE, Double.POSITIVE_INFINITY, Double.NaN);
                ParameterVector target = Vectors.of(Precision.DOUBLE, 9, 9)) {
            new Subspace(origin, List.of(infinite)).at(new double[] {0}, target);
            assertArrayEquals(new double[] {1, 2}, target.toDoubles());
        }
    }

    @Test
    void directionsMustBeThereAndFitTheOrigin() {
        try (ParameterVector two = Vectors.of(Precision.DOUBLE, 1, 2);
                ParameterVector one = Vectors.of(Precision.DOUBLE, 1);
                ParameterVector floats = Vectors.of(Precision.FLOAT, 1, 2)) {
            assertThrows(IllegalArgumentException.class, () -> new Subspace(two, List.of()));
            assertThrows(IllegalArgumentException.class, () -> new Subspace(two, List.of(two, one)));
            assertThrows(IllegalArgumentException.class, () -> new Subspace(two, List.of(floats)));
        }
    }

    @Test
    void aGridNamesItsPointsByColumnAndRow() {
        try (ParameterVector theta = Vectors.of(Precision.DOUBLE, 1, 2)) {
            Subspace plane = new Subspace(theta, List.of(theta, theta));
            double[] a = {-1, 0, 2};
            SubspaceGrid grid = new SubspaceGrid(plane, a, new double[] {5, 7});
            a[1] = 100; // the grid keeps a copy
            assertSame(plane, grid.subspace());
            assertEquals(3, grid.columns());
            assertEquals(2, grid.rows());
            assertEquals(2, grid.a(2));
            assertEquals(7, grid.b(1));
            assertArrayEquals(new double[] {0, 7}, grid.at(1, 1));
        }
    }

    @Test
    void aLineIsAGridOfOneRow() {
        try (ParameterVector theta = Vectors.of(Precision.DOUBLE, 1, 2)) {
            SubspaceGrid grid = SubspaceGrid.line(new Subspace(theta, List.of(theta)), new double[] {0, 0.5, 1});
            assertEquals(3, grid.columns());
            assertEquals(1, grid.rows());
            assertArrayEquals(new double[] {0.5}, grid.at(1, 0));
        }
    }

    static List<double[]> positionsThatDoNotRise() {
        return List.of(
                new double[0], new double[] {1, 1}, new double[] {2, 1}, new double[] {0, Double.NaN}, new double[] {
                    Double.NEGATIVE_INFINITY, 0
                });
    }

    @ParameterizedTest
    @MethodSource("positionsThatDoNotRise")
    void positionsMustBeFiniteAndRise(double[] positions) {
        try (ParameterVector theta = Vectors.of(Precision.DOUBLE, 1, 2)) {
            Subspace plane = new Subspace(theta, List.of(theta, theta));
            double[] zero = {0};
            assertThrows(IllegalArgumentException.class, () -> new SubspaceGrid(plane, positions, zero));
            assertThrows(IllegalArgumentException.class, () -> new SubspaceGrid(plane, zero, positions));
        }
    }

    @Test
    void aGridHasTheDimensionOfItsSubspace() {
        try (ParameterVector theta = Vectors.of(Precision.DOUBLE, 1, 2)) {
            double[] zero = {0};
            Subspace line = new Subspace(theta, List.of(theta));
            Subspace space = new Subspace(theta, List.of(theta, theta, theta));
            assertThrows(IllegalArgumentException.class, () -> new SubspaceGrid(line, zero, new double[] {1}));
            assertThrows(IllegalArgumentException.class, () -> new SubspaceGrid(line, zero, new double[] {0, 1}));
            assertThrows(IllegalArgumentException.class, () -> new SubspaceGrid(space, zero, zero));
        }
    }
}
