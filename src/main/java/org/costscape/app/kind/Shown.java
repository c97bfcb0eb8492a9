package org.costscape.app.kind;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.Figure;

/**
 * A figure as the window shows it.
 *
 * @param figure what is drawn
 * @param readings what a pointer reads off curves, in rising order of x, one for each point of each curve; empty for other figures
 * @param facts the numbers that are read off it
 * @param warnings where it may mislead, a sentence each
 * @param points of a plane or a surface, the points of parameter space behind it
 * @param name for a file, without an extension
 * @param writer writes it into a file, with its provenance
 * @param coarse whether it is drawn of a part of its points only, as while it is computed; the command it would carry draws all
 */
public record Shown(
        Figure figure,
        List<Reading> readings,
        List<Fact> facts,
        List<String> warnings,
        Optional<Points> points,
        String name,
        Writer writer,
        boolean coarse) {
    /** Of all its points. */
    public Shown(
            Figure figure,
            List<Reading> readings,
            List<Fact> facts,
            List<String> warnings,
            Optional<Points> points,
            String name,
            Writer writer) {
        this(figure, readings, facts, warnings, points, name, writer, false);
    }

    /** Of a figure whose points are none of parameter space. */
    public Shown(
            Figure figure,
            List<Reading> readings,
            List<Fact> facts,
            List<String> warnings,
            String name,
            Writer writer) {
        this(figure, readings, facts, warnings, Optional.empty(), name, writer);
    }

    /** Writes a figure, or the numbers behind it, into a file whose extension says which. */
    @FunctionalInterface
    public interface Writer {
        /**
         * Writes the file whole or not at all.
         *
         * @param seen how surfaces are seen
         * @throws org.costscape.file.BadInputException if the file cannot be written
         */
        void write(Path file, ExportOptions options, Seen seen);
    }

    public Shown {
        readings = List.copyOf(readings);
        facts = List.copyOf(facts);
        warnings = List.copyOf(warnings);
    }

    /** The same of a part of its points only. */
    public Shown asCoarse() {
        return new Shown(figure, readings, facts, warnings, points, name, writer, true);
    }
}
