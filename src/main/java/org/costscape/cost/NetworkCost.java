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
import org.jspecify.annotations.Nullable;

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
        Tally[] clean = tallies(chunks.size());
        Tally[] adversarial = tallies(chunks.size());
        parallel.forEach(chunks.size(), (chunk, lane) -> {
            lanes.get(lane).evaluate(theta, chunk, clean[chunk], adversarial[chunk]);
        });
        return new Evaluation(cost(clean, adversarial, data.size()), Tally.errorRate(clean, data.size()));
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
        Tally[] clean = tallies(count);
        Tally[] adversarial = tallies(count);
        parallel.forEach(used, (strand, lane) -> {
            ParameterVector sum = strand == 0 ? gradient : strands.get(strand - 1);
            for (int chunk = strand; chunk < count; chunk += used) {
                int from = chunk * GRADIENT_CHUNK;
                int[] part = Arrays.copyOfRange(examples, from, Math.min(examples.length, from + GRADIENT_CHUNK));
                lanes.get(lane)
                        .differentiate(
                                theta, part, examples.length, sum, chunk != strand, clean[chunk], adversarial[chunk]);
            }
        });
        for (int strand = 1; strand < used; strand++) {
            gradient.add(1, strands.get(strand - 1));
        }
        return cost(clean, adversarial, examples.length);
    }

    private double cost(Tally[] clean, Tally[] adversarial, int examples) {
        double onExamples = Tally.meanCost(clean, examples);
        return objective instanceof AdversarialDefinition mixed
                ? mixed.clean() * onExamples + (1 - mixed.clean()) * Tally.meanCost(adversarial, examples)
                : onExamples;
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
        private final SoftmaxCrossEntropy crossEntropy = new SoftmaxCrossEntropy();
        private final @Nullable AdversarialExamples attack = objective instanceof AdversarialDefinition mixed
                ? new AdversarialExamples(mixed.epsilon(), precision, data.features(), EVALUATION_CHUNK)
                : null;

        void evaluate(ParameterVector theta, int chunk, Tally clean, Tally adversarial) {
            ColumnMatrix x = chunks.get(chunk);
            int from = chunk * EVALUATION_CHUNK;
            int[] labels =
                    IntStream.range(from, from + x.columns()).map(data::label).toArray();
            ColumnMatrix outputs = forward.forward(theta, x); // (classes, n)
            if (attack == null) {
                crossEntropy.evaluate(outputs, labels, clean);
                return;
            }
            crossEntropy.evaluateAndDifferentiate(outputs, labels, 1, clean);
            ColumnMatrix moved = attack.of(x, forward.inputGradient(theta, outputs, null, false)); // (features, n)
            crossEntropy.evaluate(forward.forward(theta, moved), labels, adversarial);
        }

        void differentiate(
                ParameterVector theta,
                int[] examples,
                int batch,
                ParameterVector gradient,
                boolean accumulate,
                Tally clean,
                Tally adversarial) {
            for (int i = 0; i < examples.length; i++) {
                gathered.copyColumn(i, inputs, examples[i]);
            }
            ColumnMatrix x = gathered.columns(0, examples.length);
            int[] labels = Arrays.stream(examples).map(data::label).toArray();
            ColumnMatrix outputs = backward.forward(theta, x); // (classes, n)
            if (attack == null || !(objective instanceof AdversarialDefinition mixed)) {
                crossEntropy.evaluateAndDifferentiate(outputs, labels, 1.0 / batch, clean);
                backward.backward(theta, outputs, gradient, accumulate);
                return;
            }
            boolean both = mixed.clean() > 0;
            crossEntropy.evaluateAndDifferentiate(outputs, labels, (both ? mixed.clean() : 1) / batch, clean);
            ColumnMatrix towardsInput =
                    backward.inputGradient(theta, outputs, both ? gradient : null, accumulate); // (features, n)
            ColumnMatrix attacked = backward.forward(theta, attack.of(x, towardsInput)); // (classes, n)
            crossEntropy.evaluateAndDifferentiate(attacked, labels, (1 - mixed.clean()) / batch, adversarial);
            backward.backward(theta, attacked, gradient, accumulate || both);
        }

        @Override
        public void close() {
            forward.close();
            backward.close();
            gathered.close();
            if (attack != null) {
                attack.close();
            }
        }
    }
}
