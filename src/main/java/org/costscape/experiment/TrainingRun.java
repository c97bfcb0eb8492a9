package org.costscape.experiment;

import java.util.List;
import java.util.Locale;
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

    /** Its seed, and that it diverged if it did, inside a sentence. */
    String seedText() {
        String text = definition.withEnd(history).seedText();
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    /** What runs are called beside each other, in their order. */
    static List<String> names(List<TrainingRun> runs) {
        return RunNames.of(runs.stream().map(TrainingRun::folder).toList());
    }
}
