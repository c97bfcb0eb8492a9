package org.costscape.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.FigureFiles;
import org.costscape.file.AtomicFile;
import org.costscape.landscape.GaussLength;
import org.costscape.landscape.LinePoint;
import org.costscape.landscape.LineProfile;

/**
 * Writes a linear path as a figure, as JSON with all that is needed to compute it again, or as CSV columns; the
 * extension of the file decides.
 */
public final class LineFiles {
    private LineFiles() {}

    /**
     * Writes the file whole or not at all.
     *
     * @param options size and look of a figure
     */
    public static void write(LineResult result, Path out, ExportOptions options) {
        String command = command(result, out, options);
        switch (ResultFormat.of(out)) {
            case FIGURE ->
                FigureFiles.write(LineFigure.of(result).withProvenance(texts(result, command)), out, options);
            case JSON -> AtomicFile.writeString(out, Definitions.write(table(result, command)));
            case CSV -> AtomicFile.writeString(out, csv(result));
        }
    }

    /** The command that makes the file again. */
    static String command(LineResult result, Path out, ExportOptions options) {
        LineRequest request = result.request();
        List<String> what = new ArrayList<>();
        request.endRun().ifPresent(other -> what.add(Provenance.quoted(other.path())));
        what.addAll(List.of(
                "--range=" + request.grid().from() + ":" + request.grid().to(),
                "--grid " + request.grid().points(),
                "--start " + request.start().text(),
                "--end " + request.end().text()));
        if (!request.moving().isAll()) {
            what.add("--moving " + Provenance.quoted(request.moving().text()));
            what.add("--rest " + request.moving().rest().text());
        }
        if (result.statistics().isPresent()) {
            what.add("--statistics " + request.statistics().text());
        }
        if (request.gradientNorm()) {
            what.add("--gradient-norm");
        }
        Provenance.data(result.run(), result.definition()).ifPresent(what::add);
        return Provenance.command("line", result.run(), what, options, out);
    }

    static Map<String, String> texts(LineResult result, String command) {
        Map<String, String> texts = Provenance.texts(command, result.definition());
        texts.put(
                "Start", result.start().point() + ", SHA-256 " + result.start().sha256());
        texts.put("End", result.end().point() + ", SHA-256 " + result.end().sha256());
        result.statistics()
                .ifPresent(text ->
                        texts.put("Statistics", result.request().statistics().text() + ": " + text));
        return texts;
    }

    /** What stands in the JSON file: the columns, what is read off them, and where they come from. */
    static Map<String, Object> table(LineResult result, String command) {
        LineProfile profile = result.profile();
        Map<String, Object> diagnostics = new LinkedHashMap<>();
        diagnostics.put("monotonicity", number(profile.monotonicity()));
        diagnostics.put("barrier", number(profile.barrier()));
        diagnostics.put("aboveBothEnds", number(profile.aboveBothEnds()));
        diagnostics.put(
                "gaussLength", result.gaussLength().map(GaussLength::radians).orElse(null));
        diagnostics.put(
                "gaussLengthCoarser",
                result.gaussLength().map(GaussLength::coarser).orElse(null));
        diagnostics.put("notFinite", profile.notFinite());
        if (result.statistics().isPresent()) {
            diagnostics.put("clamped", result.clamped());
        }
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("costscape", Version.current());
        provenance.put("command", command);
        provenance.put(
                "range",
                List.of(result.request().grid().from(), result.request().grid().to()));
        provenance.put("start", result.start());
        provenance.put("end", result.end());
        provenance.put("moving", result.request().moving().text());
        provenance.put("rest", result.request().moving().rest().text());
        if (result.statistics().isPresent()) {
            provenance.put("statistics", result.request().statistics().text());
        }
        provenance.put("run", result.definition());
        result.request().endRun().ifPresent(other -> provenance.put("endRun", RunDefinition.read(other)));
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("figure", "line");
        columns(result)
                .forEach((name, value) -> table.put(
                        name,
                        profile.points().stream().mapToDouble(value).boxed().toList()));
        table.put("diagnostics", diagnostics);
        table.put("provenance", provenance);
        return table;
    }

    /** NaN where a diagnostic does not exist: the range does not hold 0 and 1, or a cost is not finite. */
    static double number(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }

    /** A network with batch normalization has the choice of statistics as a last column, the same in every line. */
    private static String csv(LineResult result) {
        Map<String, ToDoubleFunction<LinePoint>> columns = columns(result);
        boolean chosen = result.statistics().isPresent();
        String last = chosen ? "," + result.request().statistics().text() : "";
        return Stream.concat(
                        Stream.of(String.join(",", columns.keySet()) + (chosen ? ",statistics" : "")),
                        result.profile().points().stream()
                                .map(point -> columns.values().stream()
                                        .map(value -> Double.toString(value.applyAsDouble(point)))
                                        .collect(Collectors.joining(",", "", last))))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /**
     * The columns by name. Costs are means over the whole set, in the objective's unit; error rates are shares of it, and left
     * out where nothing is classified. {@code test} is the held-out set, and left out where nothing is held out.
     */
    private static Map<String, ToDoubleFunction<LinePoint>> columns(LineResult result) {
        return columns(result.definition().experiment().data(), result.request().gradientNorm());
    }

    /** As above. */
    static Map<String, ToDoubleFunction<LinePoint>> columns(DataDefinition data, boolean gradientNorm) {
        Map<String, ToDoubleFunction<LinePoint>> columns = new LinkedHashMap<>();
        columns.put("alpha", LinePoint::alpha);
        columns.put("train", point -> point.train().cost());
        if (data.holdsOut()) {
            columns.put("test", point -> point.heldOut().orElseThrow().cost());
        }
        if (data.classified()) {
            columns.put("trainError", point -> point.train().errorRate());
            columns.put("testError", point -> point.heldOut().orElseThrow().errorRate());
        }
        if (gradientNorm) {
            columns.put("trainGradientNorm", point -> point.train().gradientNorm());
            if (data.holdsOut()) {
                columns.put(
                        "testGradientNorm",
                        point -> point.heldOut().orElseThrow().gradientNorm());
            }
        }
        return columns;
    }
}
