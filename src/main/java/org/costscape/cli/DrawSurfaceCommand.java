package org.costscape.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.costscape.experiment.ExperimentRunner;
import org.costscape.experiment.Metric;
import org.costscape.experiment.RunDefinition;
import org.costscape.experiment.Runs;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.experiment.StatisticsChoice;
import org.costscape.experiment.SurfaceFigure;
import org.costscape.experiment.SurfaceFiles;
import org.costscape.experiment.SurfaceRequest;
import org.costscape.experiment.SurfaceResult;
import org.costscape.experiment.SurfaceStudy;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.SurfaceLook;
import org.costscape.task.Parallel;
import org.costscape.training.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code costscape draw surface}. */
@Command(
        name = "surface",
        description =
                "Cost on the curved surface through a run's trajectory, over the distance along and beside the line"
                        + " from the first to the last snapshot.",
        mixinStandardHelpOptions = true)
final class DrawSurfaceCommand implements Runnable {
    @Parameters(paramLabel = "RUN", description = "A run folder.")
    private Path run = Path.of("");

    @Mixin
    private final OutFiles out = new OutFiles();

    @Option(
            names = "--grid",
            paramLabel = "NxM",
            converter = GridSizes.class,
            description = "Number of positions along and beside the line; 51x51 by default.")
    private GridSize grid = new GridSize(SurfaceRequest.DEFAULT.columns(), SurfaceRequest.DEFAULT.rows());

    @Option(
            names = "--end",
            paramLabel = "SNAPSHOT",
            converter = Snapshots.class,
            description = "Snapshot θ_f, where the line ends: last (the default), best, or the number of a step.")
    private SnapshotChoice end = SurfaceRequest.DEFAULT.end();

    @Option(
            names = "--statistics",
            paramLabel = "MODE",
            converter = Statistics.class,
            description =
                    "Statistics of batch normalization: recomputed at each point (the default), frozen at the first"
                            + " snapshot, or batch:SIZE; batch takes the size of the minibatches.")
    private StatisticsChoice statistics = SurfaceRequest.DEFAULT.statistics();

    @Option(names = "--metric", paramLabel = "METRIC", converter = Metrics.class, description = Metrics.DESCRIPTION)
    private Metric metric = Metric.COST;

    @Option(
            names = "--control",
            description = "Draw the coordinates of the trajectory and of a random walk beside the surface.")
    private boolean control;

    @Mixin
    private final RunData data = new RunData();

    @Mixin
    private final SurfaceOptions surface = new SurfaceOptions();

    @Mixin
    private final Look look = new Look();

    @Mixin
    private final LongWork longWork = new LongWork();

    @Override
    public void run() {
        SurfaceLook drawn = surface.look(SurfaceFigure.LOOK);
        ExportOptions options = look.options(drawn);
        out.check(drawn, options);
        RunFolder folder = Runs.existing(run);
        SurfaceRequest request = new SurfaceRequest(end, grid.columns(), grid.rows(), statistics, metric)
                .in(RunDefinition.read(folder).experiment());
        Path journal = out.journal();
        SurfaceResult result;
        try (Parallel parallel = longWork.open();
                ExperimentRunner runner = data.open(folder, parallel);
                Console console = longWork.console("point", out::afterInterrupt)) {
            result = new SurfaceStudy(runner).run(folder, request, Optional.of(journal), partial -> {}, console);
        }
        out.finish(file -> SurfaceFiles.write(result, file, options, drawn, control));
    }
}
