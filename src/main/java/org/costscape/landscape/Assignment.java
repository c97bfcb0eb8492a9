package org.costscape.landscape;

import java.util.Arrays;
import org.costscape.task.Progress;

/**
 * The linear assignment problem: which column each row takes, no two the same, so that the sum of their weights is largest.
 *
 * <p>Shortest augmenting paths with potentials, O(n³) time, O(n) memory beside the weights; exact to rounding.
 *
 * <p>Reference: Jonker, Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment problems",
 * Computing 38, 1987; without its two heuristic first phases.
 */
public final class Assignment {
    private Assignment() {}

    /**
     * The best assignment.
     *
     * @param weights [n][n], finite
     * @return for each row its column
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static int[] maximum(double[][] weights, Progress progress) {
        int n = weights.length;
        double[] ofRow = new double[n];
        double[] ofColumn = new double[n + 1]; // column n stands for the row that is still without one
        int[] rowOf = new int[n + 1];
        Arrays.fill(rowOf, -1);
        for (int row = 0; row < n; row++) {
            progress.check();
            rowOf[n] = row;
            int[] before = augment(weights, ofRow, ofColumn, rowOf);
            int column = before[n];
            while (column != n) {
                rowOf[column] = rowOf[before[column]];
                column = before[column];
            }
        }
        int[] columns = new int[n];
        for (int column = 0; column < n; column++) {
            columns[rowOf[column]] = column;
        }
        return columns;
    }

    /** The shortest path to a free column, as each column's one before; at n the free column itself. Moves the potentials. */
    private static int[] augment(double[][] weights, double[] ofRow, double[] ofColumn, int[] rowOf) {
        int n = weights.length;
        double[] distance = new double[n];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        boolean[] reached = new boolean[n + 1];
        int[] before = new int[n + 1];
        int at = n;
        while (rowOf[at] >= 0) {
            reached[at] = true;
            int row = rowOf[at];
            int nearest = -1;
            for (int column = 0; column < n; column++) {
                if (!reached[column]) {
                    double reduced = -weights[row][column] - ofRow[row] - ofColumn[column];
                    if (reduced < distance[column]) {
                        distance[column] = reduced;
                        before[column] = at;
                    }
                    nearest = nearest < 0 || distance[column] < distance[nearest] ? column : nearest;
                }
            }
            double step = distance[nearest];
            for (int column = 0; column <= n; column++) {
                if (reached[column]) {
                    ofRow[rowOf[column]] += step;
                    ofColumn[column] -= step;
                } else {
                    distance[column] -= step;
                }
            }
            at = nearest;
        }
        before[n] = at;
        return before;
    }
}
