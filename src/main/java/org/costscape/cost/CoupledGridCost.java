package org.costscape.cost;

import org.costscape.array.ColumnMatrix;
import org.costscape.network.CoupledGridPass;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;

/** The cost of a network with batch normalization on a grid: at each point the statistics are those of the whole set. */
final class CoupledGridCost implements GridCost {
    private final CoupledGridPass pass;
    private final CoupledOutputs outputs;
    private final ColumnMatrix inputs;

    /**
     * @param pass closed with this
     * @param outputs stays the caller's, as the inputs do
     */
    CoupledGridCost(CoupledGridPass pass, CoupledOutputs outputs, ColumnMatrix inputs, Parallel parallel) {
        this.pass = pass;
        this.outputs = outputs;
        this.inputs = inputs;
        pass.begin(inputs, parallel);
    }

    @Override
    public Evaluation[][] evaluate(int[] rows, boolean[] wanted, Progress progress) {
        Evaluation[][] result = new Evaluation[rows.length][wanted.length];
        for (int i = 0; i < rows.length; i++) {
            for (int column = 0; column < wanted.length; column++) {
                if (wanted[column]) {
                    progress.check();
                    Tally[] tallies = outputs.evaluate(pass.at(column, rows[i]), pass.theta(), inputs, 0);
                    result[i][column] = Tally.mean(tallies, inputs.columns());
                }
            }
        }
        return result;
    }

    @Override
    public void close() {
        pass.close();
    }
}
