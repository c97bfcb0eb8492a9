package org.costscape.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.costscape.cost.BatchStatistics;
import org.costscape.cost.CostFunction;
import org.costscape.landscape.Trajectory;
import org.costscape.landscape.TrajectoryCosts;
import org.costscape.landscape.TrajectoryGrid;
import org.costscape.landscape.TrajectorySurface;
import org.costscape.landscape.TrajectorySweep;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Safetensors;
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
     * @param journal where what is computed is kept, so that a killed sweep continues from it; none if empty
     * @param listener is shown what is known now and then, on this thread
     * @throws org.costscape.file.BadInputException if a snapshot cannot be used, the run makes no surface, the statistics do
     *     not fit the network or the grid the memory, or the journal is another's
     */
    public SurfaceResult run(
            RunFolder run,
            SurfaceRequest request,
            Optional<Path> journal,
            Consumer<SurfaceResult> listener,
            Progress progress) {
        return runner.cancellable(progress, () -> {
            SurfaceRequest asked = request.in(runner.experiment());
            RunTrajectory read = RunTrajectory.of(run, asked.end(), progress);
            try (ParameterVector origin = read.snapshots()
                    .get(0)
                    .load(runner.training().layout(), runner.experiment().precision())
                    .theta()) {
                boolean norms = asked.metric() == Metric.GRADIENT_NORM;
                SweepSize.of(runner, asked.columns(), asked.rows(), 1, norms).begin(runner, origin, journal, progress);
                try (Measures measures = new Measures(runner, norms)) {
                    return run(read, asked, origin, measures, journal, listener, progress);
                }
            }
        });
    }

    private SurfaceResult run(
            RunTrajectory read,
            SurfaceRequest asked,
            ParameterVector origin,
            Measures measures,
            Optional<Path> journal,
            Consumer<SurfaceResult> listener,
            Progress progress) {
        Optional<NormalizedCosts> normalized = runner.normalized();
        if (normalized.isEmpty()) {
            return run(
                    read,
                    asked,
                    measures.apply(runner.training()),
                    runner.heldOut().map(measures),
                    BatchStatistics.RECOMPUTED,
                    journal,
                    listener,
                    progress);
        }
        NormalizedCosts costs = normalized.get();
        Snapshot first = read.snapshots().get(0);
        Snapshot last = read.snapshots().get(read.trajectory().end());
        try (LineStatistics statistics =
                        LineStudy.statistics(costs.training(), asked.statistics(), origin, first, last);
                CostFunction training = costs.training().withStatistics(statistics.at(0));
                CostFunction heldOut = costs.heldOut().withStatistics(statistics.at(0))) {
            return run(
                    read,
                    asked,
                    measures.apply(training),
                    Optional.of(measures.apply(heldOut)),
                    statistics.at(0),
                    journal,
                    listener,
                    progress);
        }
    }

    private SurfaceResult run(
            RunTrajectory read,
            SurfaceRequest asked,
            CostFunction training,
            Optional<CostFunction> heldOut,
            BatchStatistics statistics,
            Optional<Path> journal,
            Consumer<SurfaceResult> listener,
            Progress progress) {
        TrajectorySurface surface = new TrajectorySurface(read.trajectory());
        TrajectoryGrid grid = TrajectoryGrid.of(read.trajectory(), asked.columns(), asked.rows());
        return SweepJournal.with(journal, () -> header(read, asked, grid, statistics), memory -> {
            TrajectoryCosts costs = new TrajectorySweep(surface, grid, training, heldOut, memory)
                    .run(partial -> listener.accept(result(read, asked, partial)), progress);
            return result(read, asked, costs);
        });
    }

    private static SweepJournal.Header header(
            RunTrajectory read, SurfaceRequest asked, TrajectoryGrid grid, BatchStatistics statistics) {
        ParameterVector given = statistics.given();
        SweepKey key = new SweepKey(read.run())
                .with("snapshots", read.sha256())
                .with("end", read.trajectory().end())
                .with("alphas", grid.alphas())
                .with("betas", grid.betas())
                .with("gradientNorm", asked.metric() == Metric.GRADIENT_NORM)
                .with("statistics", asked.statistics().text())
                .with("running", given == null ? "none" : Safetensors.sha256(given));
        return new SweepJournal.Header(
                "surface",
                key.sha256(),
                Map.of(
                        TrajectorySweep.SURFACE,
                        new SweepJournal.Size(grid.alphas().size(), grid.betas().size()),
                        TrajectorySweep.SNAPSHOTS,
                        new SweepJournal.Size(read.snapshots().size(), 2)));
    }

    private SurfaceResult result(RunTrajectory read, SurfaceRequest asked, TrajectoryCosts costs) {
        Trajectory trajectory = read.trajectory();
        List<SurfaceResult.At> snapshots = IntStream.range(0, read.snapshots().size())
                .mapToObj(i -> new SurfaceResult.At(
                        read.step(i), read.sha256().get(i), trajectory.points().get(i), trajectory.isKnot(i)))
                .toList();
        return new SurfaceResult(
                read.run(),
                runner.definition(read.run()),
                asked,
                runner.measured(),
                trajectory.points().get(trajectory.end()).alpha(),
                trajectory.end(),
                snapshots,
                costs);
    }
}
