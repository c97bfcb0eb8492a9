package org.costscape.cli;

import java.nio.file.Path;
import org.costscape.experiment.Runs;
import org.costscape.experiment.TrainingFiles;
import org.costscape.figure.ExportOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code costscape draw training}. */
@Command(
        name = "training",
        description = "Cost and error rate of a run over the steps of its training.",
        mixinStandardHelpOptions = true)
final class DrawTrainingCommand implements Runnable {
    @Parameters(paramLabel = "RUN", description = "A run folder.")
    private Path run = Path.of("");

    @Mixin
    private final OutFiles out = new OutFiles();

    @Mixin
    private final Look look = new Look();

    @Override
    public void run() {
        ExportOptions options = look.options();
        out.check();
        out.write(file -> TrainingFiles.write(Runs.existing(run), file, options));
    }
}
