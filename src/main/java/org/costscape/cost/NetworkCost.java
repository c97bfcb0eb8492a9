package org.costscape.cost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.dataset.Dataset;
import org.costscape.file.BadInputException;
import org.costscape.network.DirectionalPass;
import org.costscape.network.DropoutStep;
import org.costscape.network.GradientStrands;
import org.costscape.network.Network;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.SubspaceGrid;
import org.costscape.task.Parallel;
import org.jspecify.annotations.Nullable;

/**
 * An objective of a network on a data set, or on a minibatch of it, with its gradient; mean over the examples.
 *
 * <p>The examples are cut into chunks whose borders never depend on the number of threads. Costs are summed in the order of
 * the chunks, gradients by {@link GradientStrands}. So the result has the same bits with any number of threads.
 *
 * <p>Where batch normalization couples the examples, the chunks wait for each other at each such layer.
 */
public final class NetworkCost implements LayeredCost {
    /** Examples in a chunk of a backward pass: half of the usual minibatch, so that two cores share it. */
    private static final int GRADIENT_CHUNK = 64;

    /** The same where a layer goes example by example: such networks are trained on small minibatches. */
    private static final int SMALL_GRADIENT_CHUNK = 16;

    private final Network network;
    private final ObjectiveDefinition objective;
    private final Dataset data;
    private final Precision precision;
    private final Parallel parallel;
    private final GradientStrands strands;
    private final int gradientChunk;
    private final @Nullable CoupledCost coupled;
    private final ColumnMatrix inputs;
    private final List<ColumnMatrix> chunks = new ArrayList<>();
    private final List<Lane> lanes = new ArrayList<>();

