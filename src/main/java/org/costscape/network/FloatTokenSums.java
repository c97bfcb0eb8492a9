package org.costscape.network;

import java.util.Arrays;
import org.costscape.array.ColumnMatrix;

/** The loops over {@code float}; its twin is {@link DoubleTokenSums}. */
final class FloatTokenSums implements TokenSums {
    private final float[][] sums; // [token][rows]
    private final float[] column;
    private final float[] all;

    FloatTokenSums(int rows, int vocabulary, int columns) {
        sums = new float[vocabulary][rows];
        column = new float[rows];
        all = new float[rows * Math.max(columns, vocabulary)];
    }

    @Override
    public void sum(ColumnMatrix source, int[] tokens, ColumnMatrix target) {
        source.read(0, all);
        for (float[] each : sums) {
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
    private static void add(float[] from, float[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }
}
