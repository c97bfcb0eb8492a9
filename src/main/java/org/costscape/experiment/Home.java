package org.costscape.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import org.costscape.file.BadInputException;

/**
 * The folder that holds {@code models/} and {@code datasets/}: what {@code -Dcostscape.home} names (the launchers name their
 * own), else the working directory.
 *
 * @param path the folder
 */
public record Home(Path path) {
    private static final String PROPERTY = "costscape.home";

    /** Finds it. */
    public static Home find() {
        Home home = new Home(Path.of(System.getProperty(PROPERTY, ".")));
        if (!Files.isDirectory(home.models())) {
            throw new BadInputException("no folder models/ in "
                    + home.path.toAbsolutePath().normalize()
                    + "; start bin/costscape, or name Costscape's folder with -D" + PROPERTY + "=FOLDER");
        }
        return home;
    }

    /** Where the shipped experiments are. */
    public Path models() {
        return path.resolve("models");
    }

    /** Where the shipped data sets are. */
    public Path datasets() {
        return path.resolve("datasets");
    }
}
