package org.costscape.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.FigureFiles;
import org.costscape.file.AtomicFile;
import org.costscape.landscape.Smoothness;
import org.costscape.training.RunFolder;

/**
 * Writes the smoothness of one or two runs as a figure, as JSON in full, or as CSV columns; the extension of the file
 * decides.
 */
public final class SmoothnessFiles {
    private SmoothnessFiles() {}

    /**
     * Writes the file whole or not at all.
     *
     * @param results one or two, of one cost
     * @param options size and look of a figure
     */
    public static void write(List<SmoothnessResult> results, Path out, ExportOptions options) {
        String command = command(results, out, options);
        switch (ResultFormat.of(out)) {
            case CSV -> AtomicFile.writeString(out, csv(results));
            case JSON -> AtomicFile.writeString(out, Definitions.write(table(results, command)));
            case FIGURE -> {
                Map<String, String> texts =
                        Provenance.texts(command, results.get(0).definition());
                if (results.size() > 1) {
                    texts.put("Run 2", Definitions.write(results.get(1).definition()));
                }
                FigureFiles.write(SmoothnessFigure.of(results).withProvenance(texts), out, options);
            }
        }
    }

    private static String command(List<SmoothnessResult> results, Path out, ExportOptions options) {
        SmoothnessResult first = results.get(0);
        List<String> what = new ArrayList<>(List.of("--cost " + first.cost().text()));
        Provenance.data(first.run(), first.definition()).ifPresent(what::add);
        List<RunFolder> runs = results.stream().map(SmoothnessResult::run).toList();
        return Provenance.command("smoothness", runs, what, options, out);
    }

    private static Map<String, Object> table(List<SmoothnessResult> results, String command) {
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("costscape", Version.current());
        provenance.put("command", command);
        provenance.put(
                "snapshots", results.stream().map(SmoothnessResult::sha256).toList());
        provenance.put(
                "runs", results.stream().map(SmoothnessResult::definition).toList());
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("figure", "smoothness");
        table.put("measured", results.get(0).cost().text());
        table.put("runs", RunNames.each(results, SmoothnessResult::run, SmoothnessFiles::run));
        table.put("provenance", provenance);
        return table;
    }

    private static Map<String, Object> run(String name, SmoothnessResult result) {
        List<Map<String, Number>> rows =
                result.snapshots().stream().map(SmoothnessFiles::row).toList();
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("run", name);
        table.put("experiment", result.definition().experiment().name());
        rows.get(0)
                .keySet()
                .forEach(column -> table.put(
                        column, rows.stream().map(row -> row.get(column)).toList()));
        table.put("rates", result.snapshots().stream().map(Smoothness::rates).toList());
        table.put("costs", result.snapshots().stream().map(Smoothness::costs).toList());
        table.put(
                "changes", result.snapshots().stream().map(Smoothness::changes).toList());
        return table;
    }

    /** What is known of a snapshot, by name. */
    private static Map<String, Number> row(Smoothness each) {
        Map<String, Number> row = new LinkedHashMap<>();
        row.put("step", each.step());
        row.put("cost", each.cost());
        row.put("gradientNorm", each.gradientNorm());
        row.put("leastCost", each.leastCost());
        row.put("mostCost", each.mostCost());
        row.put("leastChange", each.leastChange());
        row.put("mostChange", each.mostChange());
        row.put("effectiveSmoothness", each.effective());
        return row;
    }

    /** One line for each snapshot. */
    private static String csv(List<SmoothnessResult> results) {
        String columns = String.join(",", row(results.get(0).snapshots().get(0)).keySet());
        return "run," + columns + "\n"
                + String.join("", RunNames.each(results, SmoothnessResult::run, SmoothnessFiles::lines));
    }

    private static String lines(String run, SmoothnessResult result) {
        return result.snapshots().stream()
                .map(each -> row(each).values().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(",", RunNames.csv(run) + ",", "\n")))
                .collect(Collectors.joining());
    }
}
