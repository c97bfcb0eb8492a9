package org.costscape.cli;

import java.nio.file.Path;
import java.util.List;
import org.costscape.experiment.ExperimentRunner;
import org.costscape.experiment.Home;
import org.costscape.experiment.LineFiles;
import org.costscape.experiment.LineRequest;
import org.costscape.experiment.LineResult;
import org.costscape.experiment.LineStudy;
import org.costscape.experiment.Numbers;
import org.costscape.experiment.RunDefinition;
import org.costscape.experiment.Runs;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.experiment.StatisticsChoice;
import org.costscape.figure.ExportOptions;
import org.costscape.landscape.AlphaGrid;
import org.costscape.task.Parallel;
import org.costscape.training.RunFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code costscape draw line}. */
@Command(
        name = "line",
        description = "Cost and error rate along the straight line from one snapshot of a run to another.",
        mixinStandardHelpOptions = true)
final class DrawLineCommand implements Runnable {
    @Parameters(paramLabel = "RUN", description = "A run folder.")
    private Path run = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "A file that ends in .png, .json or .csv; give it again for more than one.")
    private List<Path> out = List.of();

    @Option(
            names = "--range",
            paramLabel = "FROM:TO",
            converter = Ranges.class,
            description = "Positions α, where 0 is the start and 1 the end; −0.25:1.5 by default.")
    private @Nullable Range range;

    @Option(names = "--grid", paramLabel = "N", description = "Number of points; ${DEFAULT-VALUE} by default.")
    private int grid = AlphaGrid.DEFAULT.points();

    @Option(
            names = "--start",
            paramLabel = "SNAPSHOT",
            converter = Snapshots.class,
            description = "Snapshot at α = 0: first (the default), best, last, or the number of a step.")
    private SnapshotChoice start = LineRequest.DEFAULT.start();

    @Option(
            names = "--end",
            paramLabel = "SNAPSHOT",
            converter = Snapshots.class,
            description =
                    "Snapshot at α = 1: best on held-out data, of a toy by its cost (the default), first, last, or a step.")
    private SnapshotChoice end = LineRequest.DEFAULT.end();

    @Option(
            names = "--statistics",
            paramLabel = "MODE",
            converter = Statistics.class,
            description =
                    "Statistics of batch normalization: recomputed at each point (the default), frozen at the start,"
                            + " interpolated running ones, or batch:SIZE; batch takes the size of the minibatches.")
    private StatisticsChoice statistics = LineRequest.DEFAULT.statistics();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of the run's data, where they are no longer where they were.")
    private @Nullable Path data;

    @Mixin
    private final Look look = new Look();

    @Mixin
    private final Threads threads = new Threads();

    @Override
    public void run() {
        AlphaGrid alphas = range == null
                ? new AlphaGrid(AlphaGrid.DEFAULT.from(), AlphaGrid.DEFAULT.to(), grid)
                : new AlphaGrid(range.from(), range.to(), grid);
        ExportOptions options = look.options();
        out.forEach(LineFiles::check);
        RunFolder folder = Runs.existing(run);
        LineRequest request = new LineRequest(start, end, alphas, statistics)
                .in(RunDefinition.read(folder).experiment());
        LineResult result;
        try (Parallel parallel = threads.open();
                ExperimentRunner runner = ExperimentRunner.open(folder, data, Home.find(), parallel);
                Console console = new Console("point", "nothing was written")) {
            result = new LineStudy(runner).run(folder, request, partial -> {}, console);
        }
        for (Path file : out) {
            LineFiles.write(result, file, options);
            System.out.println("wrote " + file);
        }
        System.out.println("monotonicity Δ "
                + Numbers.threeDigits(result.profile().monotonicity().orElse(Double.NaN)) + ", barrier "
                + Numbers.threeDigits(result.profile().barrier().orElse(Double.NaN)) + unit(result));
    }

    private static String unit(LineResult result) {
        String unit = result.definition().experiment().objective().unit();
        return unit.isEmpty() ? "" : " " + unit;
    }
}
