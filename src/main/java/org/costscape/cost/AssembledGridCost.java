package org.costscape.cost;

import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.SubspaceGrid;
import org.costscape.task.Progress;

/** Any cost on a grid: θ is put together at each point. */
final class AssembledGridCost extends PointwiseGridCost {
    private final CostFunction cost;
    private final SubspaceGrid grid;
    private final ParameterVector theta;

    /** @param cost stays the caller's to close */
    AssembledGridCost(CostFunction cost, SubspaceGrid grid) {
        this.cost = cost;
        this.grid = grid;
        this.theta = grid.subspace().origin().copy();
    }

    @Override
    Evaluation at(int column, int row, Progress progress) {
        grid.subspace().at(grid.at(column, row), theta);
        return cost.evaluate(theta);
    }

    @Override
    public void close() {
        theta.close();
    }
}
