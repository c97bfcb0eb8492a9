package org.costscape.cli;

import java.nio.file.Path;
import java.util.List;
import org.costscape.experiment.CurvatureFigure;
import org.costscape.experiment.CurvatureFiles;
import org.costscape.experiment.CurvatureRequest;
import org.costscape.experiment.CurvatureResult;
import org.costscape.experiment.CurvatureStudy;
import org.costscape.experiment.EdgeFiles;
import org.costscape.experiment.EdgeResult;
import org.costscape.experiment.EdgeStudy;
import org.costscape.experiment.ExperimentRunner;
import org.costscape.experiment.Numbers;
import org.costscape.experiment.Runs;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.figure.ExportOptions;
import org.costscape.file.BadInputException;
import org.costscape.task.Parallel;
import org.costscape.training.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code costscape draw curvature}. */
@Command(
        name = "curvature",
        description =
                "Eigenvalues, trace and sharpness of the training cost at a snapshot, or its largest eigenvalue along a run.",
        mixinStandardHelpOptions = true)
final class DrawCurvatureCommand implements Runnable {
    private static final String NOTHING_WRITTEN = "nothing was written";

    @Parameters(paramLabel = "RUN", description = "A run folder.")
    private Path run = Path.of("");

    @Mixin
    private final OutFiles out = new OutFiles();

    @Option(
            names = "--at",
            paramLabel = "SNAPSHOT",
            converter = Snapshots.class,
            description =
                    "Snapshot: best on held-out data, of a toy by its cost (the default), first, last, or a step.")
    private SnapshotChoice at = CurvatureRequest.DEFAULT.at();

    @Option(
            names = "--top",
            paramLabel = "K",
            description = "Number of eigenvalues at each end of the spectrum; ${DEFAULT-VALUE} by default.")
    private int top = CurvatureRequest.DEFAULT.count();

    @Option(
            names = "--probes",
            paramLabel = "N",
            description = "Random vectors for the trace; ${DEFAULT-VALUE} by default.")
    private int probes = CurvatureRequest.DEFAULT.traceVectors();

    @Option(
            names = "--density",
            paramLabel = "N",
            description =
                    "Also the spectral density, from N random vectors with 100 products each; 4 are often enough.")
    private int density = CurvatureRequest.DEFAULT.densityVectors();

    @Option(names = "--rho", paramLabel = "R", description = "Distance of the sharpness; ${DEFAULT-VALUE} by default.")
    private double rho = CurvatureRequest.DEFAULT.rho();

    @Option(
            names = "--along",
            description =
                    "Instead the largest eigenvalue at each snapshot of the run, against the limit of stable steps.")
    private boolean along;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final RunData data = new RunData();

    @Mixin
    private final Look look = new Look();

    @Mixin
    private final LongWork longWork = new LongWork();

    @Override
    public void run() {
        ExportOptions options = look.options();
        if (along) {
            checkAlone();
        }
        CurvatureRequest request = new CurvatureRequest(at, top, probes, density, rho);
        out.check(options);
        RunFolder folder = Runs.existing(run);
        try (Parallel parallel = longWork.open();
                ExperimentRunner runner = data.open(folder, parallel)) {
            if (along) {
                along(runner, folder, options);
            } else {
                atSnapshot(runner, folder, request, options);
            }
        }
    }

    /** Along the run, only the largest eigenvalue is computed, at each snapshot. */
    private void checkAlone() {
        for (String other : List.of("--at", "--top", "--probes", "--density", "--rho")) {
            if (spec.commandLine().getParseResult().hasMatchedOption(other)) {
                throw new BadInputException(
                        "--along: expected it without " + other + ", found both; leave one of them out");
            }
        }
    }

    private void along(ExperimentRunner runner, RunFolder folder, ExportOptions options) {
        EdgeResult result;
        try (Console console = longWork.console("snapshot", NOTHING_WRITTEN)) {
            result = new EdgeStudy(runner).run(folder, console);
        }
        out.write(file -> EdgeFiles.write(result, file, options));
    }

    private void atSnapshot(
            ExperimentRunner runner, RunFolder folder, CurvatureRequest request, ExportOptions options) {
        CurvatureResult result;
        try (Console console = longWork.console("product", NOTHING_WRITTEN)) {
            result = new CurvatureStudy(runner).run(folder, request, console);
        }
        out.write(file -> CurvatureFiles.write(result, file, options));
        System.out.println("step " + result.point().step() + ": λ_max "
                + Numbers.threeDigits(result.spectrum().top().value()) + ", λ_min "
                + Numbers.threeDigits(result.spectrum().smallest().get(0).value()) + ", trace "
                + CurvatureFigure.trace(result.trace()) + ", sharpness " + Numbers.threeDigits(result.sharpness()));
    }
}
