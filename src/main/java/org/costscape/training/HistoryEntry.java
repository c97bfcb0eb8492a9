package org.costscape.training;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.costscape.cost.Evaluation;
import org.jspecify.annotations.Nullable;

/**
 * One line of a run's history: what was measured after a number of steps.
 *
 * @param step number of steps done
 * @param batchCost mean cost of the minibatches since the entry before, each at its own θ; none at step 0 and in an imported run
 * @param gradientNorm norm ‖g‖ of the last step's minibatch gradient, before any rule of training; none at step 0 and in
 *     an imported run
 * @param trainCost J on the whole training set at this θ, in the objective's unit
 * @param trainError share of the training set that is classified wrongly; none where nothing is classified
 * @param heldOutCost J on the held-out set; none where nothing is held out
 * @param heldOutError share of the held-out set that is classified wrongly
 * @param watched of each watched unit, percentiles of its pre-activation over the held-out set; none where the run diverged
 */
public record HistoryEntry(
        int step,
        @Nullable Double batchCost,
        @Nullable Double gradientNorm,
        double trainCost,
        @Nullable Double trainError,
        @Nullable Double heldOutCost,
        @Nullable Double heldOutError,
        List<Percentiles> watched) {
    public HistoryEntry {
        watched = List.copyOf(watched);
    }

    /** Of a run without watched units. */
    public HistoryEntry(
            int step,
            @Nullable Double batchCost,
            @Nullable Double gradientNorm,
            double trainCost,
            @Nullable Double trainError,
            @Nullable Double heldOutCost,
            @Nullable Double heldOutError) {
        this(step, batchCost, gradientNorm, trainCost, trainError, heldOutCost, heldOutError, List.of());
    }

    /** The entry with what was measured at this θ. */
    static HistoryEntry of(
            int step,
            @Nullable Double batchCost,
            @Nullable Double gradientNorm,
            Evaluation train,
            Optional<Evaluation> heldOut,
            List<Percentiles> watched) {
        Double heldOutCost = heldOut.isEmpty() ? null : heldOut.get().cost();
        Double heldOutError = heldOut.isEmpty() ? null : error(heldOut.get());
        return new HistoryEntry(
                step, batchCost, gradientNorm, train.cost(), error(train), heldOutCost, heldOutError, watched);
    }

    /** The last entry of a run whose cost became infinite or not a number after that many steps. */
    static HistoryEntry diverged(int step, double batchCost) {
        return new HistoryEntry(step, batchCost, null, Double.NaN, null, null, null);
    }

    /** The first of those with the lowest {@link #judgedCost}, of at least one entry. */
    public static HistoryEntry best(List<HistoryEntry> history) {
        return Collections.min(history, Comparator.comparingDouble(HistoryEntry::judgedCost));
    }

    /** The last entry of a run that diverged. */
    public static Optional<HistoryEntry> divergence(List<HistoryEntry> history) {
        return history.isEmpty()
                ? Optional.empty()
                : Optional.of(history.get(history.size() - 1)).filter(HistoryEntry::diverged);
    }

    /** What the whole training set costs at this θ. */
    public Evaluation train() {
        return evaluation(trainCost, trainError);
    }

    /** What the whole held-out set costs at this θ, if anything is held out. */
    public Optional<Evaluation> heldOut() {
        return heldOutCost == null ? Optional.empty() : Optional.of(evaluation(heldOutCost, heldOutError));
    }

    /** What θ is judged by: the held-out cost, or J itself where nothing is held out. */
    public double judgedCost() {
        return heldOut().orElse(train()).cost();
    }

    /** Whether the cost was not finite: the run has diverged here. */
    public boolean diverged() {
        return !Double.isFinite(trainCost);
    }

    private static Evaluation evaluation(double cost, @Nullable Double error) {
        return new Evaluation(cost, error == null ? Double.NaN : error);
    }

    private static @Nullable Double error(Evaluation evaluation) {
        return Double.isNaN(evaluation.errorRate()) ? null : evaluation.errorRate();
    }
}
