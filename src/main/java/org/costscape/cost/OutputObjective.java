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

    /**
     * The first and the second derivative of the mean cost by the outputs z, in double.
     *
     * @param outputs z (outputs, examples); overwritten by ∂J/∂z
     * @param changes ż (outputs, examples); overwritten by ∂²J/∂z² ż
     * @param examples their numbers in the data set
     * @param batch number of examples of which J is the mean
     */
    void differentiateTwice(ColumnMatrix outputs, ColumnMatrix changes, int[] examples, int batch);

    @Override
    default void evaluate(Network.Pass pass, ParameterVector theta, ColumnMatrix x, int[] examples, Tally tally) {
        evaluate(pass.forward(theta, x), examples, tally);
    }
}
