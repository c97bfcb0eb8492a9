package org.costscape.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.costscape.experiment.ExperimentRunner;
import org.costscape.experiment.MeasuredCost;
import org.costscape.experiment.Runs;
import org.costscape.experiment.SmoothnessFiles;
import org.costscape.experiment.SmoothnessResult;
import org.costscape.experiment.SmoothnessStudy;
import org.costscape.figure.ExportOptions;
import org.costscape.task.Parallel;
import org.costscape.training.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code costscape draw smoothness}. */
@Command(
        name = "smoothness",
        description =
                "How smooth the cost is along its gradient over training: range of costs, of changes of the gradient,"
                        + " and effective smoothness at each snapshot; of one run or two.",
        mixinStandardHelpOptions = true)
final class DrawSmoothnessCommand implements Runnable {
    @Parameters(paramLabel = "RUN", arity = "1..2", description = "One or two run folders, of the same data.")
    private List<Path> runs = List.of();

    @Mixin
    private final OutFiles out = new OutFiles();

    @Option(
            names = "--cost",
            description =
                    "Whose cost: minibatch for that of each snapshot's step (the default), or training for the whole"
                            + " training set.")
    private MeasuredCost cost = MeasuredCost.MINIBATCH;

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
        List<RunFolder> folders = Runs.existing(runs, 2);
        SmoothnessStudy.check(folders);
        List<SmoothnessResult> results = new ArrayList<>();
        for (RunFolder folder : folders) {
            try (Parallel parallel = longWork.open();
                    ExperimentRunner runner = data.open(folder, parallel);
                    Console console = longWork.console("evaluation", "nothing was written")) {
                results.add(new SmoothnessStudy(runner).run(folder, cost, console));
            }
        }
        out.write(file -> SmoothnessFiles.write(results, file, options));
    }
}
