package org.costscape.experiment;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.costscape.dataset.DataSplit;
import org.costscape.dataset.IdxFolder;
import org.costscape.dataset.Split;
import org.costscape.file.BadInputException;

/** Which data, as a definition file says it. */
public sealed interface DataDefinition permits DataDefinition.Idx, TextData {
    /** Number of classes; of a text, of symbols. */
    int classes();

    /** A folder or a file, inside {@code datasets/}, or an absolute path. */
    String folder();

    /** The same kind of data in another folder. */
    DataDefinition in(Path folder);

    /** Reads the data. */
    DataSplit read(Home home);

    /** Refuses a text that cannot name a file or folder. */
    static void checkPath(String field, String text) {
        boolean path = !text.isBlank() && text.length() <= 1000;
        try {
            path = path && !Path.of(text).toString().isEmpty();
        } catch (InvalidPathException e) {
            path = false;
        }
        if (!path) {
            throw new BadInputException(
                    field + ": expected the name of a " + field + ", found \"" + DefinitionErrors.excerpt(text) + "\"");
        }
    }

    /**
     * Four IDX files in a folder.
     *
     * @param folder inside {@code datasets/}, or an absolute path
     * @param classes labels are 0 … classes−1
     */
    record Idx(String folder, int classes) implements DataDefinition {
        public Idx {
            if (classes < 2 || classes > 256) {
                throw new BadInputException("classes: expected 2 … 256, found " + classes);
            }
            checkPath("folder", folder);
        }

        @Override
        public DataDefinition in(Path other) {
            return new Idx(other.toAbsolutePath().normalize().toString(), classes);
        }

        @Override
        public Split read(Home home) {
            return IdxFolder.read(home.datasets().resolve(folder), classes);
        }
    }
}
