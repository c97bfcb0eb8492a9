package org.costscape.training;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;
import org.costscape.cost.Evaluation;
import org.costscape.cost.LayeredCost;
import org.costscape.cost.TrainingCost;
import org.costscape.file.BadInputException;
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
    /** A checkpoint that takes long to write is written less often, so that it takes a twentieth of the time at most. */
    private static final int TIMES_AS_LONG_BETWEEN = 20;

    private static final String STEP = "step";
    private static final String BEST_COST = "bestHeldOutCost";
    private static final String BATCH_COSTS = "batchCosts";
    private static final String GRADIENT_NORM = "gradientNorm";

    private final Course course;
    private final Supplier<ParameterVector> start;
    private final IntFunction<TrainingCost> steps;
    private final CostFunction training;
    private final Optional<CostFunction> heldOut;
    private final Precision precision;

    /**
     * Stores what it is given; {@link #run} computes. The costs stay the caller's to close.
     *
     * @param course the settings along the run
     * @param start draws θ₀, the same each time
     * @param steps from a size of the minibatches to what each step lowers; closed by this
     * @param training J on the training set
     * @param heldOut J on the held-out set, if anything is held out; otherwise θ is judged by the training cost
     * @param precision of θ
     * @throws BadInputException if units are to be watched that the cost has not
     */
    public Trainer(
            Course course,
            Supplier<ParameterVector> start,
            IntFunction<TrainingCost> steps,
            CostFunction training,
            Optional<CostFunction> heldOut,
            Precision precision) {
        this.course = course;
        this.start = start;
        this.steps = steps;
        this.training = training;
        this.heldOut = heldOut;
        this.precision = precision;
        int watched = course.settings().first().watched().size();
        if (watched > 0 && !(heldOut.orElse(training) instanceof LayeredCost)) {
            throw new BadInputException(
                    "watched: expected [] for a cost without layers of units, found " + watched + " units");
        }
    }

    /**
     * Trains from the run's checkpoint, or from the start where it has none, to its end or to a step before it.
     *
     * <p>With a bound, θ from which it goes on and θ at which it stops become snapshots, so that the step between them can be
     * looked at; without one the run keeps what its definition says.
     *
     * @param until number of steps after which it stops, or {@link #TO_THE_END}; a run that is there already is left as it is
     * @throws BadInputException if somebody else trains in the folder, or what is there cannot be continued
     * @throws DivergedException if the cost becomes infinite or not a number; what was reached before is kept
     * @throws CancellationException if cancelled; the run can be continued at the very step
     */
    public void run(RunFolder folder, int until, TrainingListener listener, Progress progress) {
        folder.alone(() -> {
            train(folder, until, listener, progress);
            return folder;
        });
    }

    private void train(RunFolder folder, int until, TrainingListener listener, Progress progress) {
        int end = Math.min(until, course.settings().last().steps());
        try (ParameterVector gradient = ParameterVector.zeros(training.layout(), precision);
                State state = begin(folder, listener)) {
            int begun = state.step;
            if (until != TO_THE_END && begun <= end) {
                keep(folder, state, listener);
            }
            try {
                while (!state.ended && state.step < end) {
                    progress.check();
                    step(folder, state, end, gradient, listener);
                    state.saveNowAndThen(folder);
                    progress.report(state.step, end);
                }
            } catch (CancellationException e) {
                // Between two steps, or before an evaluation. Any other failure leaves the checkpoint before.
                state.save(folder);
                throw e;
            }
            if (state.step > begun) {
                if (until != TO_THE_END) {
                    keep(folder, state, listener);
                }
                state.save(folder);
            }
        }
    }

    private void step(RunFolder folder, State state, int end, ParameterVector gradient, TrainingListener listener) {
        if (state.step >= state.stageEnd) {
            enterStage(state);
        }
        double cost = state.stage.steps().costAndGradient(state.step + course.ahead(state.step), state.theta, gradient);
        if (!Double.isFinite(cost)) {
            throw diverged(folder, state.step, cost, listener);
        }
        boolean measured = course.evaluates(state.step + 1);
        double norm = measured ? gradient.norm() : Double.NaN;
        if (measured || state.step + 1 == end) { // the step may be the last
            state.keepPrevious();
        }
        state.stage.step(state.theta, gradient, course.pace(state.step));
        state.closeLeft();
        state.step++;
        state.batchCosts += cost;
        state.gradientNorm = measured ? norm : null;
        listener.stepped(state.step, cost, norm);
        finishStep(folder, state, listener);
    }

    private Stage stage(TrainingDefinition settings) {
        return new Stage(settings, steps.apply(settings.batch()), training, precision);
    }

    /** Goes on with the settings in force from the next step on. */
    private void enterStage(State state) {
        Stage next = stage(course.at(state.step));
        next.carry(state.stage);
        state.closeLeft();
        state.left = state.stage;
        state.stage = next;
        state.stageEnd = course.changeAfterReaching(state.step + 1);
    }

    private State begin(RunFolder folder, TrainingListener listener) {
        if (Files.exists(folder.checkpointFile())) {
            Safetensors checkpoint = Safetensors.read(folder.checkpointFile());
            int step = (int) checkpoint.number(STEP, 0, course.settings().last().steps());
            State state = new State(
                    checkpoint.vector("", training.layout(), precision),
                    stage(course.settings().reaching(step)),
                    course.changeAfterReaching(step));
            state.stage.restore(checkpoint, course.settings().reaching(step));
            state.read(checkpoint, step);
            folder.historyFile().truncate(step);
            state.history.addAll(folder.history());
            checkHistory(folder, state);
            if (state.gradientNorm != null) { // the run was cancelled before the evaluation of this step
                finishStep(folder, state, listener);
                state.save(folder);
            }
            state.ended = course.at(step).ends(state.history);
            return state;
        }
        State state = new State(start.get(), stage(course.settings().first()), course.changeAfterReaching(0));
        if (folder.hasSnapshot(0)) { // of a branch, or left by a kill before the first checkpoint
            state.stage.steps().runningStatistics().ifPresent(folder.first()::readRunningStatistics);
        }
        folder.historyFile().truncate(-1);
        finishStep(folder, state, listener);
        state.save(folder);
        return state;
    }

    /** Each evaluation up to the checkpoint must be there: those after it are computed again, those before are not. */
    private void checkHistory(RunFolder folder, State state) {
        List<Integer> expected = course.evaluations(state.gradientNorm == null ? state.step : state.step - 1);
        List<Integer> found = state.history.stream().map(HistoryEntry::step).toList();
        if (!found.equals(expected)) {
            throw new BadInputException(folder.path().resolve("history.jsonl") + ": expected the " + expected.size()
                    + " entries up to step " + state.step + ", found " + found.size()
                    + "; the file is damaged: restore it, or train the run again");
        }
    }

    /** Keeps and measures what is due after a step. */
    private void finishStep(RunFolder folder, State state, TrainingListener listener) {
        if (course.evaluates(state.step)) {
            evaluate(folder, state, listener);
        }
        if (course.keeps(state.step) || state.ended) {
            save(folder, state, listener);
        }
    }

    /** Keeps θ as a snapshot, where that is not done yet. */
    private void keep(RunFolder folder, State state, TrainingListener listener) {
        if (!folder.hasSnapshot(state.step)) {
            save(folder, state, listener);
        }
    }

    private static void save(RunFolder folder, State state, TrainingListener listener) {
        if (!Arrays.stream(state.theta.toDoubles()).allMatch(Double::isFinite)) {
            throw diverged(folder, state.step, Double.NaN, listener); // before any cost has told of it
        }
        listener.kept(
                folder.saveSnapshot(state.step, state.theta, state.stage.steps().runningStatistics()));
    }

    private void evaluate(RunFolder folder, State state, TrainingListener listener) {
        Evaluation train = training.evaluate(state.theta);
        if (!Double.isFinite(train.cost())) {
            throw diverged(folder, state.step, train.cost(), listener);
        }
        int since = state.history.isEmpty()
                ? 0
                : state.step - state.history.get(state.history.size() - 1).step();
        HistoryEntry entry = HistoryEntry.of(
                state.step,
                since == 0 ? null : state.batchCosts / since,
                state.gradientNorm,
                train,
                heldOut.map(cost -> cost.evaluate(state.theta)),
                watched(state.theta));
        if (entry.judgedCost() < state.bestCost) {
            state.bestCost = entry.judgedCost();
            folder.saveBest(state.step, state.theta, state.stage.steps().runningStatistics());
        }
        state.batchCosts = 0;
        state.gradientNorm = null;
        folder.historyFile().append(entry);
        state.history.add(entry);
        state.ended = course.at(state.step).ends(state.history);
        listener.measured(entry);
    }

    private List<Percentiles> watched(ParameterVector theta) {
        return heldOut.orElse(training) instanceof LayeredCost layered
                ? WatchedUnit.measure(course.settings().first().watched(), layered, theta)
                : List.of();
    }

    private static DivergedException diverged(RunFolder folder, int step, double cost, TrainingListener listener) {
        HistoryEntry entry = HistoryEntry.diverged(step, cost);
        folder.historyFile().append(entry);
        listener.measured(entry);
        return new DivergedException(folder.path() + ": diverged after " + step + " steps: the cost became " + cost
                + "; the run is kept; train again with a smaller learning rate");
    }

    /** Where a run stands. */
    private static final class State implements AutoCloseable {
        private final ParameterVector theta;
        private final List<HistoryEntry> history = new ArrayList<>();
        private final ParameterVector previous;
        private int previousStep = -1;
        private int step;
        private Stage stage;
        private int stageEnd;

        /** The stage before, until a step of this one is done: what it remembers belongs to the checkpoint. */
        private @Nullable Stage left;

        private boolean ended;
        private double batchCosts;
        /** Of the step before an evaluation, until that is done. */
        private @Nullable Double gradientNorm;

        private double bestCost = Double.POSITIVE_INFINITY;
        private long savedAt = System.nanoTime();
        private long savingTook;

        State(ParameterVector theta, Stage stage, int stageEnd) {
            this.theta = theta;
            this.previous = theta.copy();
            this.stage = stage;
            this.stageEnd = stageEnd;
        }

        void read(Safetensors checkpoint, int at) {
            step = at;
            bestCost = checkpoint.number(BEST_COST, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
            batchCosts = checkpoint.number(BATCH_COSTS, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
            if (checkpoint.metadata().containsKey(GRADIENT_NORM)) {
                gradientNorm = checkpoint.number(GRADIENT_NORM, 0, Double.POSITIVE_INFINITY);
            }
            if (checkpoint.holds(RunFolder.PREVIOUS, theta.layout())) {
                try (ParameterVector before =
                        checkpoint.vector(RunFolder.PREVIOUS, theta.layout(), theta.precision())) {
                    previous.assign(before);
                    previousStep = step - 1;
                }
            }
        }

        /** Keeps θ as it is before the step that follows. */
        void keepPrevious() {
            previous.assign(theta);
            previousStep = step;
        }

        void saveNowAndThen(RunFolder folder) {
            if (System.nanoTime() - savedAt > Math.max(NANOS_BETWEEN_CHECKPOINTS, TIMES_AS_LONG_BETWEEN * savingTook)) {
                save(folder);
            }
        }

        void save(RunFolder folder) {
            long began = System.nanoTime();
            Map<String, String> metadata = new TreeMap<>();
            metadata.put(STEP, Integer.toString(step));
            metadata.put(BEST_COST, Double.toString(bestCost));
            metadata.put(BATCH_COSTS, Double.toString(batchCosts));
            if (gradientNorm != null) {
                metadata.put(GRADIENT_NORM, Double.toString(gradientNorm));
            }
            List<Safetensors.Part> vectors = new ArrayList<>(List.of(new Safetensors.Part("", theta)));
            (left == null ? stage : left)
                    .memory()
                    .forEach((name, vector) -> vectors.add(new Safetensors.Part(name + ".", vector)));
            if (previousStep == step - 1) {
                vectors.add(new Safetensors.Part(RunFolder.PREVIOUS, previous));
            }
            Safetensors.write(folder.checkpointFile(), metadata, vectors);
            savedAt = System.nanoTime();
            savingTook = savedAt - began;
        }

        void closeLeft() {
            if (left != null) {
                close(left);
                left = null;
            }
        }

        private static void close(Stage stage) {
            stage.close();
            stage.steps().close();
        }

        @Override
        public void close() {
            theta.close();
            previous.close();
            closeLeft();
            close(stage);
        }
    }
}
