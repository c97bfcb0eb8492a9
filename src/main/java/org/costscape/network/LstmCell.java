package org.costscape.network;

import java.util.function.IntUnaryOperator;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;

/**
 * The element-wise half of an LSTM layer for a window of text, with the gates kept for the way back:
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
    /**
     * Memory for windows of one shape.
     *
     * @param kept of how many of the last steps the gates are kept: all of them for a way back, otherwise one
     */
    static LstmCell of(Precision precision, int hidden, int steps, int sequences, int kept) {
        return precision == Precision.FLOAT
                ? new FloatLstmCell(hidden, steps, sequences, kept)
                : new DoubleLstmCell(hidden, steps, sequences, kept);
    }

    /** Sets c before the first step. */
    void start(ColumnMatrix c);

    /** Copies c after the last step. */
    void end(ColumnMatrix c);

    /**
     * Gives each node of a tree the c of the beginning that it continues.
     *
     * @param step the step that comes next
     * @param parent from the place of a node to that of its beginning in the step before; ascending
     */
    void branch(int step, int nodes, IntUnaryOperator parent);

    /**
     * One step forward: from z (4·hidden, …) to h (hidden, …), which is overwritten.
     *
     * @param first the first of the columns of h
     * @param columns how many columns of each there are, one for each sequence or node
     */
    void forward(int step, ColumnMatrix z, ColumnMatrix h, int first, int columns);

    /**
     * One step back, from the last to the first, of which the gates were kept: from ∂J/∂h (hidden, sequences) to ∂J/∂z (4·hidden,
     * sequences), which is overwritten. What flows back through c is kept from step to step; nothing flows into the last step's
     * c from behind the window.
     */
    void backward(int step, ColumnMatrix towardsH, ColumnMatrix towardsZ);
}
