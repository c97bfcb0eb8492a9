package org.costscape.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

/** When what is done along a run: its settings, epochs, evaluations and snapshots. */
public final class Course {
    private final TrainingSettings settings;
    private final List<Piece> pieces = new ArrayList<>();
    private final NavigableSet<Integer> snapshots = new TreeSet<>(List.of(0));
    private final NavigableSet<Integer> evaluations = new TreeSet<>();

    /**
     * Steps with the same settings.
     *
     * @param from the first step, counted from 0
     * @param end the first step with other settings
     * @param settings in force
     * @param stepsAnEpoch of an epoch
     * @param ahead added to a step, it gives that step of a run with this size of minibatches throughout which has the same
     *     minibatch
     * @param memoryFrom the step at which what the optimizer remembers began
     */
    private record Piece(int from, int end, TrainingDefinition settings, int stepsAnEpoch, int ahead, int memoryFrom) {
        int epoch(int step) {
            return (step + ahead) / stepsAnEpoch;
        }

        /** What follows it: a new epoch begins where the size of the minibatches is another. */
        Piece next(int at, int nextEnd, TrainingDefinition next, IntUnaryOperator epochs) {
            boolean kind = next.optimizer().getClass() == settings.optimizer().getClass();
            int memory = kind ? memoryFrom : at;
            if (next.batch() == settings.batch()) {
                return new Piece(at, nextEnd, next, stepsAnEpoch, ahead, memory);
            }
            int begun = (at + ahead + stepsAnEpoch - 1) / stepsAnEpoch;
            int length = epochs.applyAsInt(next.batch());
            return new Piece(at, nextEnd, next, length, begun * length - at, memory);
        }
    }

    /** @param stepsAnEpoch from a size of the minibatches to the number of steps of an epoch */
    public Course(TrainingSettings settings, IntUnaryOperator stepsAnEpoch) {
        this.settings = settings;
        List<SettingsChange> changes = settings.changes();
        Piece piece = new Piece(
                0,
                end(changes, 0),
                settings.first(),
                stepsAnEpoch.applyAsInt(settings.first().batch()),
                0,
                0);
        pieces.add(piece);
        for (int i = 0; i < changes.size(); i++) {
            piece = piece.next(changes.get(i).from(), end(changes, i + 1), settings.after(i + 1), stepsAnEpoch);
            pieces.add(piece);
        }
        for (Piece each : pieces) {
            Arrays.stream(each.settings.snapshotSteps())
                    .filter(step -> each.from < step && step <= each.end)
                    .forEach(snapshots::add);
            if (each.from < each.settings.steps() && each.settings.steps() <= each.end) {
                evaluations.add(each.settings.steps());
            }
        }
    }

    private static int end(List<SettingsChange> changes, int next) {
        return next < changes.size() ? changes.get(next).from() : Integer.MAX_VALUE;
    }

    private Piece piece(int step) {
        int last = pieces.size() - 1;
        while (pieces.get(last).from > step) {
            last--;
        }
        return pieces.get(last);
    }

    /** The settings along the run. */
    public TrainingSettings settings() {
        return settings;
    }

    /** The settings in force in the step that follows so many. */
    public TrainingDefinition at(int step) {
        return piece(step).settings;
    }

    /** η of the step that follows so many, also of one beyond the last: see {@link #paceInRun}. */
    public double learningRate(int step) {
        return at(step).optimizer().learningRate() * paceInRun(step).rate();
    }

    /** The largest λ at which steps with that η do not diverge, if it is known: {@link OptimizerDefinition#stableLimit}. */
    public OptionalDouble stableCurvature(int step) {
        OptionalDouble limit = at(step).optimizer().stableLimit(paceInRun(step).epoch());
        return limit.isPresent() ? OptionalDouble.of(limit.getAsDouble() / learningRate(step)) : limit;
    }

    /** Whether the step that follows so many is the first of an epoch. */
    public boolean beginsEpoch(int step) {
        Piece piece = piece(step);
        return (step + piece.ahead) % piece.stepsAnEpoch == 0;
    }

    /**
     * What a step is ahead of that one which has the same minibatch in a run with this size of minibatches throughout; 0 as long
     * as the size was not changed.
     */
    public int ahead(int step) {
        return piece(step).ahead;
    }

    /** Number of steps that what the optimizer remembers after so many was made of. */
    int memoryAge(int step) {
        return step - piece(step).memoryFrom;
    }

    /**
     * The pace of the step that follows so many, beyond the last that of the step which a longer run goes on with. Where that has a
     * rate of 0, because the schedule ends with the run, the rate is that of the last step.
     */
    Pace paceInRun(int step) {
        Pace next = pace(step);
        int last = at(step).steps() - 1;
        return step <= last || next.rate() > 0
                ? next
                : new Pace(next.step(), next.epoch(), pace(last).rate());
    }

    /** The pace of the step that follows so many, as the schedule has it. */
    Pace pace(int step) {
        Piece piece = piece(step);
        int epoch = piece.epoch(step);
        return new Pace(
                step - piece.memoryFrom, epoch, piece.settings.schedule().factor(step, epoch));
    }

    /** The first step after one whose settings are others than those that reached it. */
    int changeAfterReaching(int step) {
        return settings.changes().stream()
                .mapToInt(SettingsChange::from)
                .filter(from -> from >= step)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    /** Whether θ is a snapshot after so many steps. */
    boolean keeps(int step) {
        return snapshots.contains(step);
    }

    /** Whether θ is evaluated after so many steps: at multiples of a number, and at the last step. */
    boolean evaluates(int step) {
        return step % settings.first().evaluateEvery() == 0 || evaluations.contains(step);
    }

    /** The steps after which θ is evaluated, up to one. */
    List<Integer> evaluations(int last) {
        NavigableSet<Integer> all = new TreeSet<>(evaluations.headSet(last, true));
        for (int step = 0; step <= last; step += settings.first().evaluateEvery()) {
            all.add(step);
        }
        return List.copyOf(all);
    }
}
