package org.costscape.training;

import org.costscape.file.BadInputException;

/**
 * Other settings of a run from a step on. What an optimizer remembers is kept where its kind stays the same, and begins at 0
 * where it does not; with another size of the minibatches a new epoch begins.
 *
 * @param from number of steps done before; the step from θ there is the first with these settings
 * @param optimizer the rule of a step, with its learning rate and momentum; the schedule goes on multiplying its learning rate
 * @param batch as in {@link TrainingDefinition}
 * @param steps number of steps of the whole run
 */
public record SettingsChange(int from, OptimizerDefinition optimizer, int batch, int steps) {
    public SettingsChange {
        if (from < 0) {
            throw new BadInputException("from: expected a step from 0 on, found " + from);
        }
        if (steps <= from) {
            throw new BadInputException(
                    "steps: expected more than " + from + ", the steps that are done, found " + steps);
        }
    }

    /** The settings with this change. */
    TrainingDefinition of(TrainingDefinition before) {
        return before.with(optimizer, batch, steps);
    }
}
