package org.costscape.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.costscape.array.Precision;
import org.costscape.cost.Evaluation;
import org.costscape.cost.NetworkCost;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Safetensors;
import org.costscape.task.Progress;

/**
 * The training loop: minibatch gradients, the optimizer's steps, evaluations, and everything that a run keeps on disk.
 *
 * <p>What it computes depends on the definition, the data and the seed alone. A run that was interrupted continues from
 * its checkpoint and ends with the same bits as one that was not.
 */
public final class Trainer {
    private static final long NANOS_BETWEEN_CHECKPOINTS = 2_000_000_000L;
    private static final String STEP = "step";
    private static final String BEST_COST = "bestHeldOutCost";
    private static final String BATCH_COSTS = "batchCosts";

    private final TrainingDefinition definition;
    private final Initialization initialization;
    private final Precision precision;
    private final long seed;
    private final NetworkCost training;
    private final NetworkCost heldOut;
    private final Set<Integer> snapshotSteps;

    /** Stores what it is given; {@link #run} computes. The costs stay the caller's to close. */
    public Trainer(
            TrainingDefinition definition,
            Initialization initialization,
            Precision precision,
            long seed,
            NetworkCost training,
            NetworkCost heldOut) {
        this.definition = definition;
        this.initialization = initialization;
        this.precision = precision;
        this.seed = seed;
        this.training = training;
        this.heldOut = heldOut;
        this.snapshotSteps = Arrays.stream(definition.snapshotSteps()).boxed().collect(Collectors.toSet());
    }

    /**
     * Trains from the run's checkpoint, or from the start where it has none, to the last step.
     *
     * @param listener is told each new entry of the history, on this thread
     * @throws BadInputException if somebody else trains in the folder, or what is there cannot be continued
     * @throws DivergedException if the cost becomes infinite or not a number; what was reached before is kept
     * @throws CancellationException if cancelled; the run can be continued at the very step
     */
    public void run(RunFolder folder, Consumer<HistoryEntry> listener, Progress progress) {
        RunLock lock = RunLock.take(folder);
        try {
            train(folder, listener, progress);
        } finally {
            lock.close();
        }
    }

    private void train(RunFolder folder, Consumer<HistoryEntry> listener, Progress progress) {
        ParameterLayout layout = training.layout();
        try (Optimizer optimizer = definition.optimizer().start(training, precision);
                ParameterVector gradient = ParameterVector.zeros(layout, precision);
                State state = begin(folder, optimizer, listener)) {
            Minibatches minibatches = new Minibatches(training.examples(), definition.batch(), seed);
            try {
                while (state.step < definition.steps()) {
                    progress.check();
                    double cost = training.costAndGradient(state.theta, minibatches.of(state.step), gradient);
                    if (!Double.isFinite(cost)) {
                        throw diverged(folder, state.step, cost, listener);
                    }
                    optimizer.step(state.theta, gradient, state.step, rate(state.step, minibatches.stepsAnEpoch()));
                    state.step++;
                    state.batchCosts += cost;
                    finishStep(folder, state, listener);
                    state.saveNowAndThen(folder, optimizer);
                    progress.report(state.step, definition.steps());
                }
            } catch (CancellationException e) {
                state.save(folder, optimizer); // between two steps; any other failure leaves the checkpoint before
                throw e;
            }
            state.save(folder, optimizer);
        }
    }

    private double rate(int step, int stepsAnEpoch) {
        return definition.schedule().factor(step, step / stepsAnEpoch);
    }

    private State begin(RunFolder folder, Optimizer optimizer, Consumer<HistoryEntry> listener) {
        if (folder.checkpoint().isPresent()) {
            State state = State.load(folder, training.layout(), precision, optimizer, definition.steps());
            folder.historyFile().truncate(state.step);
            checkHistory(folder, state.step);
            return state;
        }
        State state = new State(initialization.draw(training.layout(), precision, seed));
        folder.historyFile().truncate(-1);
        finishStep(folder, state, listener);
        state.save(folder, optimizer);
        return state;
    }

