package org.costscape.cli;

import java.nio.file.Path;
import java.util.List;
import org.costscape.experiment.Numbers;
import org.costscape.experiment.Runs;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.experiment.TrajectoryFigure;
import org.costscape.experiment.TrajectoryFiles;
import org.costscape.experiment.TrajectoryRequest;
import org.costscape.experiment.TrajectoryResult;
import org.costscape.experiment.TrajectoryStudy;
import org.costscape.figure.ExportOptions;
import org.costscape.training.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code costscape draw trajectory}. */
@Command(
        name = "trajectory",
        description = "How far training went along the line from the first to the last snapshot, and how far from it,"
                + " beside a random walk.",
        mixinStandardHelpOptions = true)
final class DrawTrajectoryCommand implements Runnable {
    @Parameters(
            paramLabel = "RUN",
            arity = "1.." + TrajectoryFigure.MOST_RUNS,
            description = "Run folders, at most " + TrajectoryFigure.MOST_RUNS + ".")
    private List<Path> runs = List.of();

    @Mixin
    private final OutFiles out = new OutFiles();

    @Option(
            names = "--end",
            paramLabel = "SNAPSHOT",
            converter = Snapshots.class,
            description = "Snapshot θ_f, where the line ends: last (the default), best, or the number of a step.")
    private SnapshotChoice end = TrajectoryRequest.DEFAULT.end();

    @Option(names = "--relative", description = "α and β as shares of the line's length L.")
    private boolean relative = TrajectoryRequest.DEFAULT.relative();

    @Mixin
    private final Look look = new Look();

    @Override
    public void run() {
        ExportOptions options = look.options();
        out.check(options);
        TrajectoryRequest request = new TrajectoryRequest(end, relative);
        List<RunFolder> folders = Runs.existing(runs, TrajectoryFigure.MOST_RUNS);
        TrajectoryResult result;
        try (Console console = new Console("run", "nothing was written")) {
            result = TrajectoryStudy.of(folders, request, console);
        }
        out.write(file -> TrajectoryFiles.write(result, file, options));
        for (int i = 0; i < result.runs().size(); i++) {
            TrajectoryResult.OfRun run = result.runs().get(i);
            System.out.println(result.names().get(i) + ": length " + Numbers.threeDigits(run.length())
                    + ", largest β/L " + Numbers.threeDigits(run.largestBeta(request)) + "; random walk 0.5");
        }
    }
}
