package org.costscape.network;

import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;

/** Adds up the columns that belong to the same token: the transpose of looking tokens up in a table. */
sealed interface TokenSums permits FloatTokenSums, DoubleTokenSums {
    /** Memory for {@code columns} columns. */
    static TokenSums of(Precision precision, int rows, int vocabulary, int columns) {
        return precision == Precision.FLOAT
                ? new FloatTokenSums(rows, vocabulary, columns)
                : new DoubleTokenSums(rows, vocabulary, columns);
    }

    /**
     * Overwrites column v of the target by the sum of those columns of the source whose token is v.
     *
     * @param source (rows, columns)
     * @param tokens of the columns
     * @param target (rows, vocabulary)
     */
    void sum(ColumnMatrix source, int[] tokens, ColumnMatrix target);
}
