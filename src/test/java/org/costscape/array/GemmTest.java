package org.costscape.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.costscape.array.Gemm.Factor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GemmTest {
    private static ColumnMatrix matrix(Precision precision, int rows, int columns, double... values) {
        ColumnMatrix matrix = ColumnMatrix.zeros(precision, rows, columns);
        matrix.writeRounded(0, values, new float[values.length]);
        return matrix;
    }

    private static double[] values(ColumnMatrix matrix) {
        double[] values = new double[matrix.rows() * matrix.columns()];
        matrix.readWidened(0, values, new float[values.length]);
        return values;
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void everyWayOfTransposingGivesTheProductAlsoOfColumnsInTheMiddle(Precision precision) {
        try (ColumnMatrix a = matrix(precision, 2, 4, 9, 9, 1, 4, 2, 5, 3, 6); // behind a column that is left out
                ColumnMatrix aTransposed = matrix(precision, 3, 2, 1, 2, 3, 4, 5, 6);
                ColumnMatrix b = matrix(precision, 3, 1, 1, 10, 100);
                ColumnMatrix bTransposed = matrix(precision, 1, 3, 1, 10, 100);
                ColumnMatrix c = ColumnMatrix.zeros(precision, 2, 1)) {
            check(a.columns(1, 3), Factor.PLAIN, b, Factor.PLAIN, c);
            check(aTransposed, Factor.TRANSPOSED, b, Factor.PLAIN, c);
            check(a.columns(1, 3), Factor.PLAIN, bTransposed, Factor.TRANSPOSED, c);
            check(aTransposed, Factor.TRANSPOSED, bTransposed, Factor.TRANSPOSED, c);
        }
    }

    private static void check(ColumnMatrix a, Factor opA, ColumnMatrix b, Factor opB, ColumnMatrix c) {
        Gemm.multiply(a.array(), opA, b.array(), opB, c.array(), false);
        assertArrayEquals(new double[] {321, 654}, values(c));
        Gemm.multiply(a.array(), opA, b.array(), opB, c.array(), true);
        assertArrayEquals(new double[] {642, 1308}, values(c));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void productsOfAllSortsOfSizesAreSumsOfProductsOnAnyThread(Precision precision) throws InterruptedException {
        AtomicInteger right = new AtomicInteger();
        Thread[] threads = new Thread[3];
        for (int t = 0; t < threads.length; t++) {
            threads[t] = new Thread(() -> {
                for (int[] size :
                        new int[][] {{1, 1, 1}, {1, 17, 300}, {17, 1, 300}, {129, 33, 1}, {64, 10, 100}, {513, 16, 128}
                        }) {
                    checkSumsOfProducts(precision, size[0], size[1], size[2]);
                    right.incrementAndGet();
                }
            });
            threads[t].start();
        }
        for (Thread each : threads) {
            each.join();
        }
        assertEquals(18, right.get());
    }

    private static void checkSumsOfProducts(Precision precision, int m, int n, int k) {
        double[] a = new SplittableRandom(m).doubles((long) m * k, -1, 1).toArray();
        double[] b = new SplittableRandom(n).doubles((long) k * n, -1, 1).toArray();
        double[] expected = new double[m * n];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                for (int l = 0; l < k; l++) {
                    expected[j * m + i] += a[l * m + i] * b[j * k + l];
                }
            }
        }
        try (ColumnMatrix left = matrix(precision, m, k, a);
                ColumnMatrix right = matrix(precision, k, n, b);
                ColumnMatrix product = ColumnMatrix.zeros(precision, m, n)) {
            Gemm.multiply(left.array(), Factor.PLAIN, right.array(), Factor.PLAIN, product.array(), false);
            assertArrayEquals(expected, values(product), precision == Precision.FLOAT ? 1e-5 : 1e-13);
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void shapesAndTypesThatDoNotFitAreRefused(Precision precision) {
        Precision other = precision == Precision.FLOAT ? Precision.DOUBLE : Precision.FLOAT;
        try (ColumnMatrix a = ColumnMatrix.zeros(precision, 2, 3);
                ColumnMatrix b = ColumnMatrix.zeros(precision, 2, 2);
                ColumnMatrix mixed = ColumnMatrix.zeros(other, 3, 2);
                ColumnMatrix c = ColumnMatrix.zeros(precision, 2, 2)) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> Gemm.multiply(a.array(), Factor.PLAIN, b.array(), Factor.PLAIN, c.array(), false));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> Gemm.multiply(a.array(), Factor.PLAIN, mixed.array(), Factor.PLAIN, c.array(), false));
        }
    }
}
