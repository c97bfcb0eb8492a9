package org.costscape.cost;

import java.util.Optional;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.SubspaceGrid;

/**
 * J(θ), a function of one flat parameter vector: pure, the same bits for the same θ, whatever the number of threads.
 *
 * <p>An instance works for one caller at a time.
 */
public interface CostFunction extends AutoCloseable {
    /** What θ consists of. */
    ParameterLayout layout();

    /** J(θ) and the error rate. */
    Evaluation evaluate(ParameterVector theta);

    /**
     * J(θ) with its gradient.
     *
     * @param gradient overwritten by ∂J/∂θ
     */
    double costAndGradient(ParameterVector theta, ParameterVector gradient);

    /**
     * As {@link #costAndGradient(ParameterVector, ParameterVector)}, of the smooth piece of J on which another point lies, continued
     * to θ: each rectifier is at work, and each maximum is taken, for the examples for which it is at that point, and
     * adversarial examples are that point's. At the point and near it, this is J itself; further away it has none of the kinks
     * of J, so that differences of its gradient tend to the second derivatives of J at the point. A smooth J is one piece.
     *
     * @param piece the point
     * @param gradient overwritten by the gradient at θ
     */
    default double costAndGradient(ParameterVector theta, ParameterVector piece, ParameterVector gradient) {
        return costAndGradient(theta, gradient);
    }

    /**
     * Memory for exact products with the Hessian, which the caller closes before this; empty where there is no such way, and
     * differences of {@link #costAndGradient(ParameterVector, ParameterVector, ParameterVector)} have to do.
     */
    default Optional<HessianProducts> hessianProducts() {
        return Optional.empty();
    }

    /**
     * This cost on the points of a grid, faster where the network allows it; the caller closes it before this.
     *
     * <p>A value differs from that of {@link #evaluate} by rounding alone.
     */
    default GridCost on(SubspaceGrid grid) {
        return new AssembledGridCost(this, grid);
    }

    @Override
    void close();
}
