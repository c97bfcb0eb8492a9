package org.costscape.oracle;

import org.costscape.cost.CostFunction;
import org.costscape.parameter.ParameterVector;

/** What a file has the values of: a network on its examples. */
interface Subject extends AutoCloseable {
    Blocks blocks();

    /** The cost, as the program's own functions want it; it ends with this. */
    CostFunction function();

    double cost(ParameterVector theta);

    /** The cost, and its gradient in place of what {@code gradient} held. */
    double costAndGradient(ParameterVector theta, ParameterVector gradient);

    /** The network's outputs in the order of the file. */
    double[] outputs(ParameterVector theta);

    @Override
    void close();
}
