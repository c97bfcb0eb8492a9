package org.costscape.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.Home;
import org.costscape.experiment.Library;
import org.costscape.experiment.Runs;
import org.costscape.file.BadInputException;
import org.costscape.training.RunFolder;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code costscape list}. */
@Command(
        name = "list",
        description = "List experiments, data sets, figures and the runs in ./runs.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Runnable {
    /** A longer name is followed by its text without more room. */
    private static final int WIDEST = 40;

    @Override
    public void run() {
        Library library = new Library(Home.find());
        System.out.println("Experiments (costscape train NAME)");
        List<String> experiments = new ArrayList<>();
        List<String> about = new ArrayList<>();
        for (Experiment each : library.experiments()) {
            experiments.addAll(List.of(each.name(), ""));
            about.addAll(List.of(each.title(), each.shows()));
        }
        print(experiments, about);
        System.out.println("Data sets");
        library.datasets().forEach(each -> System.out.println("  " + each.getFileName()));
        System.out.println("Figures (costscape draw FIGURE RUN)");
        Map<String, CommandLine> figures = new CommandLine(new DrawCommand()).getSubcommands();
        print(
                List.copyOf(figures.keySet()),
                figures.values().stream()
                        .map(each -> String.join(
                                " ", each.getCommandSpec().usageMessage().description()))
                        .toList());
        System.out.println("Runs in " + Runs.DEFAULT.path());
        List<RunFolder> runs = Runs.DEFAULT.all();
        print(
                runs.stream().map(run -> run.path().toString()).toList(),
                runs.stream().map(ListCommand::description).toList());
    }

    private static void print(List<String> names, List<String> texts) {
        int width =
                Math.min(WIDEST, names.stream().mapToInt(String::length).max().orElse(1));
        for (int i = 0; i < names.size(); i++) {
            System.out.printf("  %-" + width + "s  %s%n", names.get(i), texts.get(i));
        }
    }

    /** One run that cannot be read must not hide the others. */
    private static String description(RunFolder run) {
        try {
            return Runs.describe(run);
        } catch (BadInputException e) {
            return "cannot be read: " + e.getMessage();
        }
    }
}
