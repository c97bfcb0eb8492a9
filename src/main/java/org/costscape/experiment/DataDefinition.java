package org.costscape.experiment;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.costscape.dataset.IdxFolder;
import org.costscape.dataset.Split;
import org.costscape.file.BadInputException;

/** Which data, as a definition file says it. */
public sealed interface DataDefinition permits DataDefinition.Idx {
    /** Number of classes. */
    int classes();

    /** Inside {@code datasets/}, or an absolute path. */
    String folder();

    /** The same kind of data in another folder. */
    DataDefinition in(Path folder);

    /** Reads the data. */
    Split read(Home home);

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
            if (folder.isBlank() || folder.length() > 1000 || !isPath(folder)) {
                throw new BadInputException(
                        "folder: expected the name of a folder, found \"" + DefinitionErrors.excerpt(folder) + "\"");
            }
        }

        private static boolean isPath(String text) {
            try {
                return !Path.of(text).toString().isEmpty();
            } catch (InvalidPathException e) {
                return false;
            }
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
