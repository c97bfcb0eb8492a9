package org.costscape.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.FigureFiles;
import org.costscape.file.AtomicFile;

/** Writes the modes of a run as a PNG figure, as JSON in full, or as CSV columns; the extension of the file decides. */
public final class ModesFiles {
    private ModesFiles() {}

    /**
     * Writes the file whole or not at all.
     *
     * @param options size and look of a PNG
     */
    public static void write(ModesResult result, Path out, ExportOptions options) {
        List<String> what =
                Provenance.data(result.run(), result.definition()).stream().toList();
        String command = Provenance.command("modes", result.run(), what, options, out);
        switch (ResultFormat.of(out)) {
            case FIGURE -> {
                Map<String, String> texts = Provenance.texts(command, result.definition());
                texts.put(
                        "Snapshots",
                        result.snapshots().stream()
                                .map(each -> "step " + each.step() + ", SHA-256 " + each.sha256())
                                .collect(Collectors.joining("; ")));
                FigureFiles.write(ModesFigure.of(result).withProvenance(texts), out, options);
            }
            case JSON -> AtomicFile.writeString(out, Definitions.write(table(result, command)));
            case CSV -> AtomicFile.writeString(out, csv(result));
        }
    }

    private static Map<String, Object> table(ModesResult result, String command) {
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("costscape", Version.current());
        provenance.put("command", command);
        provenance.put(
                "snapshots",
                result.snapshots().stream().map(ModesResult.Snapshot::sha256).toList());
        provenance.put("run", result.definition());
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("figure", "modes");
        table.put("factors", result.factors());
        table.put("timeConstant", result.timeConstant());
        table.put("floor", result.floor());
        List<Map<String, Object>> modes = new ArrayList<>();
        for (int k = 0; k < result.modes().size(); k++) {
            modes.add(mode(result, k));
        }
        table.put("modes", modes);
        table.put(
                "step",
                result.snapshots().stream().map(ModesResult.Snapshot::step).toList());
        table.put(
                "outside",
                result.snapshots().stream().map(ModesResult.Snapshot::outside).toList());
        table.put("provenance", provenance);
        return table;
    }

    private static Map<String, Object> mode(ModesResult result, int k) {
        ModesResult.Mode mode = result.modes().get(k);
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("strength", mode.theory().strength());
        table.put("initial", mode.theory().initial());
        table.put("fromStep", mode.from());
        mode.halfStep().ifPresent(step -> table.put("halfStep", step));
        table.put("theoreticalHalfStep", mode.theoreticalHalfStep());
        mode.relativeError().ifPresent(error -> table.put("relativeError", error));
        table.put(
                "learned",
                result.snapshots().stream().map(each -> each.learned().get(k)).toList());
        table.put(
                "theory",
                result.snapshots().stream()
                        .filter(each -> each.step() >= mode.from())
                        .map(each -> mode.strengthAt(each.step()).orElseThrow())
                        .toList());
        return table;
    }

    /** A line for each snapshot, modes counted from 1; empty where a curve of the theory has not begun. */
    private static String csv(ModesResult result) {
        StringBuilder text = new StringBuilder("step,outside");
        for (int k = 1; k <= result.modes().size(); k++) {
            text.append(",learned").append(k).append(",theory").append(k);
        }
        text.append('\n');
        for (ModesResult.Snapshot each : result.snapshots()) {
            text.append(each.step()).append(',').append(each.outside());
            for (int k = 0; k < result.modes().size(); k++) {
                OptionalDouble theory = result.modes().get(k).strengthAt(each.step());
                text.append(',').append(each.learned().get(k)).append(',');
                theory.ifPresent(text::append);
            }
            text.append('\n');
        }
        return text.toString();
    }
}
