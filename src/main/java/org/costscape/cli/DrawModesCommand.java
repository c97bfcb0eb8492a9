package org.costscape.cli;

import java.nio.file.Path;
import org.costscape.experiment.ExperimentRunner;
import org.costscape.experiment.ModesFiles;
import org.costscape.experiment.ModesResult;
import org.costscape.experiment.ModesStudy;
import org.costscape.experiment.Numbers;
import org.costscape.experiment.Runs;
import org.costscape.figure.ExportOptions;
import org.costscape.task.Parallel;
import org.costscape.training.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code costscape draw modes}. */
@Command(
        name = "modes",
        description =
                "The modes of a deep linear network over the steps of its training, with the curves of Saxe's theory.",
        mixinStandardHelpOptions = true)
final class DrawModesCommand implements Runnable {
    @Parameters(paramLabel = "RUN", description = "A run folder, of an experiment such as saxe-linear.")
    private Path run = Path.of("");

    @Mixin
    private final OutFiles out = new OutFiles();

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
        RunFolder folder = Runs.existing(run);
        ModesStudy.check(folder);
        ModesResult result;
        try (Parallel parallel = longWork.open();
                ExperimentRunner runner = data.open(folder, parallel);
                Console console = longWork.console("snapshot", "nothing was written")) {
            result = new ModesStudy(runner).run(folder, console);
        }
        out.write(file -> ModesFiles.write(result, file, options));
        result.modes().forEach(DrawModesCommand::tell);
    }

    private static void tell(ModesResult.Mode mode) {
        String learned = mode.halfStep().isPresent()
                ? "half learned at step " + Numbers.threeDigits(mode.halfStep().getAsDouble())
                : "not half learned";
        System.out.println(
                "mode of strength " + Numbers.threeDigits(mode.theory().strength()) + ": " + learned
                        + ", by the theory at step " + Numbers.threeDigits(mode.theoreticalHalfStep()));
    }
}
