package org.costscape.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.costscape.array.ColumnMatrix;
import org.costscape.network.GridPass;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;

/**
 * The cost of a network on a grid, chunk by chunk: what the first layer needs of a chunk is computed once for all points that
 * are asked for. So memory grows neither with the examples nor with the points.
 */
final class NetworkGridCost implements GridCost {
    private final ColumnMatrix inputs;
    private final Parallel parallel;
    private final List<Lane> lanes = new ArrayList<>();
    private final int width;

    private record Lane(GridPass pass, OutputObjective objective) {}

    /** @param inputs (features, examples); stay the caller's to close */
    NetworkGridCost(Supplier<GridPass> passes, Supplier<Objective> objectives, ColumnMatrix inputs, Parallel parallel) {
        this.inputs = inputs;
        this.parallel = parallel;
        for (int lane = 0; lane < parallel.lanes(); lane++) {
            lanes.add(new Lane(passes.get(), (OutputObjective) objectives.get()));
        }
        this.width = lanes.get(0).pass.capacity();
    }

    @Override
    public Evaluation[][] evaluate(int[] rows, boolean[] wanted, Progress progress) {
        int examples = inputs.columns();
        int chunks = (examples + width - 1) / width;
        Tally[][][] tallies = new Tally[chunks][rows.length][wanted.length];
        parallel.forEach(chunks, (chunk, lane) -> {
            evaluate(lanes.get(lane), chunk, rows, wanted, tallies[chunk], progress);
        });
        Evaluation[][] result = new Evaluation[rows.length][wanted.length];
        for (int i = 0; i < rows.length; i++) {
            for (int column = 0; column < wanted.length; column++) {
                if (wanted[column]) {
                    Tally[] ofPoint = new Tally[chunks];
                    for (int chunk = 0; chunk < chunks; chunk++) {
                        ofPoint[chunk] = tallies[chunk][i][column];
                    }
                    result[i][column] = Tally.mean(ofPoint, examples);
                }
            }
        }
        return result;
    }

    private void evaluate(Lane lane, int chunk, int[] rows, boolean[] wanted, Tally[][] tallies, Progress progress) {
        int from = chunk * width;
        int count = Math.min(width, inputs.columns() - from);
        int[] examples = IntStream.range(from, from + count).toArray();
        lane.pass.begin(inputs.columns(from, count));
        for (int i = 0; i < rows.length; i++) {
            Tally[] ofRow = tallies[i];
            lane.pass.row(rows[i], wanted, (column, outputs) -> {
                progress.check();
                ofRow[column] = new Tally();
                lane.objective.evaluate(outputs, examples, ofRow[column]);
            });
        }
    }

    @Override
    public boolean sharesWork() {
        return true;
    }

    @Override
    public void close() {
        lanes.forEach(lane -> {
            lane.pass.close();
            lane.objective.close();
        });
    }
}
