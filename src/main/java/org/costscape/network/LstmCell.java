package org.costscape.network;

import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;

/**
 * The element-wise half of an LSTM layer for a window of text, with the gates of all steps kept for the way back:
 *
 * <p>i = σ(zᵢ), f = σ(z_f), g = tanh(z_g), o = σ(zₒ); cₜ = f ∘ cₜ₋₁ + i ∘ g; hₜ = o ∘ tanh cₜ.
 *
 * <ul>
 *   <li>z (4·hidden, sequences): the rows of i, then of f, g and o
 *   <li>c, h (hidden, sequences)
 * </ul>
 *
 * <p>Reference: Hochreiter, Schmidhuber, "Long short-term memory", Neural Computation 9, 1997; with the forget gate of Gers,
 * Schmidhuber, Cummins, 2000, and without peepholes, as in Zaremba, Sutskever, Vinyals, 2014, section 3.
 */
sealed interface LstmCell permits FloatLstmCell, DoubleLstmCell {
    /** Memory for windows of one shape. */
    static LstmCell of(Precision precision, int hidden, int steps, int sequences) {
        return precision == Precision.FLOAT
                ? new FloatLstmCell(hidden, steps, sequences)
                : new DoubleLstmCell(hidden, steps, sequences);
    }

    /** Sets c before the first step. */
    void start(ColumnMatrix c);

    /** Copies c after the last step. */
    void end(ColumnMatrix c);

    /**
     * One step forward: from z to h, which is overwritten.
     *
     * @param below what z gains from the layer below (4·hidden, sequences)
     * @param recurrent what z gains from the step before, transposed (sequences, 4·hidden)
     */
    void forward(int step, ColumnMatrix below, ColumnMatrix recurrent, ColumnMatrix h);

    /**
     * One step back, from the last to the first: from ∂J/∂h to ∂J/∂z, which is overwritten. What flows back through c is kept
     * from step to step; nothing flows into the last step's c from behind the window.
     *
     * @param above ∂J/∂h from the layer above (hidden, sequences)
     * @param behind ∂J/∂h from the step behind, transposed (sequences, hidden); not read at the last step
     */
    void backward(int step, ColumnMatrix above, ColumnMatrix behind, ColumnMatrix towardsZ);
}
