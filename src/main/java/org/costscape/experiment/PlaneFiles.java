package org.costscape.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.SurfaceLook;
import org.costscape.file.AtomicFile;
import org.costscape.landscape.PlaneCell;
import org.costscape.landscape.PlaneGrid;
import org.costscape.landscape.Surface;
import org.costscape.training.RunFolder;

/**
 * Writes a plane as a figure, as JSON with all that is needed to compute it again, or as CSV with a line for each point; the
 * extension of the file decides.
 */
public final class PlaneFiles {
    private PlaneFiles() {}

    /**
     * Writes the file whole or not at all; {@link ResultFormat#check} tells before whether it can be written.
     *
     * @param result complete
     * @param options size and look of a figure
     */
    public static void write(PlaneResult result, Path out, ExportOptions options) {
        write(result, out, options, PlaneFigure.LOOK);
    }

    /**
     * The same with a choice of how the cost is drawn.
     *
     * @param look of the figure
     */
    public static void write(PlaneResult result, Path out, ExportOptions options, SurfaceLook look) {
        String command = command(result, out, options, look);
        switch (ResultFormat.of(out, look)) {
            case FIGURE ->
                Pictures.write(
                        look.of(PlaneFigure.of(result).withProvenance(texts(result, command))),
                        "plane",
                        out,
                        options,
                        look);
            case JSON -> AtomicFile.writeString(out, Definitions.write(table(result, command)));
            case CSV -> AtomicFile.writeString(out, csv(result));
        }
    }

    private static String command(PlaneResult result, Path out, ExportOptions options, SurfaceLook look) {
        PlaneRequest request = result.request();
        PlaneGrid.Axis a = request.grid().a();
        PlaneGrid.Axis b = request.grid().b();
        List<String> what = new ArrayList<>(result.runs().stream()
                .skip(1)
                .map(run -> Provenance.quoted(run.path()))
                .toList());
        what.add("--origin " + Provenance.quoted(request.origin().text()));
        what.add("--x " + Provenance.quoted(request.x().text()));
        what.add("--y " + Provenance.quoted(request.y().text()));
        if (request.orthonormal()) {
            what.add("--orthonormal");
        }
        what.add("--range=" + a.from() + ":" + a.to() + "," + b.from() + ":" + b.to());
        what.add("--grid " + a.points() + "x" + b.points());
        if (result.statistics().isPresent()) {
            what.add("--statistics " + request.statistics().text());
        }
        if (request.metric() != Metric.COST) {
            what.add("--metric " + request.metric().text());
        }
        if (!request.trajectories()) {
            what.add("--no-trajectory");
        }
        DataDefinition data = result.definition().experiment().data();
        if (!data.equals(RunDefinition.read(result.runs().get(0)).experiment().data())) {
            data.place().ifPresent(place -> what.add("--data " + Provenance.quoted(Path.of(place))));
        }
        what.addAll(Provenance.options(look));
        return Provenance.command("plane", result.runs().get(0), what, options, out);
    }

    private static Map<String, String> texts(PlaneResult result, String command) {
        Map<String, String> texts = Provenance.texts(command, result.definition());
        texts.put("Origin", result.request().origin().text() + ", SHA-256 " + result.originSha256());
        texts.put("Directions", Definitions.line(directions(result)));
        result.statistics()
                .ifPresent(text ->
                        texts.put("Statistics", result.request().statistics().text() + ": " + text));
        return texts;
    }

    /** What stands in the JSON file: {@code cost[i][j]} is at {@code (a[i], b[j])}. */
    private static Map<String, Object> table(PlaneResult result, String command) {
        Surface surface = result.surface();
        Map<String, ToDoubleFunction<PlaneCell>> columns = columns(result);
        Map<String, Object> metrics = new LinkedHashMap<>();
        columns.forEach((name, value) -> metrics.put(name, values(surface, value)));
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("figure", "plane");
        table.put("a", surface.a());
        table.put("b", surface.b());
        table.put("cost", metrics.remove("train"));
        table.put("metrics", metrics);
        table.put("notFinite", surface.notFinite());
        table.put("originOnGrid", result.originOnGrid());
        table.put("cosine", result.cosine());
        table.put("directions", directions(result));
        if (result.request().trajectories()) {
            table.put(
                    "trajectories",
                    result.trajectories().stream()
                            .map(each -> trajectory(each, result))
                            .toList());
        }
        table.put("provenance", provenance(result, command));
        return table;
    }

