package org.costscape.parameter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.costscape.array.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParameterVectorTest {
    private static ParameterLayout layout() {
        ParameterLayout.Builder builder = new ParameterLayout.Builder();
        builder.add("weight", 2, 3);
        builder.add("bias", 2);
        return builder.build();
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void aWeightIsStoredRowByRowAndSeenAsItsTranspose(Precision precision) {
        double[] values = {1, 2, 3, 4, 5, 6, 7, 8};
        try (ParameterVector theta = ParameterVector.of(layout(), precision, values)) {
            assertArrayEquals(new long[] {3, 2}, theta.view(0).shape());
            assertEquals(6, theta.view(0).getDouble(2, 1)); // W[1][2]
            assertEquals(8, theta.view(1).getDouble(1, 0));
            theta.view(0).putScalar(0, 1, 40); // W[1][0]
            assertArrayEquals(new double[] {1, 2, 3, 40, 5, 6, 7, 8}, theta.toDoubles());
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void algebraChangesTheVectorAndNotItsArgument(Precision precision) {
        double[] one = {1, 2, 3, 4, 5, 6, 7, 8};
        double[] two = {8, 7, 6, 5, 4, 3, 2, 1};
        try (ParameterVector a = ParameterVector.of(layout(), precision, one);
                ParameterVector b = ParameterVector.of(layout(), precision, two);
                ParameterVector c = a.copy()) {
            c.scale(2);
            c.add(-0.5, b);
            assertArrayEquals(new double[] {-2, 0.5, 3, 5.5, 8, 10.5, 13, 15.5}, c.toDoubles());
            assertArrayEquals(one, a.toDoubles());
            assertArrayEquals(two, b.toDoubles());
            c.assign(b);
            assertArrayEquals(two, c.toDoubles());
        }
    }
}
