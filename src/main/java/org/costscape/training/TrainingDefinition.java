package org.costscape.training;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.costscape.file.BadInputException;

/**
 * How a network is trained.
 *
 * @param optimizer the rule of a step
 * @param schedule of the learning rate
 * @param rules what else is done to each step, in this order
 * @param batch examples in a minibatch; of a text, streams that are read side by side; of a toy 1
 * @param steps number of steps of the whole run
 * @param stopping whether it stops before
 * @param evaluateEvery steps between two evaluations on the whole training and held-out sets
 * @param snapshots number of snapshots after θ₀, spread quadratically over the run because θ moves most at its beginning
 * @param watched units whose pre-activations are measured at each evaluation, at most 4
 */
public record TrainingDefinition(
        OptimizerDefinition optimizer,
        Schedule schedule,
        List<TrainingRule> rules,
        int batch,
        int steps,
        Stopping stopping,
        int evaluateEvery,
        int snapshots,
        List<WatchedUnit> watched) {
    /** A figure has a panel for each. */
    private static final int MOST_WATCHED = 4;

    public TrainingDefinition {
        if (rules.stream().anyMatch(Objects::isNull)) {
            throw new BadInputException("rules: expected an object { … } for each rule, found null");
        }
        rules = List.copyOf(rules);
        check("batch", batch, 1_000_000);
        check("steps", steps, 100_000_000);
        check("evaluateEvery", evaluateEvery, 100_000_000);
        check("snapshots", snapshots, 10_000);
        if (watched.size() > MOST_WATCHED || watched.stream().anyMatch(Objects::isNull)) {
            throw new BadInputException("watched: expected a list of at most " + MOST_WATCHED
                    + " objects with layer and unit, found "
                    + (watched.size() > MOST_WATCHED ? watched.size() : "null in it"));
        }
        watched = List.copyOf(watched);
    }

    /** Without early stopping and without watched units. */
    public TrainingDefinition(
            OptimizerDefinition optimizer,
            Schedule schedule,
            List<TrainingRule> rules,
            int batch,
            int steps,
            int evaluateEvery,
            int snapshots) {
        this(optimizer, schedule, rules, batch, steps, new Stopping.LastStep(), evaluateEvery, snapshots, List.of());
    }

    /** The same with another number of steps. */
    public TrainingDefinition withSteps(int newSteps) {
        return with(optimizer, batch, newSteps);
    }

    /** The same with what can be changed while a run goes on. */
    public TrainingDefinition with(OptimizerDefinition newOptimizer, int newBatch, int newSteps) {
        return new TrainingDefinition(
                newOptimizer, schedule, rules, newBatch, newSteps, stopping, evaluateEvery, snapshots, watched);
    }

    /** Whether a run with this history has come to its end: at the last step, or because it stopped before. */
    public boolean ends(List<HistoryEntry> history) {
        return !history.isEmpty()
                && !last(history).diverged()
                && (last(history).step() == steps || stopping.stops(history));
    }

    /** Whether a run with this history stopped before the last step. */
    public boolean endsEarly(List<HistoryEntry> history) {
        return ends(history) && last(history).step() < steps;
    }

    private static HistoryEntry last(List<HistoryEntry> history) {
        return history.get(history.size() - 1);
    }

    /** The steps whose θ is kept, from 0 to the last: round(steps · (i/snapshots)²); a run that stops before keeps its end. */
    public int[] snapshotSteps() {
        return IntStream.rangeClosed(0, snapshots)
                .map(i -> (int) Math.round(steps * Math.pow((double) i / snapshots, 2)))
                .distinct()
                .toArray();
    }

    private static void check(String field, int value, int most) {
        if (value < 1 || value > most) {
            throw new BadInputException(field + ": expected 1 … " + most + ", found " + value);
        }
    }
}
