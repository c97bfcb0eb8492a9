package org.costscape.training;

import java.util.List;
import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;
import org.costscape.parameter.VectorLoop;

/**
 * Adagrad: s ← s + g², θ ← θ − η g/(√s + ε).
 *
 * <p>Reference: Duchi, Hazan, Singer, "Adaptive subgradient methods for online learning and stochastic optimization", JMLR 12,
 * 2011, section 1.1, with a diagonal matrix; ε as in PyTorch.
 *
 * @param learningRate η, more than 0
 * @param epsilon ε, more than 0; usually 1e-10
 */
public record AdagradDefinition(double learningRate, double epsilon) implements OptimizerDefinition {
    public AdagradDefinition {
        Hyperparameters.positive("learningRate", learningRate);
        Hyperparameters.positive("epsilon", epsilon);
    }

    @Override
    public AdagradDefinition withLearningRate(double other) {
        return new AdagradDefinition(other, epsilon);
    }

    @Override
    public String title() {
        return "Adagrad";
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
                s[i] += g[i] * g[i];
                theta[i] -= eta * g[i] / (Math.sqrt(s[i]) + epsilon);
            }
        };
    }
}
