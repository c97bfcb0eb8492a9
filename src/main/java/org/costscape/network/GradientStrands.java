package org.costscape.network;

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
public final class GradientStrands implements AutoCloseable {
    /** The most gradients that are in memory at a time. */
    private static final int STRANDS = 8;

    private final ParameterLayout layout;
    private final Precision precision;
    private final Parallel parallel;
    private final List<ParameterVector> strands = new ArrayList<>();

    public GradientStrands(ParameterLayout layout, Precision precision, Parallel parallel) {
        this.layout = layout;
        this.precision = precision;
        this.parallel = parallel;
    }

    /** The work on one chunk. */
    @FunctionalInterface
    public interface Chunk {
        /** Writes the chunk's part of the gradient, or adds it where {@code accumulate}. */
        void differentiate(int chunk, int lane, ParameterVector gradient, boolean accumulate);
    }

    /** Overwrites the gradient by the sum over the chunks 0 … count−1. */
    public void sum(int count, ParameterVector gradient, Chunk body) {
        deal(count, gradient, false, body);
        merge(count, gradient);
    }

    /**
     * Deals out the chunks; the sum is in the gradient only after {@link #merge}, before which other blocks of the same chunks
     * may be dealt out.
     *
     * @param accumulate whether the sum is added to what is in the gradient
     */
    void deal(int count, ParameterVector gradient, boolean accumulate, Chunk body) {
        int used = Math.min(count, STRANDS);
        while (strands.size() < used - 1) {
            strands.add(ParameterVector.zeros(layout, precision));
        }
        parallel.forEach(used, (strand, lane) -> {
            ParameterVector sum = strand == 0 ? gradient : strands.get(strand - 1);
            for (int chunk = strand; chunk < count; chunk += used) {
                parallel.check();
                body.differentiate(chunk, lane, sum, chunk != strand || (accumulate && strand == 0));
            }
        });
    }

    /** Adds the strands of all chunks that were dealt out to the gradient. */
    void merge(int count, ParameterVector gradient) {
        int used = Math.min(count, STRANDS);
        for (int strand = 1; strand < used; strand++) {
            gradient.add(1, strands.get(strand - 1));
        }
    }

    @Override
    public void close() {
        strands.forEach(ParameterVector::close);
    }
}
