package org.costscape.cost;

import java.util.Map;
import java.util.Optional;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;

/** The cost that one step of training lowers: the minibatch of each step, its cost and gradient. */
public interface TrainingCost extends AutoCloseable {
    /** What θ consists of. */
    ParameterLayout layout();

    /** Number of steps of an epoch: of minibatches that the data fill. */
    int stepsAnEpoch();

    /**
     * Cost of the minibatch of a step with its gradient; steps come in order.
     *
     * @param step counted from 0
     * @param gradient overwritten by ∂J/∂θ
     */
    double costAndGradient(int step, ParameterVector theta, ParameterVector gradient);

    /** What is carried from step to step beside θ, by name: saved with a checkpoint, overwritten to continue from one. */
    Map<String, ParameterVector> state();

    /** The running statistics after the last step, where there is batch normalization: a part of each snapshot. */
    default Optional<ParameterVector> runningStatistics() {
        return Optional.empty();
    }

    @Override
    void close();
}
