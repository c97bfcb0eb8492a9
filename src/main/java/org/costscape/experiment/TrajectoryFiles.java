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

/** Writes trajectories as a figure, as JSON with all that is needed to compute them again, or as CSV columns. */
public final class TrajectoryFiles {
    private TrajectoryFiles() {}

    /**
     * Writes the file whole or not at all.
     *
     * @param options size and look of a figure
     */
    public static void write(TrajectoryResult result, Path out, ExportOptions options) {
        String command = command(result, out, options);
        switch (ResultFormat.of(out)) {
            case FIGURE ->
                FigureFiles.write(TrajectoryFigure.of(result).withProvenance(texts(result, command)), out, options);
            case JSON -> AtomicFile.writeString(out, Definitions.write(table(result, command)));
            case CSV -> AtomicFile.writeString(out, csv(result));
        }
    }

    private static String command(TrajectoryResult result, Path out, ExportOptions options) {
        List<String> what =
                new ArrayList<>(List.of("--end " + result.request().end().text()));
        if (result.request().relative()) {
            what.add("--relative");
        }
        return Provenance.command(
                "trajectory",
                result.runs().stream().map(TrajectoryResult.OfRun::run).toList(),
                what,
                options,
                out);
    }

    private static Map<String, String> texts(TrajectoryResult result, String command) {
        TrajectoryResult.OfRun first = result.runs().get(0);
        Map<String, String> texts = Provenance.texts(command, first.definition());
        for (int i = 0; i < result.runs().size(); i++) {
            TrajectoryResult.OfRun run = result.runs().get(i);
            String number = i == 0 ? "" : " " + (i + 1);
            texts.put("Run" + number, Definitions.write(run.definition()));
            texts.put(
                    "Snapshots" + number,
                    run.steps().stream()
                            .map(step -> "step " + step.step() + ", SHA-256 " + step.sha256())
                            .collect(Collectors.joining("; ")));
        }
        texts.put(
                "Random walk",
                first.walk().dimension() + " dimensions, seed " + first.walk().seed());
        return texts;
    }

    private static Map<String, Object> table(TrajectoryResult result, String command) {
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("costscape", Version.current());
        provenance.put("command", command);
        provenance.put("end", result.request().end().text());
        provenance.put(
                "runs",
                result.runs().stream().map(TrajectoryResult.OfRun::definition).toList());
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("figure", "trajectory");
        table.put("unit", result.request().relative() ? "L" : "parameters");
        table.put("trajectories", RunNames.each(result.runs(), TrajectoryResult.OfRun::run, TrajectoryFiles::table));
        table.put("provenance", provenance);
        return table;
    }

    private static Map<String, Object> table(String name, TrajectoryResult.OfRun run) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("run", name);
        table.put("length", run.length());
        table.put("endStep", run.steps().get(run.end()).step());
        columns()
                .forEach((column, value) ->
                        table.put(column, run.steps().stream().map(value).toList()));
        table.put(
                "sha256",
                run.steps().stream().map(TrajectoryResult.Step::sha256).toList());
        table.put("walk", run.walk());
        return table;
    }

    private static String csv(TrajectoryResult result) {
        StringBuilder text = new StringBuilder("run,")
                .append(String.join(",", columns().keySet()))
                .append('\n');
        for (int i = 0; i < result.runs().size(); i++) {
            String run = RunNames.csv(result.names().get(i)) + ",";
            for (TrajectoryResult.Step step : result.runs().get(i).steps()) {
                text.append(run);
                text.append(columns().values().stream()
                                .map(value -> value.apply(step).toString())
                                .collect(Collectors.joining(",")))
                        .append('\n');
            }
        }
        return text.toString();
    }

    /** {@code walk…} is the random walk that was simulated, {@code limit…} its closed form, at the same steps. */
    private static Map<String, Function<TrajectoryResult.Step, Object>> columns() {
        Map<String, Function<TrajectoryResult.Step, Object>> columns = new LinkedHashMap<>();
        columns.put("step", TrajectoryResult.Step::step);
        columns.put("alpha", step -> step.at().alpha());
        columns.put("beta", step -> step.at().beta());
        columns.put("knot", TrajectoryResult.Step::knot);
        columns.put("walkAlpha", step -> step.walk().alpha());
        columns.put("walkBeta", step -> step.walk().beta());
        columns.put("limitAlpha", step -> step.limit().alpha());
        columns.put("limitBeta", step -> step.limit().beta());
        return columns;
    }
}
