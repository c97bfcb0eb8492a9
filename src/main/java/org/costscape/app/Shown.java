package org.costscape.app;

import java.nio.file.Path;
import java.util.List;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.ExportOptions;

/**
 * What the centre of the window shows.
 *
 * @param figure what is drawn; each of its curves has one point for each reading
 * @param readings what a pointer reads off it, in rising order of x
 * @param name for a file
 * @param writer writes it into a file, with its provenance
 */
record Shown(CurveFigure figure, List<Reading> readings, String name, Writer writer) {
    /** Writes a figure into a file. */
    @FunctionalInterface
    interface Writer {
        void write(Path file, ExportOptions options);
    }
}
