package org.costscape.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.Figure;
import org.costscape.figure.SurfaceLook;
import org.costscape.file.AtomicFile;
import org.costscape.landscape.SurfacePoint;
import org.costscape.landscape.TrajectoryCosts;
import org.costscape.landscape.TrajectoryGrid;

/** Writes a trajectory surface as a figure, as JSON with all that is needed to compute it again, or as CSV columns. */
public final class SurfaceFiles {
    private SurfaceFiles() {}

    /**
     * Writes the file whole or not at all.
     *
     * @param result complete
     * @param options size and look of a figure
     */
    public static void write(SurfaceResult result, Path out, ExportOptions options) {
        write(result, out, options, SurfaceFigure.LOOK, false);
    }

    /**
     * The same with a choice of how the cost is drawn.
     *
     * @param look of the figure
     * @param control whether a figure has the random walk's coordinates beside the trajectory's
     */
    public static void write(SurfaceResult result, Path out, ExportOptions options, SurfaceLook look, boolean control) {
        String command = command(result, out, options, look) + (control ? " --control" : "");
        switch (ResultFormat.of(out, look)) {
            case FIGURE -> {
                Map<String, String> texts = texts(result, command);
                Figure figure = control
                        ? SurfaceFigure.withControl(result, look).withProvenance(texts)
                        : look.of(SurfaceFigure.of(result).withProvenance(texts));
                Pictures.write(figure, "surface", out, options, look);
            }
            case JSON -> AtomicFile.writeString(out, Definitions.write(table(result, command)));
            case CSV -> AtomicFile.writeString(out, csv(result));
        }
    }

    private static String command(SurfaceResult result, Path out, ExportOptions options, SurfaceLook look) {
        SurfaceRequest request = result.request();
        List<String> what = new ArrayList<>(List.of(
                "--grid " + request.columns() + "x" + request.rows(),
                "--end " + request.end().text()));
        if (result.statistics().isPresent()) {
            what.add("--statistics " + request.statistics().text());
        }
        if (request.metric() != Metric.COST) {
            what.add("--metric " + request.metric().text());
        }
        DataDefinition data = result.definition().experiment().data();
        if (!data.equals(RunDefinition.read(result.run()).experiment().data())) {
            data.place().ifPresent(place -> what.add("--data " + Provenance.quoted(Path.of(place))));
        }
        what.addAll(Provenance.options(look));
        return Provenance.command("surface", result.run(), what, options, out);
    }

    private static Map<String, String> texts(SurfaceResult result, String command) {
        Map<String, String> texts = Provenance.texts(command, result.definition());
        texts.put(
                "Snapshots",
                result.snapshots().stream()
                        .map(each -> "step " + each.step() + ", SHA-256 " + each.sha256())
                        .collect(Collectors.joining("; ")));
        result.statistics()
                .ifPresent(text ->
                        texts.put("Statistics", result.request().statistics().text() + ": " + text));
        return texts;
    }

    private static Map<String, Object> table(SurfaceResult result, String command) {
        TrajectoryGrid grid = result.costs().grid();
        Map<String, ToDoubleFunction<SurfacePoint>> metrics = metrics(result);
        Map<String, Object> surfaces = new LinkedHashMap<>();
        metrics.forEach((name, value) -> surfaces.put(name, result.costs().matrix(value)));
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("costscape", Version.current());
        provenance.put("command", command);
        provenance.put("end", result.request().end().text());
        if (result.statistics().isPresent()) {
            provenance.put("statistics", result.request().statistics().text());
        }
        provenance.put("run", result.definition());
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("figure", "surface");
        table.put("a", grid.alphas());
        table.put("b", grid.betas());
        table.put("cost", result.costs().matrix(point -> point.train().cost()));
        table.put("metrics", surfaces);
        table.put("length", result.length());
        table.put("snapshots", snapshots(result));
        table.put("notFinite", result.costs().notFinite());
        table.put("provenance", provenance);
        return table;
    }

    /** {@code cost} and the metrics are the snapshots' own, {@code projected} is the cost of the surface at their place. */
    private static List<Map<String, Object>> snapshots(SurfaceResult result) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < result.snapshots().size(); i++) {
            SurfaceResult.At at = result.snapshots().get(i);
            TrajectoryCosts.SnapshotCost cost = result.costs().snapshots().get(i);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("step", at.step());
            row.put("alpha", at.at().alpha());
            row.put("beta", at.at().beta());
            row.put("knot", at.knot());
            row.put("cost", cost.own().train().cost());
            row.put("projected", cost.projected().train().cost());
            metrics(result).forEach((name, value) -> row.put(name, value.applyAsDouble(cost.own())));
            row.put("sha256", at.sha256());
            rows.add(row);
        }
        return rows;
    }

    /** A line for each cell; then one for each snapshot, with its own values, its step, and the cost of the surface there. */
    private static String csv(SurfaceResult result) {
        TrajectoryCosts costs = result.costs();
        Map<String, ToDoubleFunction<SurfacePoint>> metrics = metrics(result);
        StringBuilder text = new StringBuilder("a,b,cost");
        metrics.keySet().forEach(name -> text.append(',').append(name));
        text.append(",step,knot,projected\n");
        for (int i = 0; i < costs.grid().alphas().size(); i++) {
            for (int j = 0; j < costs.grid().betas().size(); j++) {
                SurfacePoint point = costs.at(i, j).orElseThrow();
                text.append(costs.grid().alphas().get(i))
                        .append(',')
                        .append(costs.grid().betas().get(j));
                append(text, point, metrics).append(",,,\n");
            }
        }
        for (int i = 0; i < result.snapshots().size(); i++) {
            SurfaceResult.At at = result.snapshots().get(i);
            TrajectoryCosts.SnapshotCost cost = costs.snapshots().get(i);
            text.append(at.at().alpha()).append(',').append(at.at().beta());
            append(text, cost.own(), metrics)
                    .append(',')
                    .append(at.step())
                    .append(',')
                    .append(at.knot())
                    .append(',')
                    .append(cost.projected().train().cost())
                    .append('\n');
        }
        return text.toString();
    }

    private static StringBuilder append(
            StringBuilder text, SurfacePoint point, Map<String, ToDoubleFunction<SurfacePoint>> metrics) {
        text.append(',').append(point.train().cost());
        metrics.values().forEach(value -> text.append(',').append(value.applyAsDouble(point)));
        return text;
    }

    /** What is measured beside the training cost, as far as it exists: {@code test} is the held-out set. */
    private static Map<String, ToDoubleFunction<SurfacePoint>> metrics(SurfaceResult result) {
        DataDefinition data = result.definition().experiment().data();
        Map<String, ToDoubleFunction<SurfacePoint>> metrics = new LinkedHashMap<>();
        if (data.holdsOut()) {
            metrics.put("test", point -> point.heldOut().orElseThrow().cost());
        }
        if (data.classified()) {
            metrics.put("trainError", point -> point.train().errorRate());
            metrics.put("testError", point -> point.heldOut().orElseThrow().errorRate());
        }
        if (result.request().metric() == Metric.GRADIENT_NORM) {
            metrics.put("trainGradientNorm", point -> point.train().gradientNorm());
            if (data.holdsOut()) {
                metrics.put(
                        "testGradientNorm",
                        point -> point.heldOut().orElseThrow().gradientNorm());
            }
        }
        return metrics;
    }
}
