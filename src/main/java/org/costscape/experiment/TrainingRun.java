package org.costscape.experiment;

import java.util.List;
import org.costscape.training.HistoryEntry;
import org.costscape.training.RunFolder;

/**
 * A run as far as it has come.
 *
 * @param folder the run
 * @param definition what it is trained on
 * @param history what was measured
 */
public record TrainingRun(RunFolder folder, RunDefinition definition, List<HistoryEntry> history) {
    static TrainingRun of(RunFolder folder) {
        return new TrainingRun(folder, RunDefinition.read(folder), folder.history());
    }

    Experiment experiment() {
        return definition.experiment();
    }

    /** The name of its folder. */
    String name() {
        return String.valueOf(folder.path().getFileName());
    }
}
