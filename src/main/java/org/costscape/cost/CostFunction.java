package org.costscape.cost;

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
