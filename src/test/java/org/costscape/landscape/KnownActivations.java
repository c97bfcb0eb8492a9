package org.costscape.landscape;

import org.costscape.cost.Evaluation;
import org.costscape.cost.LayeredCost;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;

/** A cost whose pre-activations are known: unit u has θᵤ · x_e + u on example e. */
final class KnownActivations implements LayeredCost {
    private final ParameterLayout layout;
    private final double[] x;

    private KnownActivations(ParameterLayout layout, double[] x) {
        this.layout = layout;
        this.x = x;
    }

    /** With a parameter for each unit. */
    static KnownActivations of(int units, double... x) {
        ParameterLayout.Builder builder = new ParameterLayout.Builder();
        builder.add("slope", units);
        return new KnownActivations(builder.build(), x.clone());
    }

    @Override
    public ParameterLayout layout() {
        return layout;
    }

    @Override
    public double[][] preActivations(ParameterVector theta, int layer, int... units) {
        double[] slope = theta.toDoubles();
        double[][] values = new double[units.length][x.length];
        for (int k = 0; k < units.length; k++) {
            for (int e = 0; e < x.length; e++) {
                values[k][e] = slope[units[k]] * x[e] + units[k];
            }
        }
        return values;
    }

    @Override
    public Evaluation evaluate(ParameterVector theta) {
        throw new UnsupportedOperationException();
    }

    @Override
    public double costAndGradient(ParameterVector theta, ParameterVector gradient) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
