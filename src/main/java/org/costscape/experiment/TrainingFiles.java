package org.costscape.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.Figure;
import org.costscape.figure.FigureFiles;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;
import org.costscape.training.HistoryEntry;
import org.costscape.training.Percentiles;
import org.costscape.training.RunFolder;
import org.costscape.training.WatchedUnit;
import org.jspecify.annotations.Nullable;

/** Writes the training curves of runs as a figure, or as JSON or CSV columns; the extension of the file decides. */
public final class TrainingFiles {
    private TrainingFiles() {}

    /** Writes cost and error rate of one run, from its history as it is now, whole or not at all. */
    public static void write(RunFolder run, Path out, ExportOptions options) {
        write(List.of(run), TrainingRequest.DEFAULT, out, options);
    }

    /**
     * Writes the file whole or not at all, from the runs' histories as they are now.
     *
     * @param request what a picture shows; JSON and CSV have all that was measured
     * @throws BadInputException if a run has no such thing, or several were trained on different data
     */
    public static void write(List<RunFolder> folders, TrainingRequest request, Path out, ExportOptions options) {
        List<TrainingRun> runs = checked(folders, request, out);
        String command = Provenance.command("training", folders, request.options(), options, out);
        switch (ResultFormat.of(out)) {
            case CSV -> AtomicFile.writeString(out, runs.size() == 1 ? csv(runs.get(0)) : csv(runs));
            case JSON -> AtomicFile.writeString(out, Definitions.write(table(runs, command)));
            case FIGURE -> FigureFiles.write(figure(runs, request, command), out, options);
        }
    }

    /**
     * Checks, before any file of several is written, that this one can be.
     *
     * @throws BadInputException if a run has no such thing, or several were trained on different data
     */
    public static void check(List<RunFolder> folders, TrainingRequest request, Path out) {
        checked(folders, request, out);
    }

    private static List<TrainingRun> checked(List<RunFolder> folders, TrainingRequest request, Path out) {
        SameData.check(folders);
        List<TrainingRun> runs = folders.stream().map(TrainingRun::of).toList();
        if (ResultFormat.of(out) == ResultFormat.FIGURE) {
            request.check(runs);
        }
        return runs;
    }

    private static Figure figure(List<TrainingRun> runs, TrainingRequest request, String command) {
        TrainingRun first = runs.get(0);
        Map<String, String> texts = Provenance.texts(command, first.definition());
        for (int i = 1; i < runs.size(); i++) {
            texts.put("Run " + (i + 1), Definitions.write(runs.get(i).definition()));
        }
        return TrainingFigure.of(runs, request, texts);
    }

    private static Map<String, Object> table(List<TrainingRun> runs, String command) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("figure", "training");
        if (runs.size() == 1) {
            table.putAll(columns(runs.get(0)));
            table.put("provenance", provenance(command, "run", runs.get(0).definition()));
            return table;
        }
        table.put("runs", RunNames.each(runs, TrainingRun::folder, TrainingFiles::named));
        List<RunDefinition> definitions =
                runs.stream().map(TrainingRun::definition).toList();
        table.put("provenance", provenance(command, "runs", definitions));
        return table;
    }

    private static Map<String, Object> provenance(String command, String of, Object definitions) {
        return new TreeMap<>(Map.of("costscape", Version.current(), "command", command, of, definitions));
    }

    private static Map<String, Object> named(String name, TrainingRun run) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("run", name);
        table.putAll(columns(run));
        return table;
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
    private static Map<String, List<Number>> columns(TrainingRun run) {
        List<HistoryEntry> history = run.history();
        Map<String, List<Number>> columns = new LinkedHashMap<>();
        columns.put("step", history.stream().<Number>map(HistoryEntry::step).toList());
        columns.put(
                "train", history.stream().<Number>map(HistoryEntry::trainCost).toList());
        put(columns, "test", history, HistoryEntry::heldOutCost);
        put(columns, "trainError", history, HistoryEntry::trainError);
        put(columns, "testError", history, HistoryEntry::heldOutError);
        put(columns, "gradientNorm", history, HistoryEntry::gradientNorm);
        List<WatchedUnit> watched = run.experiment().training().watched();
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

    private static String csv(TrainingRun run) {
        Map<String, List<Number>> columns = columns(run);
        return String.join(",", columns.keySet()) + "\n"
                + lines(columns, columns.keySet(), run.history().size(), "");
    }

    /** The columns of all runs; a number that a run has not is NaN. */
    private static String csv(List<TrainingRun> runs) {
        Set<String> columns = new LinkedHashSet<>();
        runs.forEach(run -> columns.addAll(columns(run).keySet()));
        StringBuilder text = new StringBuilder("run," + String.join(",", columns) + "\n");
        for (int i = 0; i < runs.size(); i++) {
            TrainingRun run = runs.get(i);
            String name = RunNames.csv(TrainingRun.names(runs).get(i)) + ",";
            text.append(lines(columns(run), columns, run.history().size(), name));
        }
        return text.toString();
    }

    private static String lines(Map<String, List<Number>> columns, Set<String> names, int rows, String beginning) {
        return IntStream.range(0, rows)
                .mapToObj(row -> names.stream()
                        .map(name -> columns.containsKey(name)
                                ? columns.get(name).get(row).toString()
                                : "NaN")
                        .collect(Collectors.joining(",", beginning, "\n")))
                .collect(Collectors.joining());
    }
}
