package org.costscape.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.costscape.figure.ExportOptions;
import org.costscape.file.BadInputException;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;

/** Trains the default experiment and draws its figures: what Costscape does where there is no display. */
public final class QuickGallery {
    /** The experiment that a newcomer sees first. */
    public static final String DEFAULT_EXPERIMENT = "relu";

    private QuickGallery() {}

    /**
     * Trains the default experiment, or takes the run that is there, and writes its figures.
     *
     * @param out folder for the figures; the run is kept in it
     * @param says is told in words what is done
     * @return the files that were written
     */
    public static List<Path> draw(Home home, Path out, Consumer<String> says, Progress progress) {
        Experiment experiment = new Library(home).experiment(DEFAULT_EXPERIMENT);
        try (Parallel parallel = Parallel.ofMachine();
                ExperimentRunner runner = ExperimentRunner.open(experiment, home, parallel)) {
            RunFolder run = runOf(runner, new Runs(out.resolve("runs")));
            says.accept("training " + experiment.title() + " into " + run.path());
            runner.trainOrResume(run, entry -> {}, progress);
            Path training = out.resolve("training.png");
            Path line = out.resolve("line.png");
            TrainingFiles.write(run, training, ExportOptions.halfPage());
            says.accept("drawing the linear path");
            LineResult result = new LineStudy(runner).run(run, LineRequest.DEFAULT, partial -> {}, progress);
            LineFiles.write(result, line, ExportOptions.halfPage());
            return List.of(training, line);
        }
    }

    /** A run of this very experiment that is there already and did not diverge, or a new folder. */
    private static RunFolder runOf(ExperimentRunner runner, Runs runs) {
        return runs.all().stream()
                .filter(run -> isOf(runner, run))
                .findFirst()
                .orElseGet(() -> runs.next(runner.experiment()));
    }

    private static boolean isOf(ExperimentRunner runner, RunFolder run) {
        try {
            return RunDefinition.read(run).isOf(runner.definition())
                    && RunDefinition.read(run).changes().isEmpty()
                    && Runs.state(run) != Runs.State.DIVERGED;
        } catch (BadInputException e) {
            return false; // of an older version, or damaged: left alone
        }
    }
}
