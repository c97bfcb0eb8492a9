package org.costscape.app;

import java.nio.file.Path;
import java.util.Optional;

/** Asks where to save a file. */
interface SavePrompt {
    /** The file that was chosen; empty where the question was dismissed. */
    Optional<Path> ask(String suggestedName);
}
