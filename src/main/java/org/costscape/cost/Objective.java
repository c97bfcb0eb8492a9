package org.costscape.cost;

import org.costscape.array.ColumnMatrix;
import org.costscape.network.Network;
import org.costscape.parameter.ParameterVector;

/** An objective at work in one thread: from a chunk of examples to their costs and the gradient. */
interface Objective extends AutoCloseable {
    /**
     * Adds the costs and errors of a chunk to the tally.
     *
     * @param pass the network's memory of this thread
     * @param x inputs (features, examples)
     * @param examples their numbers in the data set
     */
    void evaluate(Network.Pass pass, ParameterVector theta, ColumnMatrix x, int[] examples, Tally tally);

    /**
     * As {@link #evaluate}, and writes the chunk's part of the gradient of the minibatch's mean cost.
     *
     * @param batch number of examples of the whole minibatch
     * @param gradient ∂J/∂θ: overwritten, or added to where {@code accumulate}
     */
    void differentiate(
            Network.Pass pass,
            ParameterVector theta,
            ColumnMatrix x,
            int[] examples,
            int batch,
            ParameterVector gradient,
            boolean accumulate,
            Tally tally);

    @Override
    void close();
}
