package org.costscape.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.dataset.TextStreams;
import org.costscape.network.GradientStrands;
import org.costscape.network.LanguageModel;
import org.costscape.network.LanguageModelPass;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;

/**
 * Training of a language model by truncated backpropagation through time: a step takes the next window of all streams, with
 * dropout; states are zero at the beginning of an epoch and otherwise carried from the step before, without a gradient.
 *
 * <p>The streams are cut into slices whose gradients are added in their order: the same bits with any number of threads. The
 * units that dropout keeps depend on the seed and the step alone.
 *
 * <p>Reference: Zaremba, Sutskever, Vinyals, "Recurrent neural network regularization", arXiv:1409.2329, 2014, section 4.1.
 */
public final class LanguageModelTraining implements TrainingCost {
    private static final String STATE = "state";

    private final LanguageModel model;
    private final TextStreams text;
    private final long seed;
    private final StreamChunks slices;
    private final GradientStrands strands;
    private final ParameterVector state;
    private final ParameterVector next;
    private final List<Slice> memory = new ArrayList<>();

    /** Allocates the working memory of each slice. */
    public LanguageModelTraining(
            LanguageModel model, TextStreams text, long seed, Precision precision, Parallel parallel) {
        this.model = model;
        this.text = text;
        this.seed = seed;
        this.slices = StreamChunks.ofMinibatch(text.streams());
        this.strands = new GradientStrands(model.layout(), precision, parallel);
        this.state = ParameterVector.zeros(model.stateLayout(text.streams()), precision);
        this.next = state.copy();
        for (int slice = 0; slice < slices.count(); slice++) {
            memory.add(new Slice(slice, precision));
        }
    }

    @Override
    public ParameterLayout layout() {
        return model.layout();
    }

    @Override
    public int stepsAnEpoch() {
        return text.windows();
    }

    @Override
    public double costAndGradient(int step, ParameterVector theta, ParameterVector gradient) {
        if (step % stepsAnEpoch() == 0) {
            state.clear();
        }
        Tally[] tallies = Tally.array(slices.count());
        strands.sum(slices.count(), gradient, (slice, lane, sum, accumulate) -> {
            memory.get(slice).differentiate(step, theta, sum, accumulate, tallies[slice]);
        });
        state.assign(next); // only now, so that a step that fails leaves the state of the step before
        return Tally.mean(tallies, text.streams() * text.steps()).cost();
    }

    /** The states of all layers and streams, laid out as {@link LanguageModel#stateLayout} says. */
    @Override
    public Map<String, ParameterVector> state() {
        return Map.of(STATE, state);
    }

    @Override
    public void close() {
        memory.forEach(Slice::close);
        strands.close();
        state.close();
        next.close();
    }

    /** Some neighbouring streams, with the memory to take them through a window. */
    private final class Slice implements AutoCloseable {
        private final int first;
        private final int size;
        private final LanguageModelPass pass;
        private final TokenCost tokenCost;

        Slice(int slice, Precision precision) {
            first = slices.first(slice);
            size = slices.size(slice);
            pass = model.newTrainingPass(precision, text.steps(), size);
            tokenCost = TokenCost.of(precision);
        }

        void differentiate(int step, ParameterVector theta, ParameterVector sum, boolean accumulate, Tally tally) {
            int window = step % stepsAnEpoch();
            pass.resume(state, first);
            pass.drawDropout(seed, step, first);
            ColumnMatrix logits = pass.forward(theta, text.inputs(window, first, size)); // (vocabulary, steps · size)
            double factor = 1.0 / (text.streams() * text.steps());
            tokenCost.evaluateAndDifferentiate(logits, text.targets(window, first, size), factor, tally);
            pass.backward(theta, logits, sum, accumulate);
            pass.carry();
            pass.save(next, first);
        }

        @Override
        public void close() {
            pass.close();
        }
    }
}
