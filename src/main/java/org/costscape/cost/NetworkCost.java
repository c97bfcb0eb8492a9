package org.costscape.cost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.dataset.Dataset;
import org.costscape.network.Network;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;

/**
 * An objective of a network on a data set, or on a minibatch of it, with its gradient; mean over the examples.
 *
 * <p>The examples are cut into chunks whose borders never depend on the number of threads. Costs are summed in the order of
 * the chunks. For gradients the chunks are dealt to at most {@value #STRANDS} strands, each of which adds up its chunks
 * one after the other; the strands are then added in their order. So the result has the same bits with any number of
 * threads.
 */
public final class NetworkCost implements CostFunction {
    /** Examples in a chunk of a forward pass: a chunk's activations fit in a core's own cache. */
    private static final int EVALUATION_CHUNK = 250;

    /** Examples in a chunk of a backward pass: half of the usual minibatch, so that two cores share it. */
    private static final int GRADIENT_CHUNK = 64;

    /** The most gradients that are in memory at a time. */
    private static final int STRANDS = 8;

    private final Network network;
    private final ObjectiveDefinition objective;
    private final Dataset data;
    private final Precision precision;
    private final Parallel parallel;
    private final ColumnMatrix inputs;
    private final List<ColumnMatrix> chunks = new ArrayList<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final List<ParameterVector> strands = new ArrayList<>();

    /** Allocates the working memory of each lane of {@code parallel}. */
    public NetworkCost(
            Network network, ObjectiveDefinition objective, Dataset data, Precision precision, Parallel parallel) {
        this.network = network;
        this.objective = objective;
        this.data = data;
        this.precision = precision;
        this.parallel = parallel;
        this.inputs = data.inputs().in(precision);
        for (int from = 0; from < data.size(); from += EVALUATION_CHUNK) {
            chunks.add(inputs.columns(from, Math.min(EVALUATION_CHUNK, data.size() - from)));
        }
        for (int lane = 0; lane < parallel.lanes(); lane++) {
            lanes.add(new Lane());
        }
    }

    @Override
    public ParameterLayout layout() {
        return network.layout();
    }

    /** Number of examples in the data set. */
    public int examples() {
        return data.size();
    }

    @Override
    public Evaluation evaluate(ParameterVector theta) {
        Tally[] tallies = tallies(chunks.size());
        parallel.forEach(chunks.size(), (chunk, lane) -> {
            lanes.get(lane).evaluate(theta, chunk, tallies[chunk]);
        });
        return Tally.mean(tallies, data.size());
    }

    @Override
    public double costAndGradient(ParameterVector theta, ParameterVector gradient) {
        return costAndGradient(theta, IntStream.range(0, data.size()).toArray(), gradient);
    }

    /**
     * The mean cost of a minibatch with its gradient.
     *
     * @param examples the minibatch, as numbers of examples
     * @param gradient overwritten by ∂J/∂θ
     */
    public double costAndGradient(ParameterVector theta, int[] examples, ParameterVector gradient) {
        int count = (examples.length + GRADIENT_CHUNK - 1) / GRADIENT_CHUNK;
        int used = Math.min(count, STRANDS);
        while (strands.size() < used - 1) {
            strands.add(ParameterVector.zeros(layout(), precision));
        }
        Tally[] tallies = tallies(count);
        parallel.forEach(used, (strand, lane) -> {
            ParameterVector sum = strand == 0 ? gradient : strands.get(strand - 1);
            for (int chunk = strand; chunk < count; chunk += used) {
                int from = chunk * GRADIENT_CHUNK;
                int[] part = Arrays.copyOfRange(examples, from, Math.min(examples.length, from + GRADIENT_CHUNK));
                lanes.get(lane).differentiate(theta, part, examples.length, sum, chunk != strand, tallies[chunk]);
            }
        });
        for (int strand = 1; strand < used; strand++) {
            gradient.add(1, strands.get(strand - 1));
        }
        return Tally.mean(tallies, examples.length).cost();
    }

    /** Frees the working memory; the data set's own stays. */
    @Override
    public void close() {
        lanes.forEach(Lane::close);
        strands.forEach(ParameterVector::close);
        if (inputs != data.inputs()) {
            inputs.close();
        }
    }

    private static Tally[] tallies(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Tally()).toArray(Tally[]::new);
    }

    /** The working memory of one thread. */
    private final class Lane implements AutoCloseable {
        private final Network.Pass forward = network.newPass(precision, EVALUATION_CHUNK);
        private final Network.Pass backward = network.newPass(precision, GRADIENT_CHUNK);
        private final ColumnMatrix gathered = ColumnMatrix.zeros(precision, data.features(), GRADIENT_CHUNK);
        private final Objective atWork = objective.start(precision, data, EVALUATION_CHUNK);

        void evaluate(ParameterVector theta, int chunk, Tally tally) {
            ColumnMatrix x = chunks.get(chunk);
            int from = chunk * EVALUATION_CHUNK;
            int[] examples = IntStream.range(from, from + x.columns()).toArray();
            atWork.evaluate(forward, theta, x, examples, tally);
        }

        void differentiate(
                ParameterVector theta,
                int[] examples,
                int batch,
                ParameterVector gradient,
                boolean accumulate,
                Tally tally) {
            for (int i = 0; i < examples.length; i++) {
                gathered.copyColumn(i, inputs, examples[i]);
            }
            ColumnMatrix x = gathered.columns(0, examples.length);
            atWork.differentiate(backward, theta, x, examples, batch, gradient, accumulate, tally);
        }

        @Override
        public void close() {
            forward.close();
            backward.close();
            gathered.close();
            atWork.close();
        }
    }
}
