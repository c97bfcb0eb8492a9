package org.costscape.cli;

import java.nio.file.Path;
import java.util.List;
import org.costscape.experiment.LineFiles;
import org.costscape.experiment.Runs;
import org.costscape.experiment.TrainingFiles;
import org.costscape.figure.ExportOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code costscape draw training}. */
@Command(
        name = "training",
        description = "Cost and error rate of a run over the steps of its training.",
        mixinStandardHelpOptions = true)
final class DrawTrainingCommand implements Runnable {
    @Parameters(paramLabel = "RUN", description = "A run folder.")
    private Path run = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "A file that ends in .png, .json or .csv; give it again for more than one.")
    private List<Path> out = List.of();

    @Mixin
    private final Look look = new Look();

    @Override
    public void run() {
        ExportOptions options = look.options();
        out.forEach(LineFiles::check);
        for (Path file : out) {
            TrainingFiles.write(Runs.existing(run), file, options);
            System.out.println("wrote " + file);
        }
    }
}
