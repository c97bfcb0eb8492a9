package org.costscape.cost;

import java.util.Map;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;

/** Training of a network on the examples of a data set, minibatch by minibatch. */
public final class NetworkTraining implements TrainingCost {
    private final NetworkCost cost;
    private final Minibatches minibatches;

    /**
     * @param cost on the training set; stays the caller's to close
     * @param batch examples in a minibatch, at least 1; no more are taken than there are
     * @param seed of the order of the examples
     */
    public NetworkTraining(NetworkCost cost, int batch, long seed) {
        this.cost = cost;
        this.minibatches = new Minibatches(cost.examples(), batch, seed);
    }

    @Override
    public ParameterLayout layout() {
        return cost.layout();
    }

    @Override
    public int stepsAnEpoch() {
        return minibatches.stepsAnEpoch();
    }

    @Override
    public double costAndGradient(int step, ParameterVector theta, ParameterVector gradient) {
        return cost.costAndGradient(theta, minibatches.of(step), gradient);
    }

    @Override
    public Map<String, ParameterVector> state() {
        return Map.of();
    }

    /** Does nothing: what it works with is the caller's. */
    @Override
    public void close() {}
}
