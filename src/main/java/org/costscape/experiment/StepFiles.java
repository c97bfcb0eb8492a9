package org.costscape.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.Range;
import org.costscape.figure.SurfaceLook;
import org.costscape.file.AtomicFile;
import org.costscape.landscape.ActivationChange;
import org.costscape.landscape.AlphaGrid;
import org.costscape.landscape.CostChange;
import org.costscape.landscape.StepSurface;
import org.costscape.landscape.UnitScatter;
import org.costscape.training.RunFolder;

/**
 * Writes what one step of training does, of one or two runs, as a figure, as JSON in full, or as CSV columns of the
 * surfaces; the extension of the file decides.
 */
public final class StepFiles {
    private StepFiles() {}

    /**
     * Writes the file whole or not at all.
     *
     * @param results one or two, of one request
     * @param options size and look of a figure
     */
    public static void write(List<StepResult> results, Path out, ExportOptions options) {
        write(results, out, options, StepShow.SURFACES, StepFigure.LOOK);
    }

    /**
     * The same with a choice of what is drawn, and how the cost is.
     *
     * @param show of the figure
     * @param look of the figure
     */
    public static void write(
            List<StepResult> results, Path out, ExportOptions options, StepShow show, SurfaceLook look) {
        String command = command(results, out, options, show, look);
        switch (ResultFormat.of(out, look)) {
            case CSV -> AtomicFile.writeString(out, csv(results));
            case JSON -> AtomicFile.writeString(out, Definitions.write(table(results, command)));
            case FIGURE ->
                Pictures.write(
                        StepFigure.of(results, show, look).withProvenance(texts(results, command)),
                        "step",
                        out,
                        options,
                        look);
        }
    }

    private static String command(
            List<StepResult> results, Path out, ExportOptions options, StepShow show, SurfaceLook look) {
        StepResult first = results.get(0);
        StepRequest request = first.request();
        List<String> what = new ArrayList<>();
        what.add("--show " + show.text());
        what.add("--at " + request.at().text());
        request.rate().ifPresent(rate -> what.add("--rate " + rate));
        what.add("--range=" + request.a().from() + ":" + request.a().to());
        what.add("--across=" + request.across().from() + ":" + request.across().to());
        what.add("--grid " + request.a().points() + "x" + request.b().points());
        what.add("--y " + Provenance.quoted(request.y().text()));
        what.add("--cost " + request.cost().text());
        if (request.metric() != Metric.COST) {
            what.add("--metric " + request.metric().text());
        }
        request.lower().ifPresent(lower -> what.add("--split " + lower));
        what.add("--units " + request.units().get(0) + "," + request.units().get(1));
        Provenance.data(first.run(), first.definition()).ifPresent(what::add);
        List<RunFolder> runs = results.stream().map(StepResult::run).toList();
        what.addAll(Provenance.options(look));
        return Provenance.command("step", runs, what, options, out);
    }

    private static Map<String, String> texts(List<StepResult> results, String command) {
        Map<String, String> texts = Provenance.texts(command, results.get(0).definition());
        for (int i = 0; i < results.size(); i++) {
            StepResult result = results.get(i);
            texts.put("Snapshot " + (i + 1), "step " + result.step() + ", SHA-256 " + result.sha256());
            if (i > 0) {
                texts.put("Run " + (i + 1), Definitions.write(result.definition()));
            }
        }
        return texts;
    }

    private static Map<String, Object> table(List<StepResult> results, String command) {
        Range scale = StepScale.of(results, StepShow.SURFACES).range();
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("costscape", Version.current());
        provenance.put("command", command);
        provenance.put("range", ends(results.get(0).request().a()));
        provenance.put("across", ends(results.get(0).request().across()));
        provenance.put(
                "snapshots",
                results.stream()
                        .map(result -> new TreeMap<>(Map.of("step", result.step(), "sha256", result.sha256())))
                        .toList());
        provenance.put("runs", results.stream().map(StepResult::definition).toList());
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("figure", "step");
        table.put("measured", results.get(0).request().cost().text());
        table.put("scale", List.of(scale.lower(), scale.upper()));
        table.put("steps", RunNames.each(results, StepResult::run, StepFiles::step));
        table.put("provenance", provenance);
        return table;
    }

    private static List<Double> ends(AlphaGrid grid) {
        return List.of(grid.from(), grid.to());
    }

