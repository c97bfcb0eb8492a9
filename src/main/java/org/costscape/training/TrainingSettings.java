package org.costscape.training;

import java.util.List;
import org.costscape.file.BadInputException;

/**
 * The settings of a run along its steps: those that it began with, and each change from its step on.
 *
 * @param first the settings that it began with
 * @param changes in order of their steps; of several at one step the last holds
 */
public record TrainingSettings(TrainingDefinition first, List<SettingsChange> changes) {
    public TrainingSettings {
        changes = List.copyOf(changes);
        for (int i = 1; i < changes.size(); i++) {
            if (changes.get(i).from() < changes.get(i - 1).from()) {
                throw new BadInputException(
                        "from: expected " + changes.get(i - 1).from()
                                + " or more, as in the change before, found "
                                + changes.get(i).from());
            }
        }
    }

    /** The settings in force in the step that was the last of so many; of none those that the run began with. */
    public TrainingDefinition reaching(int step) {
        return after((int) changes.stream().filter(each -> each.from() < step).count());
    }

    /** The settings that hold at the end. */
    public TrainingDefinition last() {
        return after(changes.size());
    }

    /** The settings with so many changes. */
    public TrainingDefinition after(int count) {
        return count == 0 ? first : changes.get(count - 1).of(first);
    }
}
