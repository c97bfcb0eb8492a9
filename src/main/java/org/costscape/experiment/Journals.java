package org.costscape.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.costscape.file.AtomicFile;

/** Where sweeps whose results go into a file keep what they have computed: beside it. */
public final class Journals {
    private Journals() {}

    /** The file's name with {@code .journal} behind it. */
    public static Path beside(Path out) {
        return out.resolveSibling(out.getFileName() + ".journal");
    }

    /** The journal of one of several runs of a figure, counted from 1. */
    public static Path beside(Path out, int number) {
        return number == 1 ? beside(out) : out.resolveSibling(out.getFileName() + "." + number + ".journal");
    }

    /** Where the bend of a curve that is being trained is kept, beside the journal. */
    static Path bend(Path journal) {
        return journal.resolveSibling(journal.getFileName() + ".bend");
    }

    /** Where some of the work on a file is kept, if any is. */
    public static Optional<Path> kept(Path out) {
        return all(out).stream().filter(Files::exists).findFirst();
    }

    /** Deletes them all, to be called when all files of a result are written. */
    public static void delete(Path out) {
        for (Path file : all(out)) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw AtomicFile.cannotWrite(file, e);
            }
        }
    }

    private static List<Path> all(Path out) {
        return List.of(beside(out), beside(out, 2), bend(beside(out)));
    }
}
