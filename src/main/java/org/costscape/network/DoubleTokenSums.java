package org.costscape.network;

import java.util.Arrays;
import org.costscape.array.ColumnMatrix;

/** The loops over {@code double}; its twin is {@link FloatTokenSums}. */
final class DoubleTokenSums implements TokenSums {
    private final double[][] sums; // [token][rows]
    private final double[] column;
    private final double[] all;

    DoubleTokenSums(int rows, int vocabulary, int columns) {
        sums = new double[vocabulary][rows];
        column = new double[rows];
        all = new double[rows * Math.max(columns, vocabulary)];
    }

    @Override
    public void sum(ColumnMatrix source, int[] tokens, ColumnMatrix target) {
        source.read(0, all);
        for (double[] each : sums) {
            Arrays.fill(each, 0);
        }
        int rows = column.length;
        for (int k = 0; k < tokens.length; k++) {
            System.arraycopy(all, k * rows, column, 0, rows);
            add(column, sums[tokens[k]]);
        }
        for (int token = 0; token < sums.length; token++) {
            System.arraycopy(sums[token], 0, all, token * rows, rows);
        }
        target.write(0, all);
    }

    /** One index for both arrays: only then does the compiler vectorize the sum. */
    private static void add(double[] from, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }
}