    private static Map<String, Object> provenance(PlaneResult result, String command) {
        PlaneRequest request = result.request();
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("costscape", Version.current());
        provenance.put("command", command);
        provenance.put("runs", result.runs().stream().map(PlaneFiles::name).toList());
        provenance.put("origin", new TreeMap<>(Map.of("point", request.origin(), "sha256", result.originSha256())));
        provenance.put("orthonormal", request.orthonormal());
        provenance.put("grid", request.grid());
        if (result.statistics().isPresent()) {
            provenance.put("statistics", request.statistics().text());
            provenance.put("clamped", result.clamped());
        }
        provenance.put("run", result.definition());
        return provenance;
    }

    private static String name(RunFolder run) {
        return run.path().toString();
    }

    private static List<Map<String, Object>> directions(PlaneResult result) {
        return result.axes().stream().map(DirectionFacts::table).toList();
    }

    private static Map<String, Object> trajectory(PlaneResult.Trajectory trajectory, PlaneResult result) {
        List<PlaneResult.Point> points = trajectory.points();
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("run", trajectory.run());
        table.put("step", points.stream().map(PlaneResult.Point::step).toList());
        table.put("a", points.stream().map(PlaneResult.Point::a).toList());
        table.put("b", points.stream().map(PlaneResult.Point::b).toList());
        table.put("residual", points.stream().map(PlaneResult.Point::residual).toList());
        table.put("train", points.stream().map(each -> each.train().cost()).toList());
        table.put(
                "projectedTrain",
                points.stream().map(each -> each.projectedTrain().cost()).toList());
        if (result.definition().experiment().data().holdsOut()) {
            table.put(
                    "test",
                    points.stream()
                            .map(each -> each.heldOut().orElseThrow().cost())
                            .toList());
            table.put(
                    "projectedTest",
                    points.stream()
                            .map(each -> each.projectedHeldOut().orElseThrow().cost())
                            .toList());
        }
        return table;
    }

    private static double[][] values(Surface surface, ToDoubleFunction<PlaneCell> value) {
        double[][] values = new double[surface.a().length][surface.b().length];
        surface.cells().forEach(cell -> values[cell.column()][cell.row()] = value.applyAsDouble(cell));
        return values;
    }

    /** A network with batch normalization has the choice of statistics as a last column, the same in every line. */
    private static String csv(PlaneResult result) {
        Map<String, ToDoubleFunction<PlaneCell>> columns = columns(result);
        double[] a = result.surface().a();
        double[] b = result.surface().b();
        boolean chosen = result.statistics().isPresent();
        String last = (chosen ? "," + result.request().statistics().text() : "") + "\n";
        String header = "a,b," + String.join(",", columns.keySet()) + (chosen ? ",statistics" : "") + "\n";
        return result.surface()
                .cells()
                .map(cell -> columns.values().stream()
                        .map(value -> Double.toString(value.applyAsDouble(cell)))
                        .collect(Collectors.joining(",", a[cell.column()] + "," + b[cell.row()] + ",", last)))
                .collect(Collectors.joining("", header, ""));
    }

    /** The values of a point by name, as a line has them. */
    private static Map<String, ToDoubleFunction<PlaneCell>> columns(PlaneResult result) {
        DataDefinition data = result.definition().experiment().data();
        Map<String, ToDoubleFunction<PlaneCell>> columns = new LinkedHashMap<>();
        columns.put("train", cell -> cell.train().cost());
        if (data.holdsOut()) {
            columns.put("test", cell -> cell.heldOut().orElseThrow().cost());
        }
        if (data.classified()) {
            columns.put("trainError", cell -> cell.train().errorRate());
            columns.put("testError", cell -> cell.heldOut().orElseThrow().errorRate());
        }
        if (result.request().metric() == Metric.GRADIENT_NORM) {
            columns.put("trainGradientNorm", cell -> cell.train().gradientNorm());
            if (data.holdsOut()) {
                columns.put(
                        "testGradientNorm", cell -> cell.heldOut().orElseThrow().gradientNorm());
            }
        }
        return columns;
    }
}
