package org.costscape.training;

import java.util.List;
import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;
import org.costscape.parameter.VectorLoop;

/**
 * RMSProp: s ← ρs + (1−ρ)g², θ ← θ − η g/(√s + ε).
 *
 * <p>Reference: Tieleman, Hinton, "Lecture 6.5: rmsprop", Neural Networks for Machine Learning, 2012; ε as in PyTorch.
 *
 * @param learningRate η, more than 0
 * @param decay ρ, 0 … 1 without 1; usually 0.99
 * @param epsilon ε, more than 0; usually 1e-8
 */
public record RmsPropDefinition(double learningRate, double decay, double epsilon) implements OptimizerDefinition {
    public RmsPropDefinition {
        Hyperparameters.positive("learningRate", learningRate);
        Hyperparameters.fraction("decay", decay);
        Hyperparameters.positive("epsilon", epsilon);
    }

    @Override
    public RmsPropDefinition withLearningRate(double other) {
        return new RmsPropDefinition(other, decay, epsilon);
    }

    @Override
    public String title() {
        return "RMSProp";
    }

    @Override
    public Optimizer start(CostFunction cost, Precision precision) {
        return new ElementwiseOptimizer(cost.layout(), precision, List.of("square"), this::rule);
    }

    private VectorLoop.Kernel rule(Pace pace) {
        double eta = pace.rate() * learningRate;
        return (tiles, n) -> {
            double[] theta = tiles[0];
            double[] s = tiles[1];
            double[] g = tiles[2];
            for (int i = 0; i < n; i++) {
                s[i] = decay * s[i] + (1 - decay) * g[i] * g[i];
                theta[i] -= eta * g[i] / (Math.sqrt(s[i]) + epsilon);
            }
        };
    }
}
