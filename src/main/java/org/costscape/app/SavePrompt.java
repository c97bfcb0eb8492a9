package org.costscape.app;

import java.nio.file.Path;
import java.util.Optional;

/** Asks where to save a file. */
interface SavePrompt {
    /**
     * The file that was chosen, with the extension of the suggested one; empty where the question was dismissed.
     *
     * @param suggested its name; with a folder where one was chosen before
     */
    Optional<Path> ask(Path suggested);
}
