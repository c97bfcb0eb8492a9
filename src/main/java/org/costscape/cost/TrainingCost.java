package org.costscape.cost;

import java.util.Map;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;

/** What training lowers, one step after the other: the cost of the step's minibatch with its gradient. */
public interface TrainingCost extends AutoCloseable {
    /** What θ consists of. */
    ParameterLayout layout();

    /** Steps in which every example is used once. */
    int stepsAnEpoch();

    /**
     * The cost that a step lowers.
     *
     * @param step counted from 0
     * @param gradient overwritten by the gradient of this cost
     */
    double costAndGradient(int step, ParameterVector theta, ParameterVector gradient);

    /** What it remembers from step to step, by name: saved with a checkpoint, and overwritten to continue from one. */
    Map<String, ParameterVector> state();

    @Override
    void close();
}
