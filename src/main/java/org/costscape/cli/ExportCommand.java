package org.costscape.cli;

import java.nio.file.Path;
import org.costscape.experiment.Runs;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.experiment.TorchExport;
import org.costscape.file.BadInputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code costscape export}. */
@Command(
        name = "export",
        description = "Write snapshots of a run as state dicts that PyTorch loads.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Runnable {
    @Parameters(paramLabel = "RUN", description = "Folder of a run.")
    private Path run = Path.of("");

    @Option(
            names = "--step",
            paramLabel = "SNAPSHOT",
            converter = Snapshots.class,
            description = "The snapshot: first, best (the default), last, or the number of a step.")
    private @Nullable SnapshotChoice step;

    @Option(names = "--all", description = "All snapshots, into a folder.")
    private boolean all;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "A file that ends in .safetensors, or a folder.")
    private Path out = Path.of("");

    @Override
    public void run() {
        if (all && step != null) {
            throw new BadInputException("--all: expected it without --step, found both; leave one of them out");
        }
        TorchExport export = new TorchExport(Runs.existing(run));
        if (all) {
            try (Console console = new Console("snapshot", "export again")) {
                export.writeAll(out, console).forEach(ExportCommand::print);
            }
        } else {
            print(export.write(step == null ? SnapshotChoice.BEST : step, out));
        }
        System.out.println("model = " + export.source());
    }

    private static void print(Path file) {
        System.out.println("wrote " + file);
    }
}
