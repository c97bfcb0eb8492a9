package org.costscape.training;

/**
 * Is told what happens along a run, on the thread that trains: what it does there delays the next step. A run that is continued
 * after a kill does some steps again, and tells them again.
 */
@FunctionalInterface
public interface TrainingListener {
    /** A new entry of the history. */
    void measured(HistoryEntry entry);

    /**
     * A step was done.
     *
     * @param step number of steps done now
     * @param batchCost cost of its minibatch at θ before it
     * @param gradientNorm norm of its gradient before any rule of training, in the steps before an evaluation; elsewhere not
     *     measured, and not a number
     */
    default void stepped(int step, double batchCost, double gradientNorm) {}

    /** θ was kept as a snapshot along the run. */
    default void kept(Snapshot snapshot) {}
}
