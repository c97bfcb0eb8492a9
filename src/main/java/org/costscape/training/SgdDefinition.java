package org.costscape.training;

import org.costscape.array.Precision;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterLayout;

/**
 * Stochastic gradient descent with momentum: v ← μv + g, θ ← θ − ηv. This is PyTorch's form; a change of η acts at once.
 *
 * @param learningRate η, more than 0
 * @param momentum μ, 0 … 1 without 1
 */
public record SgdDefinition(double learningRate, double momentum) implements OptimizerDefinition {
    public SgdDefinition {
        if (!(learningRate > 0) || !Double.isFinite(learningRate)) {
            throw new BadInputException("learningRate: expected a number above 0, found " + learningRate);
        }
        if (!(momentum >= 0 && momentum < 1)) {
            throw new BadInputException("momentum: expected at least 0 and less than 1, found " + momentum);
        }
    }

    @Override
    public Optimizer start(ParameterLayout layout, Precision precision) {
        return new Sgd(this, layout, precision);
    }
}
