package org.costscape.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.costscape.dataset.PictureShape;
import org.costscape.experiment.ExperimentRunner;
import org.costscape.experiment.FeaturesFiles;
import org.costscape.experiment.FeaturesRequest;
import org.costscape.experiment.FeaturesResult;
import org.costscape.experiment.FeaturesStudy;
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

/** {@code costscape draw features}. */
@Command(
        name = "features",
        description = "What the units of each layer answer to: weights, maximizing pictures, and the training pictures"
                + " that drive them most.",
        mixinStandardHelpOptions = true)
final class DrawFeaturesCommand implements Runnable {
    @Parameters(index = "0", paramLabel = "RUN", description = "A run folder, of a network on pictures.")
    private Path run = Path.of("");

    @Mixin
    private final OutFiles out = new OutFiles();

    @Option(
            names = "--at",
            paramLabel = "SNAPSHOT",
            converter = Snapshots.class,
            description = "best (the default), first, last, or the number of a step.")
    private SnapshotChoice at = FeaturesRequest.DEFAULT.at();

    @Option(
            names = "--units",
            paramLabel = "N",
            description = "Units of each layer, those with the largest weights; ${DEFAULT-VALUE} by default.")
    private int units = FeaturesRequest.DEFAULT.units();

    @Option(
            names = "--layer",
            paramLabel = "N",
            description = "Only this layer, counted from 1; the output layer is the last. All of them by default.")
    private @Nullable Integer layer;

    @Option(
            names = "--penalty",
            paramLabel = "X",
            description = "λ of a(x) − λ‖x‖², relative to the unit's gradient; ${DEFAULT-VALUE} by default.")
    private double penalty = FeaturesRequest.DEFAULT.penalty();

    @Option(
            names = "--picture",
            paramLabel = "WxH",
            converter = Sizes.class,
            description = "How the features of a table are laid out as a picture, row by row.")
    private @Nullable Size picture;

    @Mixin
    private final RunData data = new RunData();

    @Mixin
    private final Look look = new Look();

    @Mixin
    private final LongWork longWork = new LongWork();

    @Override
    public void run() {
        ExportOptions options = look.options();
        out.check(options);
        FeaturesRequest request = new FeaturesRequest(
                at,
                units,
                Given.of(layer),
                penalty,
                Optional.ofNullable(picture).map(size -> new PictureShape(size.height(), size.width())));
        RunFolder folder = Runs.existing(run);
        FeaturesStudy.check(folder, request);
        FeaturesResult result;
        try (Parallel parallel = longWork.open();
                ExperimentRunner runner = data.open(folder, parallel);
                Console console = longWork.console("step of maximization", "nothing was written")) {
            result = new FeaturesStudy(runner).run(folder, request, console);
        }
        out.write(file -> FeaturesFiles.write(result, file, options));
    }
}
