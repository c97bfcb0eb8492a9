package org.costscape.app;

import java.util.Optional;
import org.costscape.app.memory.Memory;
import org.costscape.app.memory.MemoryFile;

/**
 * What the window remembers, and where it is kept.
 *
 * @param memory of the last time
 * @param problem why it could not be read; empty where all is well
 * @param file empty for a window that forgets
 */
record Keeper(Memory memory, Optional<String> problem, Optional<MemoryFile> file) {
    /** Remembers nothing. */
    static final Keeper FORGETS = new Keeper(Memory.EMPTY, Optional.empty(), Optional.empty());

    /** Reads the file. */
    static Keeper of(MemoryFile file) {
        MemoryFile.Reading read = file.read();
        return new Keeper(read.memory(), read.problem(), Optional.of(file));
    }
}
