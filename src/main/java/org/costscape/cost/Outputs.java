package org.costscape.cost;

import org.costscape.parameter.ParameterVector;

/** What a network hands on for some fixed examples or tokens, in double whatever it was trained in: for a classifier the logits. */
public interface Outputs extends AutoCloseable {
    /**
     * The outputs at θ.
     *
     * @param theta in double
     * @return [examples][outputs], new each time
     */
    double[][] at(ParameterVector theta);

    /** Frees the working memory. */
    @Override
    void close();
}