    private static Map<String, Object> step(String name, StepResult result) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("run", name);
        table.put("experiment", result.definition().experiment().name());
        table.put("step", result.step());
        table.put("rule", result.rule());
        table.put("rate", result.rate());
        table.put("gradientNorm", result.gradientNorm());
        table.put("stepLength", result.stepLength());
        table.put("direction", result.y().table());
        table.put("cosine", result.cosine());
        table.put("minibatch", change(result.minibatch()));
        table.put("training", change(result.training()));
        table.put("before", surface(result, result.before()));
        table.put("after", surface(result, result.after()));
        result.split().ifPresent(split -> {
            Map<String, Object> layers = new LinkedHashMap<>();
            layers.put("weights", split.layers().weights());
            layers.put("lower", split.layers().lower());
            layers.putAll(surface(result, split.surface()));
            layers.put("upperBefore", split.upperBefore());
            layers.put("upperAfter", split.upperAfter());
            table.put("layerSplit", layers);
        });
        table.put(
                "activations",
                result.activations().stream().map(StepFiles::layer).toList());
        result.scatter().ifPresent(scatter -> table.put("units", units(scatter)));
        return table;
    }

    private static Map<String, Object> change(CostChange change) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("before", change.before());
        table.put("after", change.after());
        table.put("actual", change.actual());
        table.put("predicted", change.predicted());
        return table;
    }

    /** Metrics that are not measured are left out, error rates also where nothing is classified. */
    private static Map<String, Object> surface(StepResult result, StepSurface surface) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("a", surface.a());
        table.put("b", surface.b());
        table.put("cost", surface.cost());
        boolean classified = result.definition().experiment().data().classified()
                && result.request().cost() == MeasuredCost.TRAINING;
        Map<String, Object> metrics = new LinkedHashMap<>();
        if (classified) {
            metrics.put("errorRate", surface.errorRate());
        }
        if (result.request().metric() == Metric.GRADIENT_NORM) {
            metrics.put("gradientNorm", surface.gradientNorm());
        }
        table.put("metrics", metrics);
        return table;
    }

    private static Map<String, Object> layer(ActivationChange layer) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("layer", layer.layer());
        table.put("shift", layer.shift());
        table.put("edges", layer.edges());
        table.put("before", layer.before());
        table.put("after", layer.after());
        return table;
    }

    private static Map<String, Object> units(UnitScatter scatter) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("layer", scatter.layer());
        table.put("units", List.of(scatter.first(), scatter.second()));
        table.put("before", cloud(scatter.before()));
        table.put("after", cloud(scatter.after()));
        return table;
    }

    private static Map<String, Object> cloud(UnitScatter.Cloud cloud) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("x", cloud.x());
        table.put("y", cloud.y());
        table.put("mean", List.of(cloud.meanX(), cloud.meanY()));
        table.put("covariance", List.of(List.of(cloud.xx(), cloud.xy()), List.of(cloud.xy(), cloud.yy())));
        table.put("ellipse", cloud.ellipse());
        return table;
    }

    /** One line for each cell of each surface. */
    private static String csv(List<StepResult> results) {
        return "run,surface,a,b,cost,errorRate,gradientNorm\n"
                + String.join("", RunNames.each(results, StepResult::run, StepFiles::lines));
    }

    private static String lines(String run, StepResult result) {
        Map<String, Optional<StepSurface>> surfaces = new LinkedHashMap<>();
        surfaces.put("before", Optional.of(result.before()));
        surfaces.put("after", Optional.of(result.after()));
        surfaces.put("layerSplit", result.split().map(StepResult.Split::surface));
        StringBuilder text = new StringBuilder();
        surfaces.forEach((name, surface) ->
                surface.ifPresent(found -> append(text, RunNames.csv(run) + "," + name + ",", found)));
        return text.toString();
    }

    private static void append(StringBuilder text, String beginning, StepSurface surface) {
        for (int i = 0; i < surface.a().size(); i++) {
            for (int j = 0; j < surface.b().size(); j++) {
                text.append(beginning)
                        .append(surface.a().get(i))
                        .append(',')
                        .append(surface.b().get(j))
                        .append(',')
                        .append(surface.cost().get(i).get(j))
                        .append(',')
                        .append(surface.errorRate().get(i).get(j))
                        .append(',')
                        .append(surface.gradientNorm().get(i).get(j))
                        .append('\n');
            }
        }
    }
}
