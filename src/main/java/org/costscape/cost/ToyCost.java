package org.costscape.cost;

import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;

/**
 * A {@link ToyDefinition} as a cost function like any other, computed in double whatever the precision of θ.
 *
 * <p>Each parameter is a block of its own, w1 … wn [1, 1], as the weight of a layer with one unit: whatever treats a network
 * layer by layer treats the toy so. Nothing is classified, so that the error rate is not a number.
 */
public final class ToyCost implements TwiceDifferentiable {
    private final ToyDefinition definition;
    private final ParameterLayout layout;

    public ToyCost(ToyDefinition definition) {
        this.definition = definition;
        ParameterLayout.Builder builder = new ParameterLayout.Builder();
        for (int i = 1; i <= definition.parameters(); i++) {
            builder.add("w" + i, 1, 1);
        }
        this.layout = builder.build();
    }

    @Override
    public ParameterLayout layout() {
        return layout;
    }

    @Override
    public Evaluation evaluate(ParameterVector theta) {
        return new Evaluation(definition.value(theta.toDoubles()), Double.NaN);
    }

    @Override
    public double costAndGradient(ParameterVector theta, ParameterVector gradient) {
        double[] w = theta.toDoubles();
        gradient.write(definition.gradient(w));
        return definition.value(w);
    }

    @Override
    public double[][] hessian(ParameterVector theta) {
        return definition.hessian(theta.toDoubles());
    }

    @Override
    public void close() {}
}