    /** Each evaluation up to the checkpoint must be there: those after it are computed again, those before are not. */
    private void checkHistory(RunFolder folder, int step) {
        List<Integer> expected = new ArrayList<>();
        for (int evaluated = 0; evaluated <= step; evaluated += definition.evaluateEvery()) {
            expected.add(evaluated);
        }
        if (step == definition.steps() && step % definition.evaluateEvery() != 0) {
            expected.add(step);
        }
        List<Integer> found = folder.history().stream().map(HistoryEntry::step).toList();
        if (!found.equals(expected)) {
            throw new BadInputException(folder.path().resolve("history.jsonl") + ": expected the " + expected.size()
                    + " entries up to step " + step + ", found " + found.size()
                    + "; the file is damaged: restore it, or train the run again");
        }
    }

    /** Keeps and measures what is due after a step. */
    private void finishStep(RunFolder folder, State state, Consumer<HistoryEntry> listener) {
        if (state.step % definition.evaluateEvery() == 0 || state.step == definition.steps()) {
            evaluate(folder, state, listener);
        }
        if (snapshotSteps.contains(state.step)) {
            folder.saveSnapshot(state.step, state.theta);
        }
    }

    private void evaluate(RunFolder folder, State state, Consumer<HistoryEntry> listener) {
        Evaluation train = training.evaluate(state.theta);
        if (!Double.isFinite(train.cost())) {
            throw diverged(folder, state.step, train.cost(), listener);
        }
        Evaluation held = heldOut.evaluate(state.theta);
        if (held.cost() < state.bestCost) {
            state.bestCost = held.cost();
            folder.saveBest(state.step, state.theta);
        }
        int since = state.step == 0 ? 0 : (state.step - 1) % definition.evaluateEvery() + 1;
        HistoryEntry entry = new HistoryEntry(
                state.step,
                since == 0 ? null : state.batchCosts / since,
                train.cost(),
                train.errorRate(),
                held.cost(),
                held.errorRate());
        state.batchCosts = 0;
        folder.historyFile().append(entry);
        listener.accept(entry);
    }

    private DivergedException diverged(RunFolder folder, int step, double cost, Consumer<HistoryEntry> listener) {
        HistoryEntry entry = HistoryEntry.diverged(step, cost);
        folder.historyFile().append(entry);
        listener.accept(entry);
        return new DivergedException(folder.path() + ": diverged after " + step + " steps: the cost became " + cost
                + "; the run is kept; train again with a smaller learning rate");
    }

    /** Where a run stands. */
    private static final class State implements AutoCloseable {
        private final ParameterVector theta;
        private int step;
        private double batchCosts;
        private double bestCost = Double.POSITIVE_INFINITY;
        private long savedAt = System.nanoTime();

        State(ParameterVector theta) {
            this.theta = theta;
        }

        static State load(
                RunFolder folder, ParameterLayout layout, Precision precision, Optimizer optimizer, int steps) {
            Safetensors file = Safetensors.read(folder.checkpointFile());
            State state = new State(file.vector("", layout, precision));
            optimizer.state().forEach((name, vector) -> {
                try (ParameterVector saved = file.vector(name + ".", layout, precision)) {
                    vector.assign(saved);
                }
            });
            state.step = (int) file.number(STEP, 0, steps);
            state.bestCost = file.number(BEST_COST, 0, Double.POSITIVE_INFINITY);
            state.batchCosts = file.number(BATCH_COSTS, 0, Double.POSITIVE_INFINITY);
            return state;
        }

        void saveNowAndThen(RunFolder folder, Optimizer optimizer) {
            if (System.nanoTime() - savedAt > NANOS_BETWEEN_CHECKPOINTS) {
                save(folder, optimizer);
            }
        }

        void save(RunFolder folder, Optimizer optimizer) {
            Map<String, String> metadata = new TreeMap<>();
            metadata.put(STEP, Integer.toString(step));
            metadata.put(BEST_COST, Double.toString(bestCost));
            metadata.put(BATCH_COSTS, Double.toString(batchCosts));
            Map<String, ParameterVector> vectors = new LinkedHashMap<>();
            vectors.put("", theta);
            optimizer.state().forEach((name, vector) -> vectors.put(name + ".", vector));
            Safetensors.write(folder.checkpointFile(), metadata, vectors);
            savedAt = System.nanoTime();
        }

        @Override
        public void close() {
            theta.close();
        }
    }
}
