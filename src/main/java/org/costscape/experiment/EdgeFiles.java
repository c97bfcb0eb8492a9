package org.costscape.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.FigureFiles;
import org.costscape.file.AtomicFile;

/** Writes λ_max along a run as a figure, as JSON or as CSV; the extension of the file decides, {@link ResultFormat#check} checks it. */
public final class EdgeFiles {
    private EdgeFiles() {}

    /**
     * Writes the file whole or not at all.
     *
     * @param options size and look of a figure
     */
    public static void write(EdgeResult result, Path out, ExportOptions options) {
        List<String> what = new ArrayList<>(List.of("--along"));
        Provenance.data(result.run(), result.definition()).ifPresent(what::add);
        String command = Provenance.command("curvature", result.run(), what, options, out);
        switch (ResultFormat.of(out)) {
            case FIGURE -> {
                Map<String, String> texts = Provenance.texts(command, result.definition());
                texts.put(
                        "Points",
                        result.points().stream()
                                .map(point -> "step " + point.step() + ", SHA-256 " + point.sha256())
                                .collect(Collectors.joining("; ")));
                FigureFiles.write(EdgeFigure.of(result).withProvenance(texts), out, options);
            }
            case JSON -> AtomicFile.writeString(out, Definitions.write(table(result, command)));
            case CSV -> AtomicFile.writeString(out, csv(result));
        }
    }

    private static Map<String, Object> table(EdgeResult result, String command) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("figure", "curvature");
        columns(result)
                .forEach((column, value) ->
                        table.put(column, result.points().stream().map(value).toList()));
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("costscape", Version.current());
        provenance.put("command", command);
        provenance.put(
                "sha256", result.points().stream().map(EdgeResult.Point::sha256).toList());
        provenance.put("run", result.definition());
        table.put("provenance", provenance);
        return table;
    }

    private static String csv(EdgeResult result) {
        Map<String, Function<EdgeResult.Point, Number>> columns = columns(result);
        return String.join(",", columns.keySet())
                + "\n"
                + result.points().stream()
                        .map(point -> columns.values().stream()
                                        .map(value -> value.apply(point).toString())
                                        .collect(Collectors.joining(","))
                                + "\n")
                        .collect(Collectors.joining());
    }

    /** The columns by name; the limit is left out where the optimizer has none. */
    private static Map<String, Function<EdgeResult.Point, Number>> columns(EdgeResult result) {
        Map<String, Function<EdgeResult.Point, Number>> columns = new LinkedHashMap<>();
        columns.put("step", EdgeResult.Point::step);
        columns.put("lambdaMax", EdgeResult.Point::lambda);
        columns.put("residual", EdgeResult.Point::residual);
        columns.put("learningRate", EdgeResult.Point::learningRate);
        if (result.limited()) {
            columns.put("stableLimit", point -> point.limit().orElse(Double.NaN));
        }
        return columns;
    }
}
