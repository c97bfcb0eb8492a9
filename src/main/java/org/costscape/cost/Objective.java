package org.costscape.cost;

import org.costscape.array.ColumnMatrix;

/** The cost of one example as a function of the network's outputs. */
sealed interface Objective permits SoftmaxCrossEntropy {
    /**
     * Adds the costs and errors of the examples to the tally.
     *
     * @param outputs (outputs, examples)
     * @param labels class of each example, at least as many as there are columns
     */
    void evaluate(ColumnMatrix outputs, int[] labels, Tally tally);

    /** As {@link #evaluate}, and overwrites the outputs by {@code factor} · ∂(sum of the costs)/∂outputs. */
    void evaluateAndDifferentiate(ColumnMatrix outputs, int[] labels, double factor, Tally tally);
}
