package org.costscape.training;

import org.costscape.array.Precision;
import org.costscape.cost.ToyCost;
import org.costscape.cost.ToyDefinition;
import org.costscape.parameter.ParameterVector;

/** Runs of optimizers on toys in double, at a constant learning rate. */
final class ToyRuns {
    private ToyRuns() {}

    /** θ after a number of steps. */
    static double[] end(OptimizerDefinition definition, ToyDefinition toy, int steps, double... start) {
        try (ToyCost cost = new ToyCost(toy);
                Optimizer optimizer = definition.start(cost, Precision.DOUBLE);
                ParameterVector theta = ParameterVector.of(cost.layout(), Precision.DOUBLE, start);
                ParameterVector gradient = ParameterVector.zeros(cost.layout(), Precision.DOUBLE)) {
            for (int step = 0; step < steps; step++) {
                cost.costAndGradient(theta, gradient);
                optimizer.step(theta, gradient, new Pace(step, 0, 1));
            }
            return theta.toDoubles();
        }
    }
}
