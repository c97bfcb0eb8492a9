package org.costscape.landscape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.costscape.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void noOtherAssignmentHasALargerSum(int n) {
        SplittableRandom random = new SplittableRandom(n);
        for (int round = 0; round < 30; round++) {
            boolean ties = round % 2 == 0;
            double[][] weights = new double[n][n];
            for (double[] row : weights) {
                for (int j = 0; j < n; j++) {
                    row[j] = ties ? random.nextInt(-2, 3) : 2 * random.nextDouble() - 1;
                }
            }
            int[] found = Assignment.maximum(weights, Progress.NONE);
            assertEquals(n, IntStream.of(found).distinct().count());
            double sum =
                    IntStream.range(0, n).mapToDouble(i -> weights[i][found[i]]).sum();
            assertEquals(best(weights, 0, new boolean[n]), sum, 1e-12);
        }
    }

    @Test
    void aHiddenOrderIsFoundAmongNoise() {
        int n = 60;
        int[] order = order(n, new SplittableRandom(5));
        SplittableRandom random = new SplittableRandom(6);
        double[][] weights = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                weights[i][j] = random.nextDouble() + (order[i] == j ? 3 : 0);
            }
        }
        assertArrayEquals(order, Assignment.maximum(weights, Progress.NONE));
    }

    /** All assignments tried. */
    private static double best(double[][] weights, int row, boolean[] taken) {
        if (row == weights.length) {
            return 0;
        }
        double best = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < taken.length; j++) {
            if (!taken[j]) {
                taken[j] = true;
                best = Math.max(best, weights[row][j] + best(weights, row + 1, taken));
                taken[j] = false;
            }
        }
        return best;
    }

    /** A random order of 0 … n−1. */
    static int[] order(int n, SplittableRandom random) {
        int[] order = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }
}
