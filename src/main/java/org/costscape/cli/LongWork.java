package org.costscape.cli;

import java.util.function.Supplier;
import org.costscape.file.BadInputException;
import org.costscape.task.Parallel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that commands with long work share. */
final class LongWork {
    private static final int MOST = 1024;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads to compute on; all processors by default. Results do not depend on it.")
    private @Nullable Integer threads;

    @Option(
            names = "--yes",
            description = "Do not ask before work that takes 10 minutes, or half of the memory, or more.")
    private boolean yes;

    /** Where the progress of the work is shown: {@link Console}. */
    Console console(String what, String afterInterrupt) {
        return console(what, () -> afterInterrupt);
    }

    /** The same, where only the end of the work shows what to tell who has interrupted it. */
    Console console(String what, Supplier<String> afterInterrupt) {
        return new Console(what, afterInterrupt, yes ? Question.AGREED : Question.ofTerminal());
    }

    /** The threads to compute on. */
    Parallel open() {
        if (threads == null) {
            return Parallel.ofMachine();
        }
        if (threads < 1 || threads > MOST) {
            throw new BadInputException("--threads: expected 1 … " + MOST + ", found " + threads);
        }
        return new Parallel(threads);
    }
}
