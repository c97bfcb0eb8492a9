package org.costscape.training;

import java.util.List;
import java.util.Optional;
import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;
import org.costscape.parameter.VectorLoop;

/**
 * Adam: m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², θ ← θ − η m̂/(√v̂ + ε) with m̂ = m/(1−β₁ᵗ), v̂ = v/(1−β₂ᵗ) at step t = 1, 2, …
 *
 * <p>Reference: Kingma, Ba, "Adam: A method for stochastic optimization", ICLR 2015, algorithm 1.
 *
 * @param learningRate η, more than 0
 * @param beta1 β₁, 0 … 1 without 1; usually 0.9
 * @param beta2 β₂, 0 … 1 without 1; usually 0.999
 * @param epsilon ε, more than 0; usually 1e-8
 */
public record AdamDefinition(double learningRate, double beta1, double beta2, double epsilon)
        implements OptimizerDefinition {
    public AdamDefinition {
        Hyperparameters.positive("learningRate", learningRate);
        Hyperparameters.fraction("beta1", beta1);
        Hyperparameters.fraction("beta2", beta2);
        Hyperparameters.positive("epsilon", epsilon);
    }

    @Override
    public AdamDefinition withLearningRate(double other) {
        return new AdamDefinition(other, beta1, beta2, epsilon);
    }

    @Override
    public String title() {
        return "Adam";
    }

    @Override
    public Optional<String> momentumName() {
        return Optional.of("mean");
    }

    @Override
    public Optimizer start(CostFunction cost, Precision precision) {
        return new ElementwiseOptimizer(cost.layout(), precision, List.of("mean", "square"), this::rule);
    }

    private VectorLoop.Kernel rule(Pace pace) {
        double eta = pace.rate() * learningRate / (1 - Math.pow(beta1, pace.step() + 1));
        double root = Math.sqrt(1 - Math.pow(beta2, pace.step() + 1));
        return (tiles, n) -> {
            double[] theta = tiles[0];
            double[] m = tiles[1];
            double[] v = tiles[2];
            double[] g = tiles[3];
            for (int i = 0; i < n; i++) {
                m[i] = beta1 * m[i] + (1 - beta1) * g[i];
                v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
                theta[i] -= eta * m[i] / (Math.sqrt(v[i]) / root + epsilon);
            }
        };
    }
}
