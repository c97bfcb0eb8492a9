package org.costscape.cost;

import org.costscape.array.ColumnMatrix;
import org.costscape.network.CoupledGridPass;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;

/** The cost of a network with batch normalization on a grid: at each point the statistics are those of the whole set. */
final class CoupledGridCost extends PointwiseGridCost {
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
    Evaluation at(int column, int row, Progress progress) {
        return Tally.mean(outputs.evaluate(pass.at(column, row), pass.theta(), inputs, 0), inputs.columns());
    }

    @Override
    public void close() {
        pass.close();
    }
}
