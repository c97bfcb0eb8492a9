package org.costscape.training;

import java.util.List;

/** Whether a run stops before its last step. */
public sealed interface Stopping permits Stopping.LastStep, Stopping.NoImprovement {
    /**
     * Whether a run stops here.
     *
     * @param history what was measured so far, at least one entry
     */
    boolean stops(List<HistoryEntry> history);

    /** It does not. */
    record LastStep() implements Stopping {
        @Override
        public boolean stops(List<HistoryEntry> history) {
            return false;
        }
    }

    /**
     * Early stopping: it stops once the held-out cost did not fall below the lowest one before at so many evaluations in a
     * row.
     *
     * <p>Reference: Goodfellow, Bengio, Courville, "Deep Learning", MIT Press 2016, algorithm 7.1, which calls that number the
     * patience.
     *
     * @param evaluations at least 1
     */
    record NoImprovement(int evaluations) implements Stopping {
        public NoImprovement {
            Hyperparameters.atLeastOne("evaluations", evaluations);
        }

        @Override
        public boolean stops(List<HistoryEntry> history) {
            return history.size() - 1 - history.indexOf(HistoryEntry.best(history)) >= evaluations;
        }
    }
}
