package org.costscape.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.FigureFiles;
import org.costscape.file.AtomicFile;
import org.costscape.landscape.LineProfile;

/** Writes lines beside each other as a figure, as JSON or as CSV; the extension of the file decides. */
public final class LineComparisonFiles {
    private LineComparisonFiles() {}

    /** Writes the file whole or not at all. */
    public static void write(LineComparisonResult result, Path out, ExportOptions options) {
        LineResult path = result.path();
        String command = LineFiles.command(path, out, options)
                .replaceFirst(
                        " --range=",
                        " --compare " + result.comparison().text() + " --rest "
                                + path.request().moving().rest().text() + " --range=");
        switch (ResultFormat.of(out)) {
            case FIGURE ->
                FigureFiles.write(
                        LineComparisonFigure.of(result).withProvenance(LineFiles.texts(path, command)), out, options);
            case JSON -> AtomicFile.writeString(out, Definitions.write(table(result, command)));
            case CSV -> AtomicFile.writeString(out, csv(result));
        }
    }

    private static Map<String, Object> table(LineComparisonResult result, String command) {
        List<Object> lines = new ArrayList<>();
        result.lines().forEach((name, line) -> {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("name", name);
            each.putAll(LineFiles.table(line, command));
            lines.add(each);
        });
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("figure", "lines");
        table.put("compare", result.comparison().text());
        table.put("lines", lines);
        return table;
    }

    private static String csv(LineComparisonResult result) {
        Map<String, LineProfile> profiles = new LinkedHashMap<>();
        result.lines().forEach((name, line) -> profiles.put(name, line.profile()));
        return ProfileTable.csv(
                profiles,
                result.path().definition().experiment().data(),
                result.path().request().gradientNorm());
    }
}
