package org.costscape.app;

import java.nio.file.Files;
import java.util.function.Consumer;
import org.costscape.array.NativeMath;
import org.costscape.experiment.ExperimentRunner;
import org.costscape.experiment.Home;
import org.costscape.experiment.LineRequest;
import org.costscape.experiment.LineResult;
import org.costscape.experiment.LineStudy;
import org.costscape.experiment.RunDefinition;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;
import org.costscape.training.TrainingListener;
import org.jspecify.annotations.Nullable;

/**
 * Computes for the window, and keeps the data and the working memory of the experiment it computed last. All its
 * methods block; they are called on one thread.
 */
final class Engine implements AutoCloseable {
    private final Home home;
    private final Parallel parallel = Parallel.ofMachine();
    private @Nullable ExperimentRunner open;

    Engine(Home home) {
        this.home = home;
    }

    /** Loads the native libraries, so that the first job need not wait for them. */
    static void warmUp() {
        NativeMath.start();
    }

    /** Begins or continues a run: {@link ExperimentRunner#train}, {@link ExperimentRunner#resume}. */
    void train(RunModel run, TrainingListener listener, Progress progress) {
        ExperimentRunner runner = runner(run);
        if (run.history().isEmpty()) {
            runner.trainOrResume(run.folder(), listener, progress);
        } else {
            runner.resume(run.folder(), listener, progress); // which says so where its folder is gone
        }
    }

    /** Evaluates a linear path: {@link LineStudy#run}. */
    LineResult line(RunModel run, LineRequest request, Consumer<LineResult> listener, Progress progress) {
        return new LineStudy(runner(run)).run(run.folder(), request, listener, progress);
    }

    @Override
    public void close() {
        closeRunner();
        parallel.close();
    }

    private ExperimentRunner runner(RunModel run) {
        RunFolder folder = run.folder();
        ExperimentRunner runner = open;
        boolean begun = Files.exists(folder.definitionFile());
        if (runner != null
                && (begun
                        ? RunDefinition.read(folder).isOf(runner.definition())
                        : runner.experiment().equals(run.experiment()))) {
            return runner;
        }
        closeRunner();
        runner = begun
                ? ExperimentRunner.open(folder, null, home, parallel)
                : ExperimentRunner.open(run.experiment(), home, parallel);
        open = runner;
        return runner;
    }

    private void closeRunner() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
