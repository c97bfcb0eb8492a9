package org.costscape.network;

import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.jspecify.annotations.Nullable;

/** One buffer of a pass, made when first used, with its view for the number of examples at hand kept for the next call. */
final class PassMemory implements AutoCloseable {
    private final Precision precision;
    private final int rows;
    private final int capacity;
    private @Nullable ColumnMatrix whole;
    private @Nullable ColumnMatrix last;

    PassMemory(Precision precision, int rows, int capacity) {
        this.precision = precision;
        this.rows = rows;
        this.capacity = capacity;
    }

    /** The first {@code n} columns; what they hold is left from the last use. */
    ColumnMatrix columns(int n) {
        if (whole == null) {
            whole = ColumnMatrix.zeros(precision, rows, capacity);
        }
        if (last == null || last.columns() != n) {
            last = whole.columns(0, n);
        }
        return last;
    }

    @Override
    public void close() {
        if (whole != null) {
            whole.close();
        }
    }
}
