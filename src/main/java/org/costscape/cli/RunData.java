package org.costscape.cli;

import java.nio.file.Path;
import org.costscape.experiment.ExperimentRunner;
import org.costscape.experiment.Home;
import org.costscape.file.BadInputException;
import org.costscape.task.Parallel;
import org.costscape.training.RunFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the data of a run are, for commands that compute with them. */
final class RunData {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of the data, where they are no longer where training found them.")
    private @Nullable Path folder;

    /**
     * Makes a run's experiment ready on its data; the caller closes it.
     *
     * @throws BadInputException if the data are not there, or are not the run's
     */
    ExperimentRunner open(RunFolder run, Parallel parallel) {
        return ExperimentRunner.open(run, folder, Home.find(), parallel);
    }
}
