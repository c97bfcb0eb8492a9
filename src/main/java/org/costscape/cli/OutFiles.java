package org.costscape.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.costscape.experiment.LineFiles;
import picocli.CommandLine.Option;

/** The files that a figure is written into. */
final class OutFiles {
    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "A file that ends in .png, .json or .csv; give it again for more than one.")
    private List<Path> files = List.of();

    /** Checks, before anything is computed, that the files can be written. */
    void check() {
        files.forEach(LineFiles::check);
    }

    /** Writes one file after the other, and says so. */
    void write(Consumer<Path> writer) {
        for (Path file : files) {
            writer.accept(file);
            System.out.println("wrote " + file);
        }
    }

    /** The one beside which work in progress is kept. */
    Path first() {
        return files.get(0);
    }
}
