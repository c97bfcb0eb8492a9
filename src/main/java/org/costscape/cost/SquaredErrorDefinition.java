package org.costscape.cost;

import org.costscape.array.Precision;
import org.costscape.dataset.Dataset;

/**
 * Squared error: J = ½‖z − y‖² for outputs z and targets y, mean over the examples; where the data have classes, y is 1 for
 * the own class and 0 for all others.
 *
 * <p>Reference: Saxe, McClelland, Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep linear neural
 * networks", ICLR 2014, section 1, which takes the sum over the examples instead of their mean.
 */
public record SquaredErrorDefinition() implements ObjectiveDefinition {
    @Override
    public String title() {
        return "cost J (mean squared error, ½‖z − y‖²)";
    }

    @Override
    public String unit() {
        return "";
    }

    @Override
    public boolean needsClasses() {
        return false;
    }

    @Override
    public Objective start(Precision precision, Dataset data, int capacity) {
        return new SquaredError(data, capacity);
    }
}
