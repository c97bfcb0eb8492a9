package org.costscape.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.FigureFiles;
import org.costscape.file.AtomicFile;
import org.costscape.landscape.NormalizationStages;

/** Writes the stages of a batch normalization as a PNG figure, as JSON in full, or as CSV columns of their histograms. */
public final class NormalizationFiles {
    private NormalizationFiles() {}

    /**
     * Writes the file whole or not at all.
     *
     * @param options size and look of a figure
     */
    public static void write(NormalizationResult result, Path out, ExportOptions options) {
        String command = command(result, out, options);
        switch (ResultFormat.of(out)) {
            case FIGURE ->
                FigureFiles.write(NormalizationFigure.of(result).withProvenance(texts(result, command)), out, options);
            case JSON -> AtomicFile.writeString(out, Definitions.write(table(result, command)));
            case CSV -> AtomicFile.writeString(out, csv(result));
        }
    }

    private static String command(NormalizationResult result, Path out, ExportOptions options) {
        List<String> what = new ArrayList<>();
        what.add("--at " + result.request().at().text());
        what.add("--layer " + result.layer());
        result.request().unit().ifPresent(unit -> what.add("--unit " + unit));
        Provenance.data(result.run(), result.definition()).ifPresent(what::add);
        return Provenance.command("normalization", result.run(), what, options, out);
    }

    private static Map<String, String> texts(NormalizationResult result, String command) {
        Map<String, String> texts = Provenance.texts(command, result.definition());
        texts.put("Snapshot", "step " + result.step() + ", SHA-256 " + result.sha256());
        return texts;
    }

    private static Map<String, Object> table(NormalizationResult result, String command) {
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("costscape", Version.current());
        provenance.put("command", command);
        provenance.put("step", result.step());
        provenance.put("sha256", result.sha256());
        provenance.put("run", result.definition());
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("figure", "normalization");
        table.put("layer", result.layer());
        table.put("epsilon", result.rule().epsilon());
        List<Map<String, Object>> stages = new ArrayList<>();
        for (int i = 0; i < result.stages().stages().size(); i++) {
            NormalizationStages.Stage stage = result.stages().stages().get(i);
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("equation", NormalizationFigure.equations(result).get(i));
            each.put("mean", stage.values().mean());
            each.put("deviation", stage.values().deviation());
            each.put("edges", stage.edges());
            each.put("counts", stage.values().counts());
            stages.add(each);
        }
        table.put("stages", stages);
        table.put("units", result.stages().units());
        table.put("provenance", provenance);
        return table;
    }

    /** One line for each bin of each stage; stages are counted from 1. */
    private static String csv(NormalizationResult result) {
        StringBuilder text = new StringBuilder("stage,from,to,count\n");
        for (int i = 0; i < result.stages().stages().size(); i++) {
            NormalizationStages.Stage stage = result.stages().stages().get(i);
            for (int bin = 0; bin < stage.values().counts().size(); bin++) {
                text.append(i + 1)
                        .append(',')
                        .append(stage.edges().get(bin))
                        .append(',')
                        .append(stage.edges().get(bin + 1))
                        .append(',')
                        .append(stage.values().counts().get(bin))
                        .append('\n');
            }
        }
        return text.toString();
    }
}
