package org.costscape.training;

import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;

/**
 * Saddle-free Newton with the exact Hessian H: θ ← θ − η|H|⁻¹g, where |H| has H's eigenvectors with max(|λᵢ|, damping) for
 * its eigenvalues λᵢ. Along directions of negative curvature it goes down, away from saddles, at Newton's pace.
 *
 * <p>The inverse is the pseudoinverse: without damping, directions without curvature are left alone.
 *
 * <p>Reference: Dauphin, Pascanu, Gulcehre, Cho, Ganguli, Bengio, "Identifying and attacking the saddle point problem in
 * high-dimensional non-convex optimization", NeurIPS 2014, section 5 and algorithm 1. There H is restricted to a Krylov
 * subspace and damping is added to |λᵢ|; here H is whole, and damping a floor, so that it changes nothing where the
 * curvature is larger.
 *
 * @param learningRate η, more than 0; usually 1
 * @param damping the least curvature that is divided by, at least 0
 */
public record SaddleFreeNewtonDefinition(double learningRate, double damping) implements OptimizerDefinition {
    public SaddleFreeNewtonDefinition {
        Hyperparameters.positive("learningRate", learningRate);
        Hyperparameters.notNegative("damping", damping);
    }

    @Override
    public SaddleFreeNewtonDefinition withLearningRate(double other) {
        return new SaddleFreeNewtonDefinition(other, damping);
    }

    @Override
    public String title() {
        return "saddle-free Newton";
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
                HessianOptimizer.twiceDifferentiable("saddle-free-newton", cost),
                learningRate,
                eigenvalue -> Math.max(Math.abs(eigenvalue), damping));
    }
}
