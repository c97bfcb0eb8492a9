package org.costscape.training;

import java.util.List;
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
 * @param momentum μ, 0 … 1 without 1
 */
public record NesterovDefinition(double learningRate, double momentum) implements OptimizerDefinition {
    public NesterovDefinition {
        Hyperparameters.positive("learningRate", learningRate);
        Hyperparameters.fraction("momentum", momentum);
    }

    @Override
    public String title() {
        return "Nesterov, momentum " + momentum;
    }

    @Override
    public Optimizer start(CostFunction cost, Precision precision) {
        return new ElementwiseOptimizer(cost.layout(), precision, List.of("velocity"), this::rule);
    }

    private VectorLoop.Kernel rule(int step, double rate) {
        double eta = rate * learningRate;
        return (tiles, n) -> {
            double[] theta = tiles[0];
            double[] v = tiles[1];
            double[] g = tiles[2];
            for (int i = 0; i < n; i++) {
                v[i] = momentum * v[i] + g[i];
                theta[i] -= eta * (g[i] + momentum * v[i]);
            }
        };
    }
}
