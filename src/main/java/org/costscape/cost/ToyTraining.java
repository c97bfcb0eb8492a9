package org.costscape.cost;

import java.util.Map;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;

/** Training on a toy: it has no examples to choose from, so that each step lowers the whole cost and is an epoch. */
public final class ToyTraining implements TrainingCost {
    private final ToyCost cost;

    /** @param cost closed with this */
    public ToyTraining(ToyCost cost) {
        this.cost = cost;
    }

    @Override
    public ParameterLayout layout() {
        return cost.layout();
    }

    @Override
    public int stepsAnEpoch() {
        return 1;
    }

    @Override
    public double costAndGradient(int step, ParameterVector theta, ParameterVector gradient) {
        return cost.costAndGradient(theta, gradient);
    }

    @Override
    public Map<String, ParameterVector> state() {
        return Map.of();
    }

    @Override
    public void close() {
        cost.close();
    }
}
