package org.costscape.experiment;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.costscape.cost.CostFunction;
import org.costscape.landscape.Trajectory;
import org.costscape.landscape.TrajectoryCosts;
import org.costscape.landscape.TrajectoryGrid;
import org.costscape.landscape.TrajectorySurface;
import org.costscape.landscape.TrajectorySweep;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;
import org.costscape.training.Snapshot;

/** Evaluates the surface through the trajectory of a run. */
public final class SurfaceStudy {
    private final ExperimentRunner runner;

    /** @param runner of the run's experiment; stays the caller's to close */
    public SurfaceStudy(ExperimentRunner runner) {
        this.runner = runner;
    }

    /**
     * Computes the costs, those of the snapshots first, then the surface coarse to fine.
     *
     * @param listener is shown what is known now and then, on this thread
     * @throws org.costscape.file.BadInputException if a snapshot cannot be used, the run makes no surface, or the
     *     statistics do not fit the network
     */
    public SurfaceResult run(
            RunFolder run, SurfaceRequest request, Consumer<SurfaceResult> listener, Progress progress) {
        SurfaceRequest asked = request.in(runner.experiment());
        RunTrajectory read = RunTrajectory.of(run, asked.end());
        Trajectory trajectory = read.trajectory();
        TrajectorySurface surface = new TrajectorySurface(trajectory);
        TrajectoryGrid grid = TrajectoryGrid.of(trajectory, asked.columns(), asked.rows());
        try (Measures measures = new Measures(runner, asked.metric() == Metric.GRADIENT_NORM)) {
            return run(read, surface, grid, asked, measures, listener, progress);
        }
    }

    private SurfaceResult run(
            RunTrajectory read,
            TrajectorySurface surface,
            TrajectoryGrid grid,
            SurfaceRequest asked,
            Measures measures,
            Consumer<SurfaceResult> listener,
            Progress progress) {
        Trajectory trajectory = read.trajectory();
        Optional<NormalizedCosts> normalized = runner.normalized();
        if (normalized.isEmpty()) {
            return run(
                    new TrajectorySweep(
                            surface,
                            grid,
                            measures.apply(runner.training()),
                            runner.heldOut().map(measures)),
                    read,
                    asked,
                    listener,
                    progress);
        }
        NormalizedCosts costs = normalized.get();
        Snapshot first = read.snapshots().get(0);
        Snapshot last = read.snapshots().get(trajectory.end());
        try (ParameterVector origin = first.load(
                                runner.training().layout(), runner.experiment().precision())
                        .theta();
                LineStatistics statistics =
                        LineStudy.statistics(costs.training(), asked.statistics(), origin, first, last);
                CostFunction training = costs.training().withStatistics(statistics.at(0));
                CostFunction heldOut = costs.heldOut().withStatistics(statistics.at(0))) {
            return run(
                    new TrajectorySweep(surface, grid, measures.apply(training), Optional.of(measures.apply(heldOut))),
                    read,
                    asked,
                    listener,
                    progress);
        }
    }

    private SurfaceResult run(
            TrajectorySweep sweep,
            RunTrajectory read,
            SurfaceRequest asked,
            Consumer<SurfaceResult> listener,
            Progress progress) {
        TrajectoryCosts costs = sweep.run(partial -> listener.accept(result(read, asked, partial)), progress);
        return result(read, asked, costs);
    }

    private SurfaceResult result(RunTrajectory read, SurfaceRequest asked, TrajectoryCosts costs) {
        Trajectory trajectory = read.trajectory();
        List<SurfaceResult.At> snapshots = IntStream.range(0, read.snapshots().size())
                .mapToObj(i -> new SurfaceResult.At(
                        read.step(i), read.sha256().get(i), trajectory.points().get(i), trajectory.isKnot(i)))
                .toList();
        return new SurfaceResult(
                read.run(),
                runner.definition(),
                asked,
                runner.measured(),
                trajectory.points().get(trajectory.end()).alpha(),
                trajectory.end(),
                snapshots,
                costs);
    }
}
