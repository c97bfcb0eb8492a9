package org.costscape.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.costscape.curvature.Eigenpair;
import org.costscape.curvature.SpectralDensity;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.FigureFiles;
import org.costscape.file.AtomicFile;

/**
 * Writes the curvature at a snapshot as a figure, as JSON with all that is needed to compute it again, or as CSV: the density
 * where it was asked for, otherwise the eigenvalues. The extension of the file decides; {@link ResultFormat#check} checks it.
 */
public final class CurvatureFiles {
    private CurvatureFiles() {}

    /**
     * Writes the file whole or not at all.
     *
     * @param options size and look of a figure
     */
    public static void write(CurvatureResult result, Path out, ExportOptions options) {
        String command = command(result, out, options);
        switch (ResultFormat.of(out)) {
            case FIGURE -> {
                Map<String, String> texts = Provenance.texts(command, result.definition());
                texts.put(
                        "Point",
                        "step " + result.point().step() + ", SHA-256 "
                                + result.point().sha256());
                FigureFiles.write(CurvatureFigure.of(result).withProvenance(texts), out, options);
            }
            case JSON -> AtomicFile.writeString(out, Definitions.write(table(result, command)));
            case CSV ->
                AtomicFile.writeString(
                        out, result.density().map(CurvatureFiles::csv).orElseGet(() -> csv(result)));
        }
    }

    private static String command(CurvatureResult result, Path out, ExportOptions options) {
        CurvatureRequest request = result.request();
        List<String> what = new ArrayList<>(List.of(
                "--at " + request.at().text(),
                "--top " + request.count(),
                "--probes " + request.traceVectors(),
                "--density " + request.densityVectors(),
                "--rho " + request.rho()));
        Provenance.data(result.run(), result.definition()).ifPresent(what::add);
        return Provenance.command("curvature", result.run(), what, options, out);
    }

    private static Map<String, Object> table(CurvatureResult result, String command) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("figure", "curvature");
        table.put("parameters", result.parameters());
        table.put("cost", result.cost());
        table.put("gradientNorm", result.gradientNorm());
        table.put("largest", pairs(result.spectrum().largest()));
        table.put("smallest", pairs(result.spectrum().smallest()));
        table.put("lanczosSteps", result.spectrum().steps());
        table.put("converged", result.spectrum().converged());
        table.put("trace", result.trace());
        Map<String, Object> sharpness = new LinkedHashMap<>();
        sharpness.put("rho", result.request().rho());
        sharpness.put("value", result.sharpness());
        table.put("sharpness", sharpness);
        result.density().ifPresent(density -> table.put("density", density(density)));
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("costscape", Version.current());
        provenance.put("command", command);
        provenance.put("point", result.point());
        if (result.definition().experiment().network().couplesExamples()) {
            provenance.put("statistics", StatisticsChoice.RECOMPUTED.text());
        }
        provenance.put("run", result.definition());
        table.put("provenance", provenance);
        return table;
    }

    private static List<Map<String, Double>> pairs(List<Eigenpair> pairs) {
        return pairs.stream()
                .map(pair -> {
                    Map<String, Double> numbers = new LinkedHashMap<>();
                    numbers.put("eigenvalue", pair.value());
                    numbers.put("residual", pair.residual());
                    return numbers;
                })
                .toList();
    }

    private static Map<String, Object> density(SpectralDensity density) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("vectors", density.vectors());
        table.put("steps", density.steps());
        table.put("sigma", density.sigma());
        table.put("lambda", density.lambda());
        table.put("density", density.density());
        return table;
    }

    private static String csv(CurvatureResult result) {
        return "end,rank,eigenvalue,residual\n"
                + csv("largest", result.spectrum().largest())
                + csv("smallest", result.spectrum().smallest());
    }

    private static String csv(String end, List<Eigenpair> pairs) {
        return IntStream.range(0, pairs.size())
                .mapToObj(i -> end + "," + (i + 1) + "," + pairs.get(i).value() + ","
                        + pairs.get(i).residual() + "\n")
                .collect(Collectors.joining());
    }

    private static String csv(SpectralDensity density) {
        double[] lambda = density.lambda();
        double[] values = density.density();
        return "lambda,density\n"
                + IntStream.range(0, lambda.length)
                        .mapToObj(i -> lambda[i] + "," + values[i] + "\n")
                        .collect(Collectors.joining());
    }
}
