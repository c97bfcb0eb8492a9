package org.costscape.cost;

import java.util.HashMap;
import java.util.Map;
import org.costscape.array.Precision;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;

/**
 * J_B(θ), what one step of training lowers: the cost of the minibatch B of that step, with the same dropped units, and from the
 * same states of a language model, at whatever θ.
 *
 * <p>What training carries from step to step is put back after each evaluation. Each evaluation computes the gradient too.
 */
public final class MinibatchCost implements CostFunction {
    private final TrainingCost steps;
    private final int step;
    private final Map<String, ParameterVector> memory = new HashMap<>();
    private final ParameterVector scratch;

    /**
     * @param steps with the memory that it has before the step; stays the caller's to close
     * @param step counted from 0
     */
    public MinibatchCost(TrainingCost steps, int step, Precision precision) {
        this.steps = steps;
        this.step = step;
        this.scratch = ParameterVector.zeros(steps.layout(), precision);
        steps.state().forEach((name, vector) -> memory.put(name, vector.copy()));
    }

    @Override
    public ParameterLayout layout() {
        return steps.layout();
    }

    /** J_B(θ); the error rate is not measured in training, and not a number. */
    @Override
    public Evaluation evaluate(ParameterVector theta) {
        return new Evaluation(costAndGradient(theta, scratch), Double.NaN);
    }

    @Override
    public double costAndGradient(ParameterVector theta, ParameterVector gradient) {
        try {
            return steps.costAndGradient(step, theta, gradient);
        } finally {
            memory.forEach((name, saved) -> {
                ParameterVector vector = steps.state().get(name);
                if (vector != null) {
                    vector.assign(saved);
                }
            });
        }
    }

    @Override
    public void close() {
        memory.values().forEach(ParameterVector::close);
        scratch.close();
    }
}
