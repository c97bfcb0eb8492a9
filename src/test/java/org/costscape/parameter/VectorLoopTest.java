package org.costscape.parameter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.costscape.array.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VectorLoopTest {
    @ParameterizedTest
    @EnumSource(Precision.class)
    void theKernelSeesEveryNumberOnceAndChangesOnlyWhatMayChange(Precision precision) {
        int size = 2 * 2048 + 5;
        try (ParameterVector changed = Vectors.rising(precision, size, 0, 1);
                ParameterVector other = Vectors.rising(precision, size, 1, 0);
                ParameterVector read = Vectors.rising(precision, size, 10, 2);
                ParameterVector before = read.copy();
                ParameterVector sum = Vectors.rising(precision, size, 10, 3);
                ParameterVector three = Vectors.rising(precision, size, 3, 0)) {
            List<Integer> tiles = new ArrayList<>();
            VectorLoop.run(List.of(changed, other), List.of(read), (tile, n) -> {
                tiles.add(n);
                for (int i = 0; i < n; i++) {
                    tile[0][i] += tile[2][i];
                    tile[1][i] *= 3;
                    tile[2][i] = Double.NaN;
                }
            });
            assertEquals(List.of(2048, 2048, 5), tiles);
            assertArrayEquals(sum.toDoubles(), changed.toDoubles());
            assertArrayEquals(three.toDoubles(), other.toDoubles());
            assertArrayEquals(before.toDoubles(), read.toDoubles());
        }
    }

    /** 1 + 2⁻³⁰ − 1 is 0 where the sum was rounded to float in between. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void numbersAreRoundedOnceAtTheEnd(Precision precision) {
        double small = Math.scalb(1.0, -30);
        try (ParameterVector theta = Vectors.of(precision, 1)) {
            VectorLoop.run(List.of(theta), List.of(), (tile, n) -> {
                tile[0][0] += small;
                tile[0][0] -= 1;
            });
            assertArrayEquals(new double[] {small}, theta.toDoubles());
        }
    }
}
