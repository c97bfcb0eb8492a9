package org.costscape.training;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.costscape.cost.Evaluation;
import org.jspecify.annotations.Nullable;

/**
 * One line of a run's history: what was measured after a number of steps.
 *
 * @param step number of steps done
 * @param batchCost mean cost of the minibatches since the entry before, each at its own θ; none at step 0
 * @param gradientNorm norm ‖g‖ of the last step's minibatch gradient, before any rule of training; none at step 0
 * @param trainCost J on the whole training set at this θ, in nats
 * @param trainError share of the training set that is classified wrongly
 * @param heldOutCost J on the held-out set, in nats
 * @param heldOutError share of the held-out set that is classified wrongly
 * @param watched of each watched unit, percentiles of its pre-activation over the held-out set; none where the run diverged
 */
public record HistoryEntry(
        int step,
        @Nullable Double batchCost,
        @Nullable Double gradientNorm,
        double trainCost,
        double trainError,
        double heldOutCost,
        double heldOutError,
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
            double trainError,
            double heldOutCost,
            double heldOutError) {
        this(step, batchCost, gradientNorm, trainCost, trainError, heldOutCost, heldOutError, List.of());
    }

    /** The last entry of a run whose cost became infinite or not a number after that many steps. */
    static HistoryEntry diverged(int step, double batchCost) {
        return new HistoryEntry(step, batchCost, null, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    /** The first of those with the lowest held-out cost, of at least one entry. */
    public static HistoryEntry best(List<HistoryEntry> history) {
        return Collections.min(history, Comparator.comparingDouble(HistoryEntry::heldOutCost));
    }

    /** What the whole training set costs at this θ. */
    public Evaluation train() {
        return new Evaluation(trainCost, trainError);
    }

    /** What the whole held-out set costs at this θ. */
    public Evaluation heldOut() {
        return new Evaluation(heldOutCost, heldOutError);
    }

    /** Whether the cost was not finite: the run has diverged here. */
    public boolean diverged() {
        return !Double.isFinite(trainCost);
    }
}
