package org.costscape.cli;

import java.nio.file.Path;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.Runs;
import org.costscape.training.RunFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a command that makes a run is told about its data and its folder. */
final class NewRun {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder with other data of the same kind, for example the four IDX files of MNIST.")
    private @Nullable Path data;

    @Option(
            names = "--out",
            paramLabel = "RUN",
            description =
                    "Folder for the run, which must not exist; runs/EXPERIMENT by default, or the next free name.")
    private @Nullable Path out;

    /** As given, or null. */
    @Nullable
    Path data() {
        return data;
    }

    /** As given, or null. */
    @Nullable
    Path out() {
        return out;
    }

    /** The experiment on the data that were given, if any were. */
    Experiment of(Experiment experiment) {
        return data == null ? experiment : experiment.withData(experiment.data().in(data));
    }

    /** The folder that was given, or the next free one of the experiment's name. */
    RunFolder folder(Experiment experiment) {
        return out == null ? Runs.DEFAULT.next(experiment) : new RunFolder(out);
    }
}
