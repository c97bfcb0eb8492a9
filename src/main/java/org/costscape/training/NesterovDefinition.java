package org.costscape.training;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;
import org.costscape.parameter.VectorLoop;

/**
 * Stochastic gradient descent with Nesterov momentum, in PyTorch's form: v ← μv + g, θ ← θ − η(g + μv).
 *
 * <p>Reference: Sutskever, Martens, Dahl, Hinton, "On the importance of initialization and momentum in deep learning", ICML
 * 2013, equations 3 and 4; PyTorch applies η outside of v.
 *
 * @param learningRate η, more than 0
 * @param momentum μ, always in 0 … 1 without 1
 */
public record NesterovDefinition(double learningRate, Momentum momentum) implements OptimizerDefinition {
    public NesterovDefinition {
        Hyperparameters.positive("learningRate", learningRate);
        momentum.check("momentum");
    }

    /** With a momentum that is always the same. */
    public NesterovDefinition(double learningRate, double momentum) {
        this(learningRate, new Momentum.Constant(momentum));
    }

    @Override
    public NesterovDefinition withLearningRate(double other) {
        return new NesterovDefinition(other, momentum);
    }

    @Override
    public String title() {
        return "Nesterov, momentum " + momentum.title();
    }

    /** 2(1 + μ)/(1 + 2μ): the steps wₜ₊₁ = (1 − ηλ)((1 + μ)wₜ − μwₜ₋₁), w the point that gradients are taken at, diverge beyond it. */
    @Override
    public OptionalDouble stableLimit(int epoch) {
        double mu = momentum.at(epoch);
        return OptionalDouble.of(2 * (1 + mu) / (1 + 2 * mu));
    }

    @Override
    public Optional<String> momentumName() {
        return Optional.of("velocity");
    }

    @Override
    public Optimizer start(CostFunction cost, Precision precision) {
        return new ElementwiseOptimizer(cost.layout(), precision, List.of("velocity"), this::rule);
    }

    private VectorLoop.Kernel rule(Pace pace) {
        double eta = pace.rate() * learningRate;
        double mu = momentum.at(pace.epoch());
        return (tiles, n) -> {
            double[] theta = tiles[0];
            double[] v = tiles[1];
            double[] g = tiles[2];
            for (int i = 0; i < n; i++) {
                v[i] = mu * v[i] + g[i];
                theta[i] -= eta * (g[i] + mu * v[i]);
            }
        };
    }
}
