package org.costscape.training;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;
import org.costscape.cost.Evaluation;
import org.costscape.cost.LayeredCost;
import org.costscape.cost.TrainingCost;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Safetensors;
import org.costscape.task.Progress;
import org.jspecify.annotations.Nullable;

/**
 * The training loop: minibatch gradients, the optimizer's steps, evaluations, and everything that a run keeps on disk.
 *
 * <p>What it computes depends on the definition, the data and the seed alone. A run that was interrupted continues from
 * its checkpoint and ends with the same bits as one that was not.
 */
public final class Trainer {
    /** A bound that no run reaches before its end. */
    public static final int TO_THE_END = Integer.MAX_VALUE;

    private static final long NANOS_BETWEEN_CHECKPOINTS = 2_000_000_000L;
    private static final String STEP = "step";
    private static final String BEST_COST = "bestHeldOutCost";
    private static final String BATCH_COSTS = "batchCosts";

    private final TrainingDefinition definition;
    private final Supplier<ParameterVector> start;
    private final TrainingCost steps;
    private final CostFunction training;
    private final Optional<CostFunction> heldOut;
    private final Precision precision;
    private final Set<Integer> snapshotSteps;

    /**
     * Stores what it is given; {@link #run} computes. The costs stay the caller's to close.
     *
     * @param start draws θ₀, the same each time
     * @param steps what each step lowers
     * @param training J on the training set
     * @param heldOut J on the held-out set, if anything is held out; otherwise θ is judged by the training cost
     * @param precision of θ
     * @throws BadInputException if units are to be watched that the cost has not
     */
    public Trainer(
            TrainingDefinition definition,
            Supplier<ParameterVector> start,
            TrainingCost steps,
            CostFunction training,
            Optional<CostFunction> heldOut,
            Precision precision) {
        this.definition = definition;
        this.start = start;
        this.steps = steps;
        this.training = training;
        this.heldOut = heldOut;
        this.precision = precision;
        if (!definition.watched().isEmpty() && !(heldOut.orElse(training) instanceof LayeredCost)) {
            throw new BadInputException("watched: expected [] for a cost without layers of units, found "
                    + definition.watched().size() + " units");
        }
        this.snapshotSteps = Arrays.stream(definition.snapshotSteps()).boxed().collect(Collectors.toSet());
    }

    /**
     * Trains from the run's checkpoint, or from the start where it has none, to its end or to a step before it.
     *
     * <p>With a bound, θ from which it goes on and θ at which it stops become snapshots, so that the step between them can be
     * looked at; without one the run keeps what its definition says.
     *
     * @param until number of steps after which it stops, or {@link #TO_THE_END}; a run that is there already is left as it is
     * @param listener is told each new entry of the history, on this thread
     * @throws BadInputException if somebody else trains in the folder, or what is there cannot be continued
     * @throws DivergedException if the cost becomes infinite or not a number; what was reached before is kept
     * @throws CancellationException if cancelled; the run can be continued at the very step
     */
    public void run(RunFolder folder, int until, Consumer<HistoryEntry> listener, Progress progress) {
        RunLock lock = RunLock.take(folder);
        try {
            train(folder, until, listener, progress);
        } finally {
            lock.close();
        }
    }

    private void train(RunFolder folder, int until, Consumer<HistoryEntry> listener, Progress progress) {
        int end = Math.min(until, definition.steps());
        try (ParameterVector gradient = ParameterVector.zeros(training.layout(), precision);
                Optimizer optimizer = definition.optimizer().start(training, precision);
                State state = begin(folder, memory(optimizer), listener)) {
            int begun = state.step;
            if (until != TO_THE_END && begun < end) {
                keep(folder, state);
            }
            try {
                while (!state.ended && state.step < end) {
                    progress.check();
                    double cost = steps.costAndGradient(state.step, state.theta, gradient);
                    if (!Double.isFinite(cost)) {
                        throw diverged(folder, state.step, cost, listener);
                    }
                    if (evaluated(state.step + 1)) {
                        state.gradientNorm = gradient.norm();
                    }
                    if (evaluated(state.step + 1) || state.step + 1 == end) { // the step may be the last
                        state.keepPrevious();
                    }
                    definition.rules().forEach(rule -> rule.beforeStep(state.theta, gradient));
                    Pace pace = Pace.at(state.step, steps.stepsAnEpoch(), definition.schedule());
                    optimizer.step(state.theta, gradient, pace);
                    definition.rules().forEach(rule -> rule.afterStep(state.theta));
                    state.step++;
                    state.batchCosts += cost;
                    finishStep(folder, state, listener);
                    state.saveNowAndThen(folder);
                    progress.report(state.step, end);
                }
            } catch (CancellationException e) {
                state.save(folder); // between two steps; any other failure leaves the checkpoint before
                throw e;
            }
            if (state.step > begun) {
                if (until != TO_THE_END) {
                    keep(folder, state);
                }
                state.save(folder);
            }
        }
    }

    /** All that is carried from step to step beside θ. */
    private Map<String, ParameterVector> memory(Optimizer optimizer) {
        Map<String, ParameterVector> memory = new LinkedHashMap<>(optimizer.state());
        memory.putAll(steps.state());
        return memory;
    }

    /** Overwrites what is carried from step to step by what a checkpoint holds of it. */
    static void restore(Safetensors checkpoint, Map<String, ParameterVector> memory) {
        memory.forEach((name, vector) -> {
            try (ParameterVector saved = checkpoint.vector(name + ".", vector.layout(), vector.precision())) {
                vector.assign(saved);
            }
        });
    }

