package org.costscape.network;

import java.util.List;
import java.util.stream.IntStream;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;

/** A matrix for a window of text, with a view of each step: step t of sequence s is column t · sequences + s. */
final class StepMatrix implements AutoCloseable {
    private final ColumnMatrix all;
    private final List<ColumnMatrix> steps;

    StepMatrix(Precision precision, int rows, int steps, int sequences) {
        this.all = ColumnMatrix.zeros(precision, rows, steps * sequences);
        this.steps = IntStream.range(0, steps)
                .mapToObj(t -> all.columns(t * sequences, sequences))
                .toList();
    }

    /** All columns (rows, steps · sequences). */
    ColumnMatrix all() {
        return all;
    }

    /** The columns of one step (rows, sequences). */
    ColumnMatrix step(int t) {
        return steps.get(t);
    }

    @Override
    public void close() {
        all.close();
    }
}
