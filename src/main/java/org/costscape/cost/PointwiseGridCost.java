package org.costscape.cost;

import org.costscape.task.Progress;

/** The cost on a grid, one point after the other. */
abstract sealed class PointwiseGridCost implements GridCost
        permits AssembledGridCost, CoupledGridCost, ObjectiveGridCost {
    /** J and the error rate at a point. */
    abstract Evaluation at(int column, int row, Progress progress);

    @Override
    public final Evaluation[][] evaluate(int[] rows, boolean[] wanted, Progress progress) {
        Evaluation[][] result = new Evaluation[rows.length][wanted.length];
        for (int i = 0; i < rows.length; i++) {
            for (int column = 0; column < wanted.length; column++) {
                if (wanted[column]) {
                    progress.check();
                    result[i][column] = at(column, rows[i], progress);
                }
            }
        }
        return result;
    }
}
