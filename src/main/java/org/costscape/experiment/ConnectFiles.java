package org.costscape.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.FigureFiles;
import org.costscape.file.AtomicFile;
import org.costscape.landscape.LineProfile;

/** Writes paths between two solutions as a figure, as JSON or as CSV; the extension of the file decides. */
public final class ConnectFiles {
    private ConnectFiles() {}

    /** Writes the file whole or not at all. */
    public static void write(ConnectResult result, Path out, ExportOptions options) {
        String command = command(result, out, options);
        DataDefinition data = result.definition().experiment().data();
        switch (ResultFormat.of(out)) {
            case FIGURE ->
                FigureFiles.write(ConnectFigure.of(result).withProvenance(texts(result, command)), out, options);
            case JSON -> AtomicFile.writeString(out, Definitions.write(table(result, data, command)));
            case CSV -> AtomicFile.writeString(out, ProfileTable.csv(result.paths(), data, false));
        }
    }

    private static String command(ConnectResult result, Path out, ExportOptions options) {
        ConnectRequest request = result.request();
        List<String> what = new ArrayList<>(List.of(
                Provenance.quoted(result.second().path()),
                "--start " + request.start().text(),
                "--end " + request.end().text(),
                "--grid " + request.points(),
                "--seed=" + request.seed()));
        if (request.match()) {
            what.add("--match");
        }
        request.bezier().ifPresent(steps -> what.add("--bezier " + steps));
        if (result.definition().experiment().network().couplesExamples()) {
            what.add("--statistics " + request.statistics().text());
        }
        DataDefinition data = result.definition().experiment().data();
        if (!data.equals(RunDefinition.read(result.first()).experiment().data())) {
            data.place().ifPresent(place -> what.add("--data " + Provenance.quoted(Path.of(place))));
        }
        return Provenance.command("connect", result.first(), what, options, out);
    }

    private static Map<String, String> texts(ConnectResult result, String command) {
        Map<String, String> texts = Provenance.texts(command, result.definition());
        texts.put(
                "Start", result.start().point() + ", SHA-256 " + result.start().sha256());
        texts.put("End", result.end().point() + ", SHA-256 " + result.end().sha256());
        texts.put("End run", Definitions.write(result.secondDefinition()));
        return texts;
    }

    private static Map<String, Object> table(ConnectResult result, DataDefinition data, String command) {
        List<Object> paths = new ArrayList<>();
        result.paths().forEach((name, profile) -> paths.add(path(name, profile, data)));
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("costscape", Version.current());
        provenance.put("command", command);
        provenance.put("start", result.start());
        provenance.put("end", result.end());
        provenance.put("seed", result.request().seed());
        result.request().bezier().ifPresent(steps -> provenance.put("bezier", steps));
        if (result.definition().experiment().network().couplesExamples()) {
            provenance.put("statistics", result.request().statistics().text());
        }
        provenance.put("run", result.definition());
        provenance.put("endRun", result.secondDefinition());
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("figure", "connect");
        table.put("paths", paths);
        result.matching().ifPresent(matching -> table.put("matching", matching));
        table.put("provenance", provenance);
        return table;
    }

    private static Map<String, Object> path(String name, LineProfile profile, DataDefinition data) {
        Map<String, Object> path = new LinkedHashMap<>();
        path.put("name", name);
        path.putAll(ProfileTable.columns(profile, data));
        path.put(
                "diagnostics",
                new TreeMap<>(Map.of(
                        "barrier",
                        LineFiles.number(profile.barrier()),
                        "monotonicity",
                        LineFiles.number(profile.monotonicity()),
                        "notFinite",
                        profile.notFinite())));
        return path;
    }
}
