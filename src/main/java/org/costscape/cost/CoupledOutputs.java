package org.costscape.cost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.dataset.Dataset;
import org.costscape.network.CoupledPass;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;

/** The costs of examples that go through a network together, where they depend on its outputs alone: chunk by chunk in parallel. */
final class CoupledOutputs implements AutoCloseable {
    private final List<OutputObjective> lanes = new ArrayList<>();
    private final int[] numbers;

    /**
     * @param first the objective of the first lane; the others are begun in the same way
     * @param width the most examples of a chunk
     */
    CoupledOutputs(
            OutputObjective first,
            ObjectiveDefinition definition,
            Dataset data,
            Precision precision,
            int width,
            Parallel parallel) {
        lanes.add(first);
        while (lanes.size() < parallel.lanes()) {
            lanes.add((OutputObjective) definition.start(precision, data, width));
        }
        this.numbers = IntStream.range(0, data.size()).toArray();
    }

    /**
     * The sums of each chunk, in order.
     *
     * @param from number of the first example in the data set
     */
    Tally[] evaluate(CoupledPass pass, ParameterVector theta, ColumnMatrix x, int from) {
        Tally[] tallies = Tally.array(pass.chunks(x.columns()));
        pass.forward(theta, x, (chunk, lane, first, outputs) -> {
            int[] examples = Arrays.copyOfRange(numbers, from + first, from + first + outputs.columns());
            lanes.get(lane).evaluate(outputs, examples, tallies[chunk]);
        });
        return tallies;
    }

    /** Closes all but the first lane's objective. */
    @Override
    public void close() {
        lanes.stream().skip(1).forEach(OutputObjective::close);
    }
}
