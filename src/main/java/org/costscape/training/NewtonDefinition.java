package org.costscape.training;

import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;

/**
 * Newton's method with the exact Hessian H: θ ← θ − η(H + λI)⁻¹g. It jumps to the critical point of the quadratic that
 * touches J at θ, whatever the kind of that point: saddles and maxima attract it as minima do.
 *
 * <p>The inverse is the pseudoinverse: directions without curvature are left alone.
 *
 * <p>Reference: Goodfellow, Bengio, Courville, "Deep Learning", MIT Press 2016, section 8.6.1, equations 8.27 and 8.28.
 *
 * @param learningRate η, more than 0; usually 1
 * @param damping λ, at least 0, in units of H
 */
public record NewtonDefinition(double learningRate, double damping) implements OptimizerDefinition {
    public NewtonDefinition {
        Hyperparameters.positive("learningRate", learningRate);
        Hyperparameters.notNegative("damping", damping);
    }

    @Override
    public NewtonDefinition withLearningRate(double other) {
        return new NewtonDefinition(other, damping);
    }

    @Override
    public String title() {
        return "Newton";
    }

    @Override
    public boolean needsHessian() {
        return true;
    }

    @Override
    public boolean remembers() {
        return false;
    }

    @Override
    public Optimizer start(CostFunction cost, Precision precision) {
        return new HessianOptimizer(
                HessianOptimizer.twiceDifferentiable("newton", cost), learningRate, eigenvalue -> eigenvalue + damping);
    }
}
