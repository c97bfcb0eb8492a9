package org.costscape.experiment;

import java.nio.file.Path;
import java.util.Optional;
import org.costscape.dataset.DataSplit;
import org.costscape.dataset.IdxFolder;
import org.costscape.dataset.NoData;
import org.costscape.dataset.Split;
import org.costscape.file.BadInputException;

/** Which data, as a definition file says it: read from a place, made, or none. */
public sealed interface DataDefinition
        permits DataDefinition.Idx,
                TextData,
                CsvData,
                SpiralsData,
                XorData,
                ClustersData,
                LinearTeacherData,
                NoisyStreamData,
                DataDefinition.None {
    /** Number of classes, of target numbers, or of symbols of a text. */
    int outputs();

    /** Whether the examples have classes. */
    default boolean classified() {
        return true;
    }

    /** Whether a part of them is held out. */
    default boolean holdsOut() {
        return true;
    }

    /** The folder or file that is read, inside {@code datasets/} or an absolute path; none where the data are made. */
    default Optional<String> place() {
        return Optional.empty();
    }

    /**
     * The same kind of data in another place.
     *
     * @throws BadInputException if the data are made, not read
     */
    default DataDefinition in(Path other) {
        throw new BadInputException(
                "--data: the data of this experiment are made, not read, found " + other + "; leave --data out");
    }

    /** Reads or makes the data; the same each time. */
    DataSplit read(Home home);

    /** No data: the cost is a function of θ itself. */
    record None() implements DataDefinition {
        @Override
        public int outputs() {
            return 0;
        }

        @Override
        public boolean classified() {
            return false;
        }

        @Override
        public boolean holdsOut() {
            return false;
        }

        @Override
        public DataDefinition in(Path other) {
            throw new BadInputException("--data: this experiment has no data, found " + other + "; leave --data out");
        }

        @Override
        public NoData read(Home home) {
            return new NoData();
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
            DataFields.range("classes", classes, 2, 256);
            DataFields.path("folder", folder, "folder");
        }

        @Override
        public int outputs() {
            return classes;
        }

        @Override
        public Optional<String> place() {
            return Optional.of(folder);
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
