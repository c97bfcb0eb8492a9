package org.costscape.training;

import java.util.Optional;
import java.util.OptionalDouble;
import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;

/**
 * Stochastic gradient descent with momentum: v ← μv + g, θ ← θ − ηv. This is PyTorch's form; a change of η acts at once.
 *
 * @param learningRate η, more than 0
 * @param momentum μ, always in 0 … 1 without 1
 */
public record SgdDefinition(double learningRate, Momentum momentum) implements OptimizerDefinition {
    public SgdDefinition {
        Hyperparameters.positive("learningRate", learningRate);
        momentum.check("momentum");
    }

    /** With a momentum that is always the same. */
    public SgdDefinition(double learningRate, double momentum) {
        this(learningRate, new Momentum.Constant(momentum));
    }

    @Override
    public SgdDefinition withLearningRate(double other) {
        return new SgdDefinition(other, momentum);
    }

    @Override
    public String title() {
        return !remembers() ? "SGD" : "SGD, momentum " + momentum.title();
    }

    @Override
    public boolean remembers() {
        return !momentum.equals(new Momentum.Constant(0));
    }

    /** 2(1 + μ): the steps wₜ₊₁ = (1 + μ − ηλ)wₜ − μwₜ₋₁ diverge beyond it. */
    @Override
    public OptionalDouble stableLimit(int epoch) {
        return OptionalDouble.of(2 * (1 + momentum.at(epoch)));
    }

    @Override
    public Optional<String> momentumName() {
        return Optional.of("velocity");
    }

    @Override
    public Optimizer start(CostFunction cost, Precision precision) {
        return new Sgd(this, cost.layout(), precision);
    }
}
