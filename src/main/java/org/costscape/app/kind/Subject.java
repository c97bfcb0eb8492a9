package org.costscape.app.kind;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.Runs;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.training.HistoryEntry;
import org.costscape.training.RunFolder;

/**
 * What a figure is drawn of.
 *
 * @param experiment the experiment that is chosen, or that of the run
 * @param run the run that is chosen
 * @param other a second run, beside the first
 * @param at the step of the snapshot that the time line stands at; empty for the one that the figure usually shows
 */
public record Subject(Experiment experiment, Optional<OfRun> run, Optional<OfRun> other, Optional<Integer> at) {
    /**
     * A run as far as it has come.
     *
     * @param folder where it is kept
     * @param experiment what is trained on what
     * @param history what was measured
     * @param state where it stands
     * @param step number of steps up to which it can be continued
     * @param snapshots the steps of its snapshots, in rising order
     * @param training whether it is being trained
     */
    public record OfRun(
            RunFolder folder,
            Experiment experiment,
            List<HistoryEntry> history,
            Runs.State state,
            int step,
            List<Integer> snapshots,
            boolean training) {
        public OfRun {
            history = List.copyOf(history);
            snapshots = List.copyOf(snapshots);
        }

        /** What a figure of its snapshots depends on; another one while training goes on. */
        public List<Object> stage() {
            return List.of(
                    state,
                    snapshots.size(),
                    history.isEmpty() ? 0 : HistoryEntry.best(history).step());
        }

        /** The step of a snapshot; empty where it has none yet. */
        public Optional<Integer> step(SnapshotChoice which) {
            if (snapshots.isEmpty() || history.isEmpty()) {
                return Optional.empty();
            }
            if (which.equals(SnapshotChoice.BEST)) {
                return Optional.of(HistoryEntry.best(history).step());
            }
            return Optional.of(snapshots.get(which.equals(SnapshotChoice.FIRST) ? 0 : snapshots.size() - 1));
        }

        /** The same as it stood after a step. */
        OfRun until(int last) {
            List<HistoryEntry> begun =
                    history.stream().filter(entry -> entry.step() <= last).toList();
            List<Integer> taken = snapshots.stream().filter(at -> at <= last).toList();
            return new OfRun(folder, experiment, begun, state, last, taken, training);
        }

        /** The name of its folder. */
        public String name() {
            return String.valueOf(folder.path().getFileName());
        }
    }

    /** Whether the run that is chosen is being trained. */
    public boolean training() {
        return run.filter(OfRun::training).isPresent();
    }

    /** The snapshot that the time line stands at, or else the usual one. */
    public SnapshotChoice at(SnapshotChoice usual) {
        return at.map(step -> new SnapshotChoice(Integer.toString(step))).orElse(usual);
    }

    /** The same with the time line at a snapshot. */
    Subject at(int snapshot) {
        return new Subject(experiment, run, other, Optional.of(snapshot));
    }

    /** The same as it stood after a step. */
    Subject until(int last) {
        return new Subject(experiment, run.map(each -> each.until(last)), other.map(each -> each.until(last)), at);
    }

    /** The runs of which something is measured, the first one first. */
    public List<OfRun> begun() {
        return Stream.concat(run.stream(), other.stream())
                .filter(each -> !each.history().isEmpty())
                .toList();
    }

    /** The same of the second run alone, for a figure beside that of the first. */
    public Optional<Subject> ofOther() {
        return other.map(run -> new Subject(run.experiment(), other, Optional.empty(), at));
    }
}
