package org.costscape.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.FigureFiles;
import org.costscape.file.AtomicFile;

/**
 * Writes features as a PNG figure, as JSON in full, or as CSV, a line for each training picture beside a unit; the extension of the
 * file decides.
 */
public final class FeaturesFiles {
    private FeaturesFiles() {}

    /**
     * Writes the file whole or not at all.
     *
     * @param options size and look of a PNG
     */
    public static void write(FeaturesResult result, Path out, ExportOptions options) {
        String command = command(result, out, options);
        String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            AtomicFile.writeString(out, csv(result));
        } else if (name.endsWith(".json")) {
            AtomicFile.writeString(out, Definitions.write(table(result, command)));
        } else {
            FigureFiles.write(
                    FeaturesFigure.of(result).withProvenance(Provenance.texts(command, result.definition())),
                    out,
                    options);
        }
    }

    private static String command(FeaturesResult result, Path out, ExportOptions options) {
        FeaturesRequest request = result.request();
        List<String> what = new ArrayList<>(
                List.of("--at " + request.at().text(), "--units " + request.units(), "--penalty " + request.penalty()));
        request.layer().ifPresent(layer -> what.add("--layer " + layer));
        request.picture().ifPresent(shape -> what.add("--picture " + shape.width() + "x" + shape.height()));
        Provenance.data(result.run(), result.definition()).ifPresent(what::add);
        return Provenance.command("features", result.run(), what, options, out);
    }

    private static Map<String, Object> table(FeaturesResult result, String command) {
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("costscape", Version.current());
        provenance.put("command", command);
        provenance.put("snapshot", result.at());
        provenance.put("run", result.definition());
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("figure", "features");
        table.put("data", result.data());
        table.put("height", result.shape().height());
        table.put("width", result.shape().width());
        table.put("penalty", result.request().penalty());
        table.put("steps", PreferredPictures.STEPS);
        table.put("restarts", PreferredPictures.RESTARTS);
        table.put("layers", result.layers().stream().map(FeaturesFiles::layer).toList());
        table.put("visible", result.visible());
        table.put("provenance", provenance);
        return table;
    }

    private static Map<String, Object> layer(LayerFeatures layer) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("layer", layer.number());
        table.put("output", layer.output());
        table.put("kind", layer.kind());
        table.put("size", layer.size());
        table.put("height", layer.height());
        table.put("width", layer.width());
        table.put("units", layer.units().stream().map(FeaturesFiles::unit).toList());
        return table;
    }

    private static Map<String, Object> unit(UnitFeature unit) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("unit", unit.unit());
        table.put("norm", unit.norm());
        if (unit.optimum().isPresent()) {
            table.put("x", unit.optimum().get().x());
            table.put("activation", unit.optimum().get().activation());
            table.put("recorded", unit.optimum().get().recorded());
        } else {
            table.put("weights", unit.filter());
        }
        table.put("drivers", unit.drivers());
        return table;
    }

    private static String csv(FeaturesResult result) {
        StringBuilder text = new StringBuilder("layer,unit,rank,example,activation\n");
        for (LayerFeatures layer : result.layers()) {
            for (UnitFeature unit : layer.units()) {
                for (int rank = 0; rank < unit.drivers().size(); rank++) {
                    UnitFeature.Driver driver = unit.drivers().get(rank);
                    text.append(layer.number() + "," + unit.unit() + "," + (rank + 1) + "," + driver.example() + ","
                            + driver.activation() + "\n");
                }
            }
        }
        return text.toString();
    }
}
