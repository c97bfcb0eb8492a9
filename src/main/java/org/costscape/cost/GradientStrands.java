package org.costscape.cost;

import java.util.ArrayList;
import java.util.List;
import org.costscape.array.Precision;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;

/**
 * Adds up the gradients of numbered chunks in an order that does not depend on the number of threads: the chunks are dealt to
 * at most {@value #STRANDS} strands, each of which adds up its chunks one after the other; the strands are then added in their
 * order.
 */
final class GradientStrands implements AutoCloseable {
    /** The most gradients that are in memory at a time. */
    private static final int STRANDS = 8;

    private final ParameterLayout layout;
    private final Precision precision;
    private final Parallel parallel;
    private final List<ParameterVector> strands = new ArrayList<>();

    GradientStrands(ParameterLayout layout, Precision precision, Parallel parallel) {
        this.layout = layout;
        this.precision = precision;
        this.parallel = parallel;
    }

    /** The work on one chunk. */
    @FunctionalInterface
    interface Chunk {
        /** Writes the chunk's part of the gradient, or adds it where {@code accumulate}. */
        void differentiate(int chunk, int lane, ParameterVector gradient, boolean accumulate);
    }

    /** Overwrites the gradient by the sum over the chunks 0 … count−1. */
    void sum(int count, ParameterVector gradient, Chunk body) {
        int used = Math.min(count, STRANDS);
        while (strands.size() < used - 1) {
            strands.add(ParameterVector.zeros(layout, precision));
        }
        parallel.forEach(used, (strand, lane) -> {
            ParameterVector sum = strand == 0 ? gradient : strands.get(strand - 1);
            for (int chunk = strand; chunk < count; chunk += used) {
                body.differentiate(chunk, lane, sum, chunk != strand);
            }
        });
        for (int strand = 1; strand < used; strand++) {
            gradient.add(1, strands.get(strand - 1));
        }
    }

    @Override
    public void close() {
        strands.forEach(ParameterVector::close);
    }
}
