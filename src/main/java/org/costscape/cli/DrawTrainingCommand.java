package org.costscape.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.costscape.experiment.Metric;
import org.costscape.experiment.Runs;
import org.costscape.experiment.TrainingFiles;
import org.costscape.experiment.TrainingRequest;
import org.costscape.figure.ExportOptions;
import org.costscape.training.RunFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code costscape draw training}. */
@Command(
        name = "training",
        description = "Cost and error rate of a run over the steps of its training, or one measure of several runs.",
        mixinStandardHelpOptions = true)
final class DrawTrainingCommand implements Runnable {
    @Parameters(
            paramLabel = "RUN",
            arity = "1.." + TrainingRequest.MOST_RUNS,
            description = "Run folders of the same data, at most " + TrainingRequest.MOST_RUNS + ".")
    private List<Path> runs = List.of();

    @Mixin
    private final OutFiles out = new OutFiles();

    @Option(
            names = "--metric",
            paramLabel = "METRIC",
            converter = Metrics.class,
            description =
                    "One measure of all runs, on the held-out set: cost, error, accuracy (the default of several runs"
                            + " that classify); or gradient-norm of the minibatches, with the error rate below.")
    private @Nullable Metric metric;

    @Option(
            names = "--y",
            paramLabel = "FROM:TO",
            converter = Ranges.class,
            description = "The range of that measure on its axis; all there is by default.")
    private @Nullable Range y;

    @Option(
            names = "--watched",
            description =
                    "Percentiles of the watched units' pre-activations below, those of the runs beside each other.")
    private boolean watched;

    @Option(names = "--log-x", description = "A logarithmic axis of steps, which has no place for step 0.")
    private boolean logX;

    @Mixin
    private final Look look = new Look();

    @Override
    public void run() {
        ExportOptions options = look.options();
        TrainingRequest request = new TrainingRequest(
                Optional.ofNullable(metric), Optional.ofNullable(y).map(range -> range.of("--y")), watched, logX);
        out.check(options);
        List<RunFolder> folders = Runs.existing(runs);
        out.each(file -> TrainingFiles.check(folders, request, file));
        out.write(file -> TrainingFiles.write(folders, request, file, options));
    }
}
