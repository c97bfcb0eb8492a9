package org.costscape.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.costscape.array.ColumnMatrix;
import org.costscape.network.GridPointPasses;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;

/**
 * The cost of a network on a grid, point by point, for an objective that takes more than the outputs, such as one that goes back
 * to the inputs.
 */
final class ObjectiveGridCost extends PointwiseGridCost {
    private final GridPointPasses passes;
    private final List<ColumnMatrix> chunks;
    private final Parallel parallel;
    private final List<Objective> objectives = new ArrayList<>();
    private final List<int[]> numbers = new ArrayList<>();
    private final int examples;

    /**
     * @param passes closed with this
     * @param chunks of the inputs, in their order; stay the caller's to close
     */
    ObjectiveGridCost(
            GridPointPasses passes, Supplier<Objective> objectives, List<ColumnMatrix> chunks, Parallel parallel) {
        this.passes = passes;
        this.chunks = chunks;
        this.parallel = parallel;
        for (int lane = 0; lane < parallel.lanes(); lane++) {
            this.objectives.add(objectives.get());
        }
        int from = 0;
        for (ColumnMatrix chunk : chunks) {
            numbers.add(IntStream.range(from, from + chunk.columns()).toArray());
            from += chunk.columns();
        }
        this.examples = from;
    }

    @Override
    Evaluation at(int column, int row, Progress progress) {
        passes.moveTo(column, row);
        Tally[] tallies = Tally.array(chunks.size());
        parallel.forEach(chunks.size(), (chunk, lane) -> {
            progress.check();
            objectives
                    .get(lane)
                    .evaluate(
                            passes.pass(lane, chunk),
                            passes.theta(),
                            chunks.get(chunk),
                            numbers.get(chunk),
                            tallies[chunk]);
        });
        return Tally.mean(tallies, examples);
    }

    @Override
    public void close() {
        passes.close();
        objectives.forEach(Objective::close);
    }
}
