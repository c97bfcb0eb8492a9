package org.costscape.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the data of a run are. */
final class RunData {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of the run's data, where they are no longer where they were.")
    private @Nullable Path folder;

    /** As given, or null for where they were. */
    @Nullable
    Path folder() {
        return folder;
    }
}