    private State begin(RunFolder folder, Map<String, ParameterVector> memory, Consumer<HistoryEntry> listener) {
        if (Files.exists(folder.checkpointFile())) {
            State state = State.load(folder, training.layout(), precision, memory, definition.steps());
            folder.historyFile().truncate(state.step);
            state.history.addAll(folder.history());
            checkHistory(folder, state);
            state.ended = definition.ends(state.history);
            return state;
        }
        State state = new State(start.get(), memory);
        if (folder.hasSnapshot(0)) { // of a branch, or left by a kill before the first checkpoint
            steps.runningStatistics().ifPresent(folder.first()::readRunningStatistics);
        }
        folder.historyFile().truncate(-1);
        finishStep(folder, state, listener);
        state.save(folder);
        return state;
    }

    /** Each evaluation up to the checkpoint must be there: those after it are computed again, those before are not. */
    private void checkHistory(RunFolder folder, State state) {
        int step = state.step;
        List<Integer> expected = new ArrayList<>();
        for (int evaluated = 0; evaluated <= step; evaluated += definition.evaluateEvery()) {
            expected.add(evaluated);
        }
        if (step == definition.steps() && step % definition.evaluateEvery() != 0) {
            expected.add(step);
        }
        List<Integer> found = state.history.stream().map(HistoryEntry::step).toList();
        if (!found.equals(expected)) {
            throw new BadInputException(folder.path().resolve("history.jsonl") + ": expected the " + expected.size()
                    + " entries up to step " + step + ", found " + found.size()
                    + "; the file is damaged: restore it, or train the run again");
        }
    }

    /** Keeps and measures what is due after a step. */
    private void finishStep(RunFolder folder, State state, Consumer<HistoryEntry> listener) {
        if (evaluated(state.step)) {
            evaluate(folder, state, listener);
        }
        if (snapshotSteps.contains(state.step) || state.ended) {
            folder.saveSnapshot(state.step, state.theta, steps.runningStatistics());
        }
    }

    /** Keeps θ as a snapshot, where the definition does not. */
    private void keep(RunFolder folder, State state) {
        if (!folder.hasSnapshot(state.step)) {
            folder.saveSnapshot(state.step, state.theta, steps.runningStatistics());
        }
    }

    private boolean evaluated(int step) {
        return step % definition.evaluateEvery() == 0 || step == definition.steps();
    }

    private void evaluate(RunFolder folder, State state, Consumer<HistoryEntry> listener) {
        Evaluation train = training.evaluate(state.theta);
        if (!Double.isFinite(train.cost())) {
            throw diverged(folder, state.step, train.cost(), listener);
        }
        int since = state.step == 0 ? 0 : (state.step - 1) % definition.evaluateEvery() + 1;
        HistoryEntry entry = HistoryEntry.of(
                state.step,
                since == 0 ? null : state.batchCosts / since,
                state.gradientNorm,
                train,
                heldOut.map(cost -> cost.evaluate(state.theta)),
                watched(state.theta));
        if (entry.judgedCost() < state.bestCost) {
            state.bestCost = entry.judgedCost();
            folder.saveBest(state.step, state.theta, steps.runningStatistics());
        }
        state.batchCosts = 0;
        folder.historyFile().append(entry);
        state.history.add(entry);
        state.ended = definition.ends(state.history);
        listener.accept(entry);
    }

    private List<Percentiles> watched(ParameterVector theta) {
        return heldOut.orElse(training) instanceof LayeredCost layered
                ? WatchedUnit.measure(definition.watched(), layered, theta)
                : List.of();
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
        private final Map<String, ParameterVector> memory;
        private final List<HistoryEntry> history = new ArrayList<>();
        private final ParameterVector previous;
        private int previousStep = -1;
        private int step;
        private boolean ended;
        private double batchCosts;
        private @Nullable Double gradientNorm;
        private double bestCost = Double.POSITIVE_INFINITY;
        private long savedAt = System.nanoTime();

        State(ParameterVector theta, Map<String, ParameterVector> memory) {
            this.theta = theta;
            this.previous = theta.copy();
            this.memory = memory;
        }

        static State load(
                RunFolder folder,
                ParameterLayout layout,
                Precision precision,
                Map<String, ParameterVector> memory,
                int steps) {
            Safetensors file = Safetensors.read(folder.checkpointFile());
            State state = new State(file.vector("", layout, precision), memory);
            restore(file, memory);
            state.step = (int) file.number(STEP, 0, steps);
            state.bestCost = file.number(BEST_COST, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
            state.batchCosts = file.number(BATCH_COSTS, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
            return state;
        }

        /** Keeps θ as it is before the step that follows. */
        void keepPrevious() {
            previous.assign(theta);
            previousStep = step;
        }

        void saveNowAndThen(RunFolder folder) {
            if (System.nanoTime() - savedAt > NANOS_BETWEEN_CHECKPOINTS) {
                save(folder);
            }
        }

        void save(RunFolder folder) {
            Map<String, String> metadata = new TreeMap<>();
            metadata.put(STEP, Integer.toString(step));
            metadata.put(BEST_COST, Double.toString(bestCost));
            metadata.put(BATCH_COSTS, Double.toString(batchCosts));
            List<Safetensors.Part> vectors = new ArrayList<>(List.of(new Safetensors.Part("", theta)));
            memory.forEach((name, vector) -> vectors.add(new Safetensors.Part(name + ".", vector)));
            if (previousStep == step - 1) {
                vectors.add(new Safetensors.Part(RunFolder.PREVIOUS, previous));
            }
            Safetensors.write(folder.checkpointFile(), metadata, vectors);
            savedAt = System.nanoTime();
        }

        @Override
        public void close() {
            theta.close();
            previous.close();
        }
    }
}
