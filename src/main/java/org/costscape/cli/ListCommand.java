package org.costscape.cli;

import java.nio.file.Path;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.Home;
import org.costscape.experiment.Library;
import org.costscape.experiment.Runs;
import org.costscape.file.BadInputException;
import org.costscape.training.RunFolder;
import picocli.CommandLine.Command;

/** {@code costscape list}. */
@Command(
        name = "list",
        description = "List experiments, data sets, figures and the runs in ./runs.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Runnable {
    @Override
    public void run() {
        Library library = new Library(Home.find());
        System.out.println("Experiments (costscape train NAME)");
        for (Experiment each : library.experiments()) {
            System.out.printf("  %-18s %s%n", each.name(), each.title());
            System.out.printf("  %-18s %s%n", "", each.shows());
        }
        System.out.println("Data sets");
        for (Path each : library.datasets()) {
            System.out.println("  " + each.getFileName());
        }
        System.out.println("Figures (costscape draw FIGURE RUN)");
        System.out.printf("  %-18s %s%n", "line", "cost and error rate along the line from one snapshot to another");
        System.out.printf("  %-18s %s%n", "plane", "cost and error rate over a plane through snapshots of runs");
        System.out.printf("  %-18s %s%n", "surface", "cost on the curved surface through the snapshots of a run");
        System.out.printf("  %-18s %s%n", "connect", "ways between the solutions of two runs: straight, matched, bent");
        System.out.printf("  %-18s %s%n", "training", "cost and error rate over the steps of training");
        System.out.printf("  %-18s %s%n", "curvature", "eigenvalues of the Hessian at a snapshot, or along a run");
        System.out.printf("  %-18s %s%n", "trajectory", "how far a run went along and beside the line to its end");
        System.out.printf("  %-18s %s%n", "step", "the cost before and after one step of training; of two runs");
        System.out.printf("  %-18s %s%n", "smoothness", "how smooth the cost is along its gradient; of two runs");
        System.out.printf(
                "  %-18s %s%n", "valley", "the cost before and after a decay of the learning rate; of two runs");
        System.out.printf("  %-18s %s%n", "normalization", "a batch normalization, equation by equation");
        System.out.printf("  %-18s %s%n", "modes", "the modes of a deep linear network with the curves of its theory");
        System.out.printf(
                "  %-18s %s%n", "descent", "the ways of an optimizer over a toy, from several starts until it rests");
        System.out.printf(
                "  %-18s %s%n", "features", "what the units of each layer answer to, of a network on pictures");
        System.out.printf("  %-18s %s%n", "net2net", "a small network made wider or deeper; needs no run");
        System.out.println("Runs in " + Runs.DEFAULT.path());
        for (RunFolder each : Runs.DEFAULT.all()) {
            System.out.printf("  %-18s %s%n", each.path(), description(each));
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
