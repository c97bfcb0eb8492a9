package org.costscape.training;

import java.util.List;
import java.util.Optional;
import org.costscape.cost.CostFunction;
import org.costscape.cost.Evaluation;
import org.costscape.cost.LayeredCost;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterVector;

/** Writes the snapshots of a run that was trained elsewhere, each with what it costs here: what minibatches cost is not known. */
public final class ImportedRun {
    private final RunFolder folder;
    private final CostFunction training;
    private final Optional<CostFunction> heldOut;
    private final List<WatchedUnit> watched;
    private double bestCost = Double.POSITIVE_INFINITY;

    /**
     * Stores what it is given.
     *
     * @param training J on the training set
     * @param heldOut J on the held-out set, if anything is held out
     * @param watched units that are measured at each snapshot
     */
    public ImportedRun(
            RunFolder folder, CostFunction training, Optional<CostFunction> heldOut, List<WatchedUnit> watched) {
        this.folder = folder;
        this.training = training;
        this.heldOut = heldOut;
        this.watched = List.copyOf(watched);
    }

    /**
     * Measures and keeps one more snapshot; to be called in order of steps.
     *
     * @param running the running statistics of batch normalizations, where there are any
     * @throws BadInputException if its cost is not finite
     */
    public HistoryEntry add(int step, ParameterVector theta, Optional<ParameterVector> running) {
        Evaluation train = training.evaluate(theta);
        if (!Double.isFinite(train.cost())) {
            throw new BadInputException("step " + step + ": expected a finite cost on the training set, found "
                    + train.cost() + "; leave this file out");
        }
        List<Percentiles> percentiles = heldOut.orElse(training) instanceof LayeredCost layered
                ? WatchedUnit.measure(watched, layered, theta)
                : List.of();
        HistoryEntry entry =
                HistoryEntry.of(step, null, null, train, heldOut.map(cost -> cost.evaluate(theta)), percentiles);
        folder.saveSnapshot(step, theta, running);
        if (entry.judgedCost() < bestCost) {
            bestCost = entry.judgedCost();
            folder.saveBest(step, theta, running);
        }
        folder.historyFile().append(entry);
        return entry;
    }
}
