package org.costscape.training;

import java.util.List;
import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;
import org.costscape.parameter.VectorLoop;

/**
 * Adadelta: s ← ρs + (1−ρ)g², Δ = √(u + ε)/√(s + ε) · g, u ← ρu + (1−ρ)Δ², θ ← θ − ηΔ.
 *
 * <p>Reference: Zeiler, "ADADELTA: An adaptive learning rate method", arXiv 1212.5701, algorithm 1, where η = 1.
 *
 * @param learningRate η, more than 0; usually 1
 * @param decay ρ, 0 … 1 without 1; usually 0.95
 * @param epsilon ε, more than 0; usually 1e-6
 */
public record AdadeltaDefinition(double learningRate, double decay, double epsilon) implements OptimizerDefinition {
    public AdadeltaDefinition {
        Hyperparameters.positive("learningRate", learningRate);
        Hyperparameters.fraction("decay", decay);
        Hyperparameters.positive("epsilon", epsilon);
    }

    @Override
    public AdadeltaDefinition withLearningRate(double other) {
        return new AdadeltaDefinition(other, decay, epsilon);
    }

    @Override
    public String title() {
        return "Adadelta";
    }

    @Override
    public Optimizer start(CostFunction cost, Precision precision) {
        return new ElementwiseOptimizer(cost.layout(), precision, List.of("square", "change"), this::rule);
    }

    private VectorLoop.Kernel rule(Pace pace) {
        double eta = pace.rate() * learningRate;
        return (tiles, n) -> {
            double[] theta = tiles[0];
            double[] s = tiles[1];
            double[] u = tiles[2];
            double[] g = tiles[3];
            for (int i = 0; i < n; i++) {
                s[i] = decay * s[i] + (1 - decay) * g[i] * g[i];
                double change = Math.sqrt(u[i] + epsilon) / Math.sqrt(s[i] + epsilon) * g[i];
                u[i] = decay * u[i] + (1 - decay) * change * change;
                theta[i] -= eta * change;
            }
        };
    }
}
