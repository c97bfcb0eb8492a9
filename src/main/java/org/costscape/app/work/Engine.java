package org.costscape.app.work;

import java.nio.file.Files;
import org.costscape.array.NativeMath;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.ExperimentRunner;
import org.costscape.experiment.Home;
import org.costscape.experiment.RunDefinition;
import org.costscape.task.Parallel;
import org.costscape.training.RunFolder;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the data and the working memory of the experiment that was asked for last, so that the next work on it need not read
 * them again. All its methods block; they are called on the thread of its lane.
 */
public final class Engine implements AutoCloseable {
    private final Home home;
    private final Parallel parallel = Parallel.ofMachine();
    private @Nullable ExperimentRunner open;

    public Engine(Home home) {
        this.home = home;
    }

    /** Loads the native libraries, so that the first work need not wait for them. */
    public static void warmUp() {
        NativeMath.start();
    }

    /** The experiment of a run, made ready; the engine closes it. */
    public ExperimentRunner of(RunFolder run) {
        RunDefinition definition = RunDefinition.read(run);
        if (open != null && definition.isOf(open.definition())) {
            return open;
        }
        closeRunner();
        open = ExperimentRunner.open(run, null, home, parallel);
        return open;
    }

    /** The experiment of a run that may not have begun, made ready; the engine closes it. */
    public ExperimentRunner of(RunFolder run, Experiment experiment) {
        if (Files.exists(run.definitionFile())) {
            return of(run);
        }
        if (open != null && open.experiment().equals(experiment)) {
            return open;
        }
        closeRunner();
        open = ExperimentRunner.open(experiment, home, parallel);
        return open;
    }

    @Override
    public void close() {
        closeRunner();
        parallel.close();
    }

    private void closeRunner() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
