package org.costscape.cost;

import java.util.stream.IntStream;
import org.costscape.array.ColumnMatrix;
import org.costscape.network.CoupledGridPass;
import org.costscape.task.Progress;

/** The cost of a network with batch normalization on a grid: at each point the statistics are those of the whole set. */
final class CoupledGridCost implements GridCost {
    private final CoupledGridPass pass;
    private final Objective objective;
    private final ColumnMatrix inputs;
    private final int[] examples;

    /**
     * @param pass closed with this
     * @param objective stays the caller's, as the inputs do
     */
    CoupledGridCost(CoupledGridPass pass, Objective objective, ColumnMatrix inputs) {
        this.pass = pass;
        this.objective = objective;
        this.inputs = inputs;
        this.examples = IntStream.range(0, inputs.columns()).toArray();
    }

    @Override
    public Evaluation[][] evaluate(int[] rows, boolean[] wanted, Progress progress) {
        Evaluation[][] result = new Evaluation[rows.length][wanted.length];
        for (int i = 0; i < rows.length; i++) {
            for (int column = 0; column < wanted.length; column++) {
                if (wanted[column]) {
                    progress.check();
                    Tally tally = new Tally();
                    objective.evaluate(pass.at(column, rows[i]), pass.theta(), inputs, examples, tally);
                    result[i][column] = Tally.mean(new Tally[] {tally}, examples.length);
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
