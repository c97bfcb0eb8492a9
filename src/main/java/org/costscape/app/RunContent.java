package org.costscape.app;

import java.nio.file.Files;
import java.util.List;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.RunDefinition;
import org.costscape.experiment.Runs;
import org.costscape.training.HistoryEntry;
import org.costscape.training.RunFolder;
import org.costscape.training.Snapshot;

/**
 * What a run's folder says.
 *
 * @param experiment what is trained on what
 * @param history what was measured
 * @param state where the run stands
 * @param step number of steps up to which it can be continued
 * @param snapshots the steps of its snapshots, in rising order
 */
record RunContent(
        Experiment experiment, List<HistoryEntry> history, Runs.State state, int step, List<Integer> snapshots) {
    RunContent {
        history = List.copyOf(history);
        snapshots = List.copyOf(snapshots);
    }

    /** Nothing of a run yet. */
    static RunContent empty(Experiment experiment) {
        return new RunContent(experiment, List.of(), Runs.State.INTERRUPTED, 0, List.of());
    }

    /** The same, where training has come to another end. */
    RunContent with(Runs.State newState) {
        return new RunContent(experiment, history, newState, step, snapshots);
    }

    /** The steps whose snapshots are in a folder. */
    static List<Integer> snapshots(RunFolder folder) {
        return Files.isDirectory(folder.path().resolve("snapshots"))
                ? folder.snapshots().stream().map(Snapshot::step).toList()
                : List.of();
    }

    /** Reads a run from disk. */
    static RunContent read(RunFolder folder) {
        return new RunContent(
                RunDefinition.read(folder).latest(),
                folder.history(),
                Runs.state(folder),
                Runs.step(folder),
                snapshots(folder));
    }
}
