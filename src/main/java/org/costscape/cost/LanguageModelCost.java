package org.costscape.cost;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.dataset.PrefixTree;
import org.costscape.dataset.TextStreams;
import org.costscape.network.GradientStrands;
import org.costscape.network.LanguageModel;
import org.costscape.network.LanguageModelPass;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;

/**
 * Mean cross-entropy of a language model per token of a text, in nats, and the share of tokens that it does not hold for the
 * most probable; without dropout. Each stream begins with states of zero and carries them from window to window.
 *
 * <p>With independent sequences (one window) the gradient is exact. With more windows it is that of truncated backpropagation
 * through time: the states that a window begins with are taken as constants.
 *
 * <p>The streams are cut into chunks whose borders never depend on the number of threads, and their sums are added in order: the
 * result has the same bits with any number of threads.
 *
 * <p>Reference: Williams, Peng, "An efficient gradient-based algorithm for on-line training of recurrent network
 * trajectories", Neural Computation 2, 1990, for the truncation.
 */
public final class LanguageModelCost implements CostFunction {
    private final LanguageModel model;
    private final TextStreams text;
    private final Parallel parallel;
    private final StreamChunks chunks;
    private final PrefixTree[] trees; // of each chunk, where there is one window
    private final GradientStrands strands;
    private final List<Lane> lanes = new ArrayList<>();

    /** Working memory of each lane of {@code parallel} is allocated when first used. */
    public LanguageModelCost(LanguageModel model, TextStreams text, Precision precision, Parallel parallel) {
        this.model = model;
        this.text = text;
        this.parallel = parallel;
        this.chunks = StreamChunks.ofText(
                text.streams(), text.steps(), model.definition().vocabulary());
        this.trees = text.windows() == 1 ? PrefixTree.chunks(text, chunks.width()) : new PrefixTree[0];
        this.strands = new GradientStrands(model.layout(), precision, parallel);
        for (int lane = 0; lane < parallel.lanes(); lane++) {
            lanes.add(new Lane(precision));
        }
    }

    /** How many tokens a lane holds the activations of, at most, when it goes through so many sequences of a text. */
    public static long tokensAtOnce(int sequences, int steps, int vocabulary) {
        return (long) steps * StreamChunks.ofText(sequences, steps, vocabulary).width();
    }

    @Override
    public ParameterLayout layout() {
        return model.layout();
    }

    @Override
    public Evaluation evaluate(ParameterVector theta) {
        Tally[] tallies = Tally.array(chunks.count());
        lanes.forEach(Lane::forget);
        parallel.forEach(chunks.count(), (chunk, lane) -> lanes.get(lane).evaluate(theta, chunk, tallies[chunk]));
        return Tally.mean(tallies, text.tokens());
    }

    @Override
    public double costAndGradient(ParameterVector theta, ParameterVector gradient) {
        Tally[] tallies = Tally.array(chunks.count());
        strands.sum(chunks.count(), gradient, (chunk, lane, sum, accumulate) -> {
            lanes.get(lane).differentiate(theta, chunk, sum, accumulate, tallies[chunk]);
        });
        return Tally.mean(tallies, text.tokens()).cost();
    }

    @Override
    public void close() {
        lanes.forEach(Lane::close);
        strands.close();
    }

    /** The working memory of one thread: passes for each number of streams that a chunk has. */
    private final class Lane implements AutoCloseable {
        private final Precision precision;
        private final TokenCost tokenCost;
        private final NodeCost nodeCost;
        private final Map<Integer, LanguageModelPass> forward = new HashMap<>();
        private final Map<Integer, LanguageModelPass> withBackward = new HashMap<>();
        private final Set<LanguageModelPass> using = new HashSet<>();

        Lane(Precision precision) {
            this.precision = precision;
            this.tokenCost = TokenCost.of(precision);
            this.nodeCost = NodeCost.of(precision);
        }

        /** To be called when another θ comes. */
        void forget() {
            using.clear();
        }

        void evaluate(ParameterVector theta, int chunk, Tally tally) {
            int first = chunks.first(chunk);
            int size = chunks.size(chunk);
            LanguageModelPass pass =
                    forward.computeIfAbsent(size, n -> model.newForwardPass(precision, text.steps(), n));
            if (using.add(pass)) {
                pass.use(theta);
            }
            if (text.windows() == 1) {
                parallel.check();
                PrefixTree tree = trees[chunk];
                nodeCost.evaluate(pass.forward(tree), tree, tally);
                return;
            }
            pass.reset();
            for (int window = 0; window < text.windows(); window++) {
                parallel.check();
                tokenCost.evaluate(
                        pass.forward(text.inputs(window, first, size)), text.targets(window, first, size), tally);
                pass.carry();
            }
        }

        void differentiate(ParameterVector theta, int chunk, ParameterVector sum, boolean accumulate, Tally tally) {
            int first = chunks.first(chunk);
            int size = chunks.size(chunk);
            LanguageModelPass pass = withBackward.computeIfAbsent(size, n -> model.newPass(precision, text.steps(), n));
            pass.use(theta);
            pass.reset();
            for (int window = 0; window < text.windows(); window++) {
                parallel.check();
                int[] inputs = text.inputs(window, first, size);
                int[] targets = text.targets(window, first, size);
                ColumnMatrix logits = pass.forward(inputs); // (vocabulary, steps · size)
                tokenCost.evaluateAndDifferentiate(logits, targets, 1.0 / text.tokens(), tally);
                pass.backward(theta, logits, sum, accumulate || window > 0);
                pass.carry();
            }
        }

        @Override
        public void close() {
            forward.values().forEach(LanguageModelPass::close);
            withBackward.values().forEach(LanguageModelPass::close);
        }
    }
}
