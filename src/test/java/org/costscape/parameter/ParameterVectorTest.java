package org.costscape.parameter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;

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

    @ParameterizedTest
    @EnumSource(Precision.class)
    void lengthsProductsAndDistancesAreThoseOfEuclid(Precision precision) {
        try (ParameterVector a = ParameterVector.of(layout(), precision, new double[] {3, 0, 0, 0, 0, 0, 0, 4});
                ParameterVector b = ParameterVector.of(layout(), precision, new double[] {0, 0, 2, 0, 0, 0, 0, 10})) {
            assertEquals(5, a.norm());
            assertEquals(40, a.dot(b));
            assertEquals(7, a.distance(b)); // √(9 + 4 + 36)
            assertEquals(0, a.distance(a));
        }
    }

    /** 2²⁴ + 1 is no float: a sum in float would stop there. */
    @Test
    void sumsOfAVectorInFloatAreAccumulatedInDouble() {
        int size = (1 << 12) + 1;
        double[] values = new double[size];
        Arrays.fill(values, 64);
        values[0] = 1 << 12;
        try (ParameterVector theta = Vectors.of(Precision.FLOAT, values);
                ParameterVector ones = Vectors.rising(Precision.FLOAT, size, 1, 0)) {
            assertEquals(Math.sqrt(2.0 * (1 << 24)), theta.norm());
            assertEquals((1 << 12) + 64.0 * (1 << 12), theta.dot(ones));
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void blocksStartFromTheirOwnValues(Precision precision) {
        ParameterLayout.Builder builder = new ParameterLayout.Builder();
        builder.add("weight", 1, 2);
        builder.add(1, "scale", 2);
        builder.add("bias", 1);
        try (ParameterVector theta = ParameterVector.initial(builder.build(), precision)) {
            assertArrayEquals(new double[] {0, 0, 1, 1, 0}, theta.toDoubles());
        }
    }

    @Test
    void oneBlockIsReadAndWrittenInFloat() {
        double[] values = {1, 2, 3, 4, 5, 6, 7, 8};
        try (ParameterVector theta = ParameterVector.of(layout(), Precision.FLOAT, values)) {
            Block bias = theta.layout().blocks().get(1);
            assertArrayEquals(new float[] {7, 8}, theta.floats(bias));
            assertArrayEquals(new double[] {7, 8}, theta.widened(bias));
            theta.write(bias, new float[] {70, 80});
            assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6, 70, 80}, theta.toDoubles());
            theta.writeRounded(bias, new double[] {0.1, 0.2});
            assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6, 0.1f, 0.2f}, theta.toFloats());
        }
    }

    @Test
    void oneBlockIsReadAndWrittenInDouble() {
        double[] values = {1, 2, 3, 4, 5, 6, 7, 8};
        try (ParameterVector theta = ParameterVector.of(layout(), Precision.DOUBLE, values)) {
            Block bias = theta.layout().blocks().get(1);
            assertArrayEquals(new double[] {7, 8}, theta.doubles(bias));
            theta.write(bias, new double[] {0.1, 0.2});
            assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6, 0.1, 0.2}, theta.toDoubles());
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void partsAreCopiedIntoAndOutOfAMatrix(Precision precision) {
        double[] values = {1, 2, 3, 4, 5, 6, 7, 8};
        try (ParameterVector theta = ParameterVector.of(layout(), precision, values);
                ColumnMatrix matrix = ColumnMatrix.zeros(precision, 4, 1)) {
            theta.copyTo(matrix, 1, 5, 2);
            theta.copyFrom(matrix, 0, 3, 3);
            assertArrayEquals(new double[] {1, 2, 3, 0, 6, 7, 7, 8}, theta.toDoubles());
            theta.clear();
            assertArrayEquals(new double[8], theta.toDoubles());
        }
    }

    @Test
    void anotherNumberOfValuesIsRefused() {
        IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class,
                () -> ParameterVector.of(layout(), Precision.FLOAT, new double[7])
                        .close());
        assertEquals("expected 8 parameters, found 7", thrown.getMessage());
    }

    @Test
    void aClosedVectorHoldsNoMemory() {
        ParameterVector theta = ParameterVector.zeros(layout(), Precision.FLOAT);
        INDArray block = theta.view(0);
        theta.close();
        assertTrue(block.data().wasClosed() || block.wasClosed());
    }
}
