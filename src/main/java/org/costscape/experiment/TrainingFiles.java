package org.costscape.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.FigureFiles;
import org.costscape.file.AtomicFile;
import org.costscape.training.HistoryEntry;
import org.costscape.training.Percentiles;
import org.costscape.training.RunFolder;
import org.costscape.training.WatchedUnit;
import org.jspecify.annotations.Nullable;

/** Writes the training curves of a run as a figure, or as JSON or CSV columns; the extension of the file decides. */
public final class TrainingFiles {
    private TrainingFiles() {}

    /** Writes the file whole or not at all, from the run's history as it is now. */
    public static void write(RunFolder run, Path out, ExportOptions options) {
        RunDefinition definition = RunDefinition.read(run);
        List<HistoryEntry> history = run.history();
        String command = Provenance.command("training", run, List.of(), options, out);
        switch (ResultFormat.of(out)) {
            case CSV -> AtomicFile.writeString(out, csv(columns(definition, history), history.size()));
            case JSON -> {
                Map<String, Object> table = new LinkedHashMap<>();
                table.put("figure", "training");
                table.putAll(columns(definition, history));
                table.put("provenance", new TreeMap<>(Map.of("command", command, "run", definition)));
                AtomicFile.writeString(out, Definitions.write(table));
            }
            case FIGURE -> {
                CurveFigure figure = TrainingFigure.of(definition.experiment(), history);
                FigureFiles.write(figure.withProvenance(Provenance.texts(command, definition)), out, options);
            }
        }
    }

    /** A column of what exists; of a run that diverged its last entry has no number. */
    private static void put(
            Map<String, List<Number>> columns,
            String name,
            List<HistoryEntry> history,
            Function<HistoryEntry, @Nullable Double> value) {
        if (history.stream().anyMatch(entry -> value.apply(entry) != null)) {
            columns.put(
                    name,
                    history.stream()
                            .<Number>map(entry -> Objects.requireNonNullElse(value.apply(entry), Double.NaN))
                            .toList());
        }
    }

    /** What was measured, by name: a number for each entry of the history. */
    private static Map<String, List<Number>> columns(RunDefinition definition, List<HistoryEntry> history) {
        Map<String, List<Number>> columns = new LinkedHashMap<>();
        columns.put("step", history.stream().<Number>map(HistoryEntry::step).toList());
        columns.put(
                "train", history.stream().<Number>map(HistoryEntry::trainCost).toList());
        put(columns, "test", history, HistoryEntry::heldOutCost);
        put(columns, "trainError", history, HistoryEntry::trainError);
        put(columns, "testError", history, HistoryEntry::heldOutError);
        List<WatchedUnit> watched = definition.experiment().training().watched();
        for (int i = 0; i < watched.size(); i++) {
            String unit =
                    "layer" + watched.get(i).layer() + "unit" + watched.get(i).unit();
            List<Percentiles> measured = new ArrayList<>();
            for (HistoryEntry entry : history) {
                measured.add(
                        entry.diverged()
                                ? new Percentiles(Double.NaN, Double.NaN, Double.NaN)
                                : entry.watched().get(i));
            }
            columns.put(
                    unit + "p15",
                    measured.stream().<Number>map(Percentiles::p15).toList());
            columns.put(
                    unit + "p50",
                    measured.stream().<Number>map(Percentiles::p50).toList());
            columns.put(
                    unit + "p85",
                    measured.stream().<Number>map(Percentiles::p85).toList());
        }
        return columns;
    }

    private static String csv(Map<String, List<Number>> columns, int rows) {
        StringBuilder text = new StringBuilder(String.join(",", columns.keySet())).append('\n');
        for (int row = 0; row < rows; row++) {
            int at = row;
            text.append(columns.values().stream()
                            .map(column -> column.get(at).toString())
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return text.toString();
    }
}