    /**
     * Allocates the working memory of each lane of {@code parallel}.
     *
     * @throws BadInputException if there is a single example, which cannot be normalized
     */
    public NetworkCost(
            Network network, ObjectiveDefinition objective, Dataset data, Precision precision, Parallel parallel) {
        this.network = network;
        this.objective = objective;
        this.data = data;
        this.precision = precision;
        this.parallel = parallel;
        this.strands = new GradientStrands(network.layout(), precision, parallel);
        this.gradientChunk = network.goesByExample() ? SMALL_GRADIENT_CHUNK : GRADIENT_CHUNK;
        this.inputs = data.inputs().in(precision);
        if (!network.running().isEmpty()) {
            this.coupled = new CoupledCost(network, objective, data, inputs, precision, parallel);
            return;
        }
        this.coupled = null;
        for (int from = 0; from < data.size(); from += Network.CHUNK) {
            chunks.add(inputs.columns(from, Math.min(Network.CHUNK, data.size() - from)));
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

    /** The network. */
    public Network network() {
        return network;
    }

    /** J(θ) and the error rate; batch normalizations take the statistics of the whole set at θ. */
    @Override
    public Evaluation evaluate(ParameterVector theta) {
        if (coupled != null) {
            return coupled.evaluate(theta, BatchStatistics.RECOMPUTED);
        }
        Tally[] tallies = Tally.array(chunks.size());
        parallel.forEach(chunks.size(), (chunk, lane) -> {
            lanes.get(lane).evaluate(theta, chunk, tallies[chunk]);
        });
        return Tally.mean(tallies, data.size());
    }

    /**
     * J whose batch normalizations take other statistics, with its gradient, in which given statistics are constants; a
     * view that works with this cost's memory, and leaves it open when it is closed.
     *
     * @throws IllegalStateException if the network has no batch normalization
     */
    public CostFunction withStatistics(BatchStatistics statistics) {
        return new ByStatistics(requireCoupled(), network.layout(), statistics);
    }

    /**
     * Mean and biased variance of the units before each batch normalization, over the whole set at θ: to be frozen.
     *
     * @return as {@link Network#running} lays them out; the caller closes it
     */
    public ParameterVector statistics(ParameterVector theta) {
        ParameterVector statistics = ParameterVector.zeros(network.running().layout(), Precision.DOUBLE);
        requireCoupled().statistics(theta, statistics);
        return statistics;
    }

    @Override
    public double costAndGradient(ParameterVector theta, ParameterVector gradient) {
        if (coupled != null) {
            return coupled.costAndGradient(theta, BatchStatistics.RECOMPUTED, null, gradient);
        }
        return costAndGradient(theta, IntStream.range(0, data.size()).toArray(), gradient);
    }

    @Override
    public double costAndGradient(ParameterVector theta, ParameterVector piece, ParameterVector gradient) {
        if (coupled != null) {
            return coupled.costAndGradient(theta, BatchStatistics.RECOMPUTED, piece, gradient);
        }
        lanes.forEach(lane -> lane.backward.stayOnPieceOf(piece));
        try {
            return costAndGradient(theta, gradient);
        } finally {
            lanes.forEach(lane -> lane.backward.stayOnPieceOf(null));
        }
    }

    @Override
    public Optional<HessianProducts> hessianProducts() {
        return precision == Precision.DOUBLE && coupled == null
                ? NetworkHessian.of(
                        network, () -> objective.start(precision, data, DirectionalPass.CAPACITY), inputs, parallel)
                : Optional.empty();
    }

    @Override
    public GridCost on(SubspaceGrid grid) {
        if (coupled != null) {
            return coupled.on(grid).orElseGet(() -> LayeredCost.super.on(grid));
        }
        Supplier<Objective> objectives = () -> objective.start(precision, data, Network.CHUNK);
        Optional<GridCost> faster = isOfOutputs()
                ? network.gridPasses(grid, precision)
                        .map(passes -> new NetworkGridCost(passes, objectives, inputs, parallel))
                : network.gridPointPasses(grid, chunks, Network.CHUNK, parallel)
                        .map(passes -> new ObjectiveGridCost(passes, objectives, chunks, parallel));
        return faster.orElseGet(() -> LayeredCost.super.on(grid));
    }

    private boolean isOfOutputs() {
        return lanes.get(0).atWork instanceof OutputObjective;
    }

    /**
     * The mean cost of a minibatch with its gradient, without dropout.
     *
     * @param examples the minibatch, as numbers of examples
     * @param gradient overwritten by ∂J/∂θ
     */
    public double costAndGradient(ParameterVector theta, int[] examples, ParameterVector gradient) {
        return costAndGradient(theta, examples, gradient, null, null);
    }

    /**
     * As {@link #costAndGradient(ParameterVector, int[], ParameterVector)}, at a step of training.
     *
     * @param dropout decides which units are dropped; null for none. It is the same for an example and its adversarial one
     * @param statistics overwritten by mean and unbiased variance of the units before each batch normalization, over the
     *     minibatch itself (not over its adversarial examples); null where they are not wanted
     * @throws BadInputException if the minibatch is a single example, which cannot be normalized
     */
    public double costAndGradient(
            ParameterVector theta,
            int[] examples,
            ParameterVector gradient,
            @Nullable DropoutStep dropout,
            @Nullable ParameterVector statistics) {
        if (coupled != null || statistics != null) {
            return requireCoupled().costAndGradient(theta, examples, gradient, dropout, statistics);
        }
        int count = (examples.length + gradientChunk - 1) / gradientChunk;
        Tally[] tallies = Tally.array(count);
        strands.sum(count, gradient, (chunk, lane, sum, accumulate) -> {
            int from = chunk * gradientChunk;
            int[] part = Arrays.copyOfRange(examples, from, Math.min(examples.length, from + gradientChunk));
            lanes.get(lane).backward.dropout(dropout, from);
            lanes.get(lane).differentiate(theta, part, examples.length, sum, accumulate, tallies[chunk]);
        });
        return Tally.mean(tallies, examples.length).cost();
    }

    @Override
    public double[][] preActivations(ParameterVector theta, int layer, int... units) {
        return new PreActivations(network.preActivations(layer), inputs, precision, parallel).of(theta, units);
    }

    private CoupledCost requireCoupled() {
        if (coupled == null) {
            throw new IllegalStateException("the network has no batch normalization");
        }
        return coupled;
    }

    /** Frees the working memory; the data set's own stays. */
    @Override
    public void close() {
        lanes.forEach(Lane::close);
        strands.close();
        if (coupled != null) {
            coupled.close();
        }
        if (inputs != data.inputs()) {
            inputs.close();
        }
    }

    /** {@link #withStatistics}. */
    private record ByStatistics(CoupledCost cost, ParameterLayout layout, BatchStatistics statistics)
            implements CostFunction {
        @Override
        public Evaluation evaluate(ParameterVector theta) {
            return cost.evaluate(theta, statistics);
        }

        @Override
        public double costAndGradient(ParameterVector theta, ParameterVector gradient) {
            return cost.costAndGradient(theta, statistics, null, gradient);
        }

        @Override
        public double costAndGradient(ParameterVector theta, ParameterVector piece, ParameterVector gradient) {
            return cost.costAndGradient(theta, statistics, piece, gradient);
        }

        @Override
        public void close() {}
    }

    /** The working memory of one thread. */
    private final class Lane implements AutoCloseable {
        private final Network.Pass forward = network.newPass(precision, Network.CHUNK);
        private final Network.Pass backward = network.newPass(precision, gradientChunk);
        private final ColumnMatrix gathered = ColumnMatrix.zeros(precision, data.features(), gradientChunk);
        private final Objective atWork = objective.start(precision, data, Network.CHUNK);

        void evaluate(ParameterVector theta, int chunk, Tally tally) {
            ColumnMatrix x = chunks.get(chunk);
            int from = chunk * Network.CHUNK;
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
