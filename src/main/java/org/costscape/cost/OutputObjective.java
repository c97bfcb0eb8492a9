package org.costscape.cost;

import org.costscape.array.ColumnMatrix;
import org.costscape.network.Network;
import org.costscape.parameter.ParameterVector;

/** An objective that is a function of the network's outputs alone. */
interface OutputObjective extends Objective {
    /**
     * Adds the costs and errors of a chunk to the tally.
     *
     * @param outputs (outputs, examples)
     * @param examples their numbers in the data set
     */
    void evaluate(ColumnMatrix outputs, int[] examples, Tally tally);

    @Override
    default void evaluate(Network.Pass pass, ParameterVector theta, ColumnMatrix x, int[] examples, Tally tally) {
        evaluate(pass.forward(theta, x), examples, tally);
    }
}
