package org.costscape.cost;

import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterVector;
import org.jspecify.annotations.Nullable;

/** Whose mean and variance a batch normalization takes when a cost is evaluated. */
public sealed interface BatchStatistics
        permits BatchStatistics.Recomputed, BatchStatistics.Fixed, BatchStatistics.Batch {
    /** Those of the whole evaluated set at this very θ. */
    BatchStatistics RECOMPUTED = new Recomputed();

    /** Number of examples that are normalized together, of a set with so many examples. */
    int together(int examples);

    /** The statistics to normalize by, or null where they are those of the examples that are normalized together. */
    @Nullable
    ParameterVector given();

    /** Those of the whole evaluated set, at each θ anew. */
    record Recomputed() implements BatchStatistics {
        @Override
        public int together(int examples) {
            return examples;
        }

        @Override
        public @Nullable ParameterVector given() {
            return null;
        }
    }

    /**
     * Given ones whatever θ is: frozen those of an origin, or running statistics, interpolated or not.
     *
     * @param given as {@link org.costscape.network.Network#running} lays them out; a variance below zero counts as zero
     */
    record Fixed(ParameterVector given) implements BatchStatistics {
        @Override
        public int together(int examples) {
            return examples;
        }
    }

    /**
     * Those of each of the batches into which the set is cut in its order. The last one may have fewer examples; a single
     * example that is left joins the batch before it.
     *
     * @param size examples of a batch, at least 2
     */
    record Batch(int size) implements BatchStatistics {
        public Batch {
            if (size < 2) {
                throw new BadInputException("size: expected at least 2 examples in a batch, found " + size);
            }
        }

        @Override
        public int together(int examples) {
            return Math.min(size, examples);
        }

        @Override
        public @Nullable ParameterVector given() {
            return null;
        }
    }
}
