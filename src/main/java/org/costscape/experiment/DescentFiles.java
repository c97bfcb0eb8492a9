package org.costscape.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.Figure;
import org.costscape.figure.FigureFiles;
import org.costscape.figure.FigureSheet;
import org.costscape.file.AtomicFile;
import org.costscape.training.Descent;

/** Writes descents on a toy as a PNG figure, as JSON in full, or as CSV columns; the extension of the file decides. */
public final class DescentFiles {
    private DescentFiles() {}

    /**
     * Writes the file whole or not at all.
     *
     * @param subject the experiment as the command named it
     * @param options size and look of a PNG
     */
    public static void write(DescentResult result, String subject, Path out, ExportOptions options) {
        String command = command(result, subject, out, options);
        switch (ResultFormat.of(out)) {
            case FIGURE -> FigureFiles.write(withProvenance(figure(result), texts(result, command)), out, options);
            case JSON -> AtomicFile.writeString(out, Definitions.write(table(result, command)));
            case CSV -> AtomicFile.writeString(out, csv(result));
        }
    }

    /** How each way ends, a line for each. */
    public static List<String> summary(DescentResult result) {
        return result.ways().stream()
                .map(way -> DescentFigure.from(way) + ": " + DescentFigure.end(way))
                .toList();
    }

    /** The figure of a toy of one or two parameters. */
    public static Figure figure(DescentResult result) {
        return result.toy().parameters() == 1 ? DescentFigure.of(result) : SaddleFigure.of(result);
    }

    private static Figure withProvenance(Figure figure, Map<String, String> texts) {
        return figure instanceof FigureSheet sheet
                ? sheet.withProvenance(texts)
                : ((CurveFigure) figure).withProvenance(texts);
    }

    private static String command(DescentResult result, String subject, Path out, ExportOptions options) {
        List<String> what = new ArrayList<>();
        if (!result.request().from().isEmpty()) {
            what.add("--from="
                    + result.request().from().stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        result.request().steps().ifPresent(steps -> what.add("--steps " + steps));
        result.request().range().ifPresent(range -> what.add("--range=" + range.lower() + ":" + range.upper()));
        return Provenance.commandOn("descent", List.of(subject), what, options, out);
    }

    private static Map<String, String> texts(DescentResult result, String command) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("Software", "Costscape " + Version.current());
        texts.put("Command", command);
        texts.put("Experiment", Definitions.write(result.experiment()));
        return texts;
    }

    private static Map<String, Object> table(DescentResult result, String command) {
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("costscape", Version.current());
        provenance.put("command", command);
        provenance.put("experiment", result.experiment());
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("figure", "descent");
        table.put("ways", result.ways().stream().map(way -> way(result, way)).toList());
        table.put("provenance", provenance);
        return table;
    }

    private static Map<String, Object> way(DescentResult result, DescentResult.Way way) {
        List<Descent.Step> steps = way.descent().steps();
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("end", way.descent().end());
        way.rest().ifPresent(rest -> table.put("rest", rest));
        HeightRegion.stepsOf(result, way).ifPresent(counts -> table.put("stepsByHeight", counts));
        table.put("step", steps.stream().map(Descent.Step::step).toList());
        table.put("theta", steps.stream().map(Descent.Step::theta).toList());
        table.put("cost", steps.stream().map(Descent.Step::cost).toList());
        table.put("gradientNorm", steps.stream().map(Descent.Step::gradientNorm).toList());
        return table;
    }

    /** A line for each step; ways are counted from 1. */
    private static String csv(DescentResult result) {
        String parameters = IntStream.rangeClosed(1, result.toy().parameters())
                .mapToObj(i -> "w" + i)
                .collect(Collectors.joining(","));
        StringBuilder text = new StringBuilder("way,step," + parameters + ",cost,gradientNorm\n");
        for (int i = 0; i < result.ways().size(); i++) {
            for (Descent.Step step : result.ways().get(i).descent().steps()) {
                text.append(i + 1).append(',').append(step.step()).append(',');
                step.theta().forEach(w -> text.append(w).append(','));
                text.append(step.cost()).append(',').append(step.gradientNorm()).append('\n');
            }
        }
        return text.toString();
    }
}
