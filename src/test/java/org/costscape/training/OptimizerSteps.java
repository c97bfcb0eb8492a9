package org.costscape.training;

import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;
import org.costscape.parameter.ParameterVector;

/** An optimizer at work, for tests of other packages. */
public final class OptimizerSteps implements AutoCloseable {
    private final Optimizer optimizer;

    public OptimizerSteps(OptimizerDefinition definition, CostFunction cost) {
        optimizer = definition.start(cost, Precision.DOUBLE);
    }

    /** Changes θ as step number {@code step}, counted from 0, does, at the full learning rate. */
    public void step(ParameterVector theta, ParameterVector gradient, int step) {
        optimizer.step(theta, gradient, new Pace(step, 0, 1));
    }

    @Override
    public void close() {
        optimizer.close();
    }
}
