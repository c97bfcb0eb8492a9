package org.costscape.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.costscape.file.BadInputException;
import org.costscape.landscape.Trajectory;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;
import org.costscape.training.Snapshot;

/**
 * The trajectory of a run with the names of its snapshots; neither data nor working memory of a cost are needed for it.
 *
 * @param run the run
 * @param definition what the run was trained on
 * @param snapshots in order of steps: those along the run, and θ_f where it is not one of them
 * @param sha256 hash of each snapshot's θ
 * @param trajectory their coordinates
 */
record RunTrajectory(
        RunFolder run, RunDefinition definition, List<Snapshot> snapshots, List<String> sha256, Trajectory trajectory) {
    /**
     * Reads the snapshots.
     *
     * @throws BadInputException if one is missing, damaged or not of this network, or they make no trajectory
     */
    static RunTrajectory of(RunFolder run, SnapshotChoice end, Progress progress) {
        RunDefinition definition = RunDefinition.read(run);
        Experiment experiment = definition.experiment();
        ParameterLayout layout = experiment.layout();
        List<Snapshot> snapshots = new ArrayList<>(run.snapshots());
        Snapshot last = end.of(run);
        if (snapshots.stream().noneMatch(each -> each.step() == last.step())) {
            snapshots.add(last);
            snapshots.sort(Comparator.comparingInt(Snapshot::step));
        }
        int endIndex = snapshots.stream().map(Snapshot::step).toList().indexOf(last.step());
        try {
            List<String> hashes = new ArrayList<>();
            for (Snapshot each : snapshots) {
                progress.check();
                Snapshot.Loaded loaded = each.load(layout, experiment.precision());
                loaded.theta().close();
                hashes.add(loaded.sha256());
            }
            return new RunTrajectory(
                    run,
                    definition,
                    List.copyOf(snapshots),
                    List.copyOf(hashes),
                    Trajectory.of(snapshots.size(), endIndex, i -> {
                        progress.check();
                        return load(snapshots.get(i), layout, experiment);
                    }));
        } catch (BadInputException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith("trajectory: ") ? new BadInputException(run.path() + ": " + message, e) : e;
        }
    }

    int step(int i) {
        return snapshots.get(i).step();
    }

    private static ParameterVector load(Snapshot snapshot, ParameterLayout layout, Experiment experiment) {
        return snapshot.load(layout, experiment.precision()).theta();
    }
}
