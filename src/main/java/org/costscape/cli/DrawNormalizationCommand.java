package org.costscape.cli;

import java.nio.file.Path;
import org.costscape.experiment.ExperimentRunner;
import org.costscape.experiment.NormalizationFiles;
import org.costscape.experiment.NormalizationRequest;
import org.costscape.experiment.NormalizationResult;
import org.costscape.experiment.NormalizationStudy;
import org.costscape.experiment.RunDefinition;
import org.costscape.experiment.Runs;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.figure.ExportOptions;
import org.costscape.task.Parallel;
import org.costscape.training.RunFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code costscape draw normalization}. */
@Command(
        name = "normalization",
        description =
                "What a batch normalization makes of its inputs, equation by equation: a histogram of each stage.",
        mixinStandardHelpOptions = true)
final class DrawNormalizationCommand implements Runnable {
    @Parameters(paramLabel = "RUN", description = "A run folder of a network with batch normalization.")
    private Path run = Path.of("");

    @Mixin
    private final OutFiles out = new OutFiles();

    @Option(
            names = "--layer",
            paramLabel = "N",
            description = "The batch normalization, as its blocks are numbered; the first one by default.")
    private @Nullable Integer layer;

    @Option(names = "--unit", paramLabel = "J", description = "One unit, from 0 on; all units by default.")
    private @Nullable Integer unit;

    @Option(
            names = "--at",
            paramLabel = "SNAPSHOT",
            converter = Snapshots.class,
            description = "Snapshot: best (the default), first, last, or the number of a step.")
    private SnapshotChoice at = SnapshotChoice.BEST;

    @Mixin
    private final RunData data = new RunData();

    @Mixin
    private final Look look = new Look();

    @Mixin
    private final LongWork longWork = new LongWork();

    @Override
    public void run() {
        ExportOptions options = look.options();
        NormalizationRequest request = new NormalizationRequest(at, Given.of(layer), Given.of(unit));
        out.check(options);
        RunFolder folder = Runs.existing(run);
        NormalizationStudy.layer(RunDefinition.read(folder).experiment(), request);
        NormalizationResult result;
        try (Parallel parallel = longWork.open();
                ExperimentRunner runner = data.open(folder, parallel);
                Console console = longWork.console("pass", "nothing was written")) {
            result = new NormalizationStudy(runner).run(folder, request, console);
        }
        out.write(file -> NormalizationFiles.write(result, file, options));
    }
}
