package org.costscape.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.costscape.experiment.Journals;
import org.costscape.experiment.ResultFormat;
import org.costscape.figure.AnimationFiles;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.FigureFiles;
import org.costscape.figure.SurfaceLook;
import picocli.CommandLine.Option;

/** The files that a figure is written into. */
final class OutFiles {
    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "A file that ends in .png, .svg, .pdf, .json or .csv; give it again for more than one.")
    private List<Path> files = List.of();

    /** Checks, before anything is computed, that the files can be written. */
    void check(ExportOptions options) {
        files.forEach(file -> {
            ResultFormat.check(file);
            FigureFiles.check(file, options);
        });
    }

    /** The same of a figure that may be an animation. */
    void check(SurfaceLook look, ExportOptions options) {
        files.forEach(file -> {
            ResultFormat.check(file, look);
            AnimationFiles.check(file, options);
            FigureFiles.check(file, options);
        });
    }

    /** Looks at each file before anything is written. */
    void each(Consumer<Path> look) {
        files.forEach(look);
    }

    /** Writes one file after the other, and says so. */
    void write(Consumer<Path> writer) {
        for (Path file : files) {
            writer.accept(file);
            System.out.println("wrote " + file);
        }
    }

    /** Whether one of them holds numbers, not a picture alone. */
    boolean tables() {
        return files.stream()
                .map(file -> file.toString().toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.endsWith(".json") || name.endsWith(".csv"));
    }

    /** Where work on them in progress is kept. */
    Path journal() {
        return Journals.beside(files.get(0));
    }

    /** The same of one of several runs, counted from 1. */
    Path journal(int number) {
        return Journals.beside(files.get(0), number);
    }

    /** Writes the files, then deletes what was kept of the work. */
    void finish(Consumer<Path> writer) {
        write(writer);
        Journals.delete(files.get(0));
    }

    /** What to tell who has interrupted work that is kept, once it has stopped. */
    String afterInterrupt() {
        return Journals.kept(files.get(0))
                .map(kept -> "the same command continues from " + kept)
                .orElse("nothing was computed yet");
    }
}
