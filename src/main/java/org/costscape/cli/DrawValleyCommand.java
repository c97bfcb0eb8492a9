package org.costscape.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.costscape.experiment.ExperimentRunner;
import org.costscape.experiment.Numbers;
import org.costscape.experiment.RunNames;
import org.costscape.experiment.Runs;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.experiment.ValleyFiles;
import org.costscape.experiment.ValleyRequest;
import org.costscape.experiment.ValleyResult;
import org.costscape.experiment.ValleyStudy;
import org.costscape.figure.ExportOptions;
import org.costscape.task.Parallel;
import org.costscape.training.RunFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code costscape draw valley}. */
@Command(
        name = "valley",
        description =
                "The cost before and after a decay of the learning rate from snapshots along a run, and the gradient in the"
                        + " top eigenspace of the Hessian and beside it; of one run or two.",
        mixinStandardHelpOptions = true)
final class DrawValleyCommand implements Runnable {
    @Parameters(paramLabel = "RUN", arity = "1..2", description = "One or two run folders, of the same data.")
    private List<Path> runs = List.of();

    @Mixin
    private final OutFiles out = new OutFiles();

    @Option(
            names = "--at",
            paramLabel = "SNAPSHOT",
            split = ",",
            converter = Snapshots.class,
            description = "Snapshots to branch from, with commas between them: first, best, last, or steps.")
    private List<SnapshotChoice> at = ValleyRequest.DEFAULT.at();

    @Option(
            names = "--branches",
            paramLabel = "N",
            description =
                    "Without --at, the number of snapshots, spread evenly over the run; ${DEFAULT-VALUE} by default.")
    private int branches = ValleyRequest.DEFAULT.branches();

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Steps over which the learning rate falls to 0; a tenth of the run's by default.")
    private @Nullable Integer steps;

    @Option(
            names = "--top",
            paramLabel = "K",
            description =
                    "Eigenvectors that span the top eigenspace; 5 by default, of a toy at most half its parameters.")
    private @Nullable Integer top;

    @Mixin
    private final RunData data = new RunData();

    @Mixin
    private final Look look = new Look();

    @Mixin
    private final LongWork longWork = new LongWork();

    @Override
    public void run() {
        ExportOptions options = look.options();
        ValleyRequest request = new ValleyRequest(at, branches, Given.of(steps), Given.of(top));
        out.check(options);
        List<RunFolder> folders = Runs.existing(runs, 2);
        ValleyStudy.check(folders, request);
        List<ValleyResult> results = new ArrayList<>();
        for (RunFolder folder : folders) {
            try (Parallel parallel = longWork.open();
                    ExperimentRunner runner = data.open(folder, parallel);
                    Console console = longWork.console("percent", "nothing was written")) {
                results.add(new ValleyStudy(runner).run(folder, request, console));
            }
        }
        out.write(file -> ValleyFiles.write(results, request, file, options));
        List<String> names = RunNames.of(folders);
        for (int i = 0; i < results.size(); i++) {
            String name = names.get(i);
            results.get(i).branches().forEach(branch -> tell(name, branch));
        }
    }

    private static void tell(String run, ValleyResult.Branch branch) {
        System.out.println(
                run + ", step " + branch.step() + ": cost " + Numbers.threeDigits(branch.costBefore()) + " → "
                        + Numbers.threeDigits(branch.costAfter()) + "; in the top eigenspace "
                        + Numbers.threeDigits(100 * branch.before().share()) + " → "
                        + Numbers.threeDigits(100 * branch.after().share()) + " % of ‖g‖²");
    }
}
