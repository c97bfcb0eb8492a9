package org.costscape.network;

import org.costscape.array.ColumnMatrix;

/**
 * The outputs of a network for a chunk of examples at the points of a grid in parameter space, in one thread.
 *
 * <p>What the first layer needs of the examples is computed once for the whole grid: its product W x is linear in θ. The outputs
 * at a point do not depend on which other points are asked for.
 */
public sealed interface GridPass extends AutoCloseable permits ProductGridPass, SignChangeGridPass {
    /** Takes the outputs at one point. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Is called for one point after the other.
         *
         * @param column number of the position a
         * @param outputs (outputs, examples), in memory of the pass; may be overwritten
         */
        void visit(int column, ColumnMatrix outputs);
    }

    /** The most examples of a chunk. */
    int capacity();

    /**
     * Takes up a chunk of examples.
     *
     * @param x (features, examples)
     */
    void begin(ColumnMatrix x);

    /**
     * Visits points of one row, all with the same b, in rising order.
     *
     * @param row number of the position b
     * @param wanted for each position a whether its point is visited
     */
    void row(int row, boolean[] wanted, Visitor visitor);

    @Override
    void close();
}
