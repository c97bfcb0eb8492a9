package org.costscape.cost;

import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.SubspaceGrid;
import org.costscape.task.Progress;

/** Any cost on a grid: θ is put together at each point. */
final class AssembledGridCost implements GridCost {
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
    public Evaluation[][] evaluate(int[] rows, boolean[] wanted, Progress progress) {
        Evaluation[][] result = new Evaluation[rows.length][wanted.length];
        for (int i = 0; i < rows.length; i++) {
            for (int column = 0; column < wanted.length; column++) {
                if (wanted[column]) {
                    progress.check();
                    grid.subspace().at(grid.at(column, rows[i]), theta);
                    result[i][column] = cost.evaluate(theta);
                }
            }
        }
        return result;
    }

    @Override
    public void close() {
        theta.close();
    }
}
