package org.costscape.cost;

import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;

/** Softmax cross-entropy of many columns, in nats: J = log Σₖ exp zₖ − z_y, ∂J/∂z = softmax(z) − onehot(y). */
sealed interface TokenCost permits SoftmaxCrossEntropy, FloatSoftmaxCrossEntropy {
    /** The fastest for a precision. */
    static TokenCost of(Precision precision) {
        return precision == Precision.FLOAT ? new FloatSoftmaxCrossEntropy() : new SoftmaxCrossEntropy();
    }

    /**
     * Adds the costs and errors of the columns to the tally.
     *
     * @param outputs logits (classes, columns)
     * @param labels class of each column
     */
    void evaluate(ColumnMatrix outputs, int[] labels, Tally tally);

    /** As {@link #evaluate}, and overwrites the outputs by {@code factor} · ∂(sum of the costs)/∂outputs. */
    void evaluateAndDifferentiate(ColumnMatrix outputs, int[] labels, double factor, Tally tally);
}
