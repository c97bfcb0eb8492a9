package org.costscape.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.ExperimentRunner;
import org.costscape.experiment.Home;
import org.costscape.experiment.Library;
import org.costscape.experiment.Runs;
import org.costscape.experiment.TorchImport;
import org.costscape.task.Parallel;
import org.costscape.torch.Matching;
import org.costscape.training.RunFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code costscape import}. */
@Command(
        name = "import",
        description = "Make a run of a network that was trained with PyTorch, from state dicts in safetensors files.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Runnable {
    @Parameters(
            paramLabel = "FILE",
            description = "A safetensors file, or a folder of them: the last digits of each name are its step.")
    private Path source = Path.of("");

    @Option(
            names = "--as",
            paramLabel = "EXPERIMENT",
            required = true,
            description = "What network it is, on what data: a definition file, or a name that costscape list shows.")
    private String name = "";

    @Option(
            names = "--names",
            paramLabel = "FILE",
            description = "JSON from names of blocks to names of tensors, where shapes and numbers do not decide.")
    private @Nullable Path names;

    @Mixin
    private final NewRun made = new NewRun();

    @Mixin
    private final LongWork longWork = new LongWork();

    @Override
    public void run() {
        Home home = Home.find();
        Experiment definition = made.of(new Library(home).experiment(name));
        TorchImport files = TorchImport.of(source, definition, Optional.ofNullable(names));
        print(files.matching());
        Experiment experiment = files.experiment();
        RunFolder run = made.folder(experiment);
        try (Parallel parallel = longWork.open();
                ExperimentRunner runner = ExperimentRunner.open(experiment, home, parallel);
                Console console = longWork.console("checkpoint", "nothing was written; import again")) {
            files.write(runner, run, TrainCommand::print, console);
        }
        System.out.println("done: " + run.path() + ", " + Runs.describe(run));
        System.out.println(NextStep.of(run));
    }

    private static void print(Matching matching) {
        List<Matching.Row> rows = matching.rows();
        int longest = rows.stream().mapToInt(row -> row.theirs().length()).max().orElse(0);
        for (Matching.Row row : rows) {
            System.out.println(String.format(
                    Locale.ROOT,
                    "%-" + Math.max(1, longest) + "s  %-4s %-16s → %s",
                    row.theirs(),
                    row.dtype(),
                    row.shape(),
                    row.ours()));
        }
        if (matching.problems().size() > 1) {
            matching.problems().forEach(problem -> System.out.println("does not fit: " + problem));
        }
    }
}
