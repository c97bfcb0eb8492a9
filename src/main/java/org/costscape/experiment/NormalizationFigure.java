package org.costscape.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.Figure;
import org.costscape.figure.FigureSheet;
import org.costscape.figure.Histogram;
import org.costscape.figure.HistogramFigure;
import org.costscape.figure.Role;
import org.costscape.landscape.Distribution;
import org.costscape.landscape.NormalizationStages;

/** The figure of a batch normalization: a histogram at each stage, below the equation that leads to it. */
public final class NormalizationFigure {
    private static final List<String> LETTERS = List.of("Z", "Z̃", "Ẑ", "H");

    private NormalizationFigure() {}

    /** What to draw. */
    public static FigureSheet of(NormalizationResult result) {
        List<String> equations = equations(result);
        List<Figure> cells = new ArrayList<>();
        for (int i = 0; i < equations.size(); i++) {
            cells.add(cell(
                    equations.get(i), LETTERS.get(i), result.stages().stages().get(i)));
        }
        return new FigureSheet(
                        "Batch normalization, "
                                + result.definition().experiment().title(),
                        caption(result),
                        2,
                        cells,
                        Map.of())
                .lettered();
    }

    /** The four equations, as they are computed: columns are units, means are over the rows, the examples. */
    static List<String> equations(NormalizationResult result) {
        return List.of(
                result.biased() ? "Z = XW + b" : "Z = XW",
                "Z̃ = Z − mean Z",
                "Ẑ = Z̃ / √(ε + mean Z̃²)",
                "H = " + result.rule().activation().of("γẐ + β"));
    }

    private static CurveFigure cell(String equation, String letter, NormalizationStages.Stage stage) {
        Distribution values = stage.values();
        String label =
                "mean " + Numbers.threeDigits(rounded(values)) + ", sd " + Numbers.threeDigits(values.deviation());
        return HistogramFigure.of(
                equation,
                "",
                letter,
                List.of(new Histogram(
                        label, Role.TRAINING, stage.edges(), values.counts(), values.mean(), values.deviation())));
    }

    /** A mean that is 0 but for rounding. */
    private static double rounded(Distribution values) {
        return Math.abs(values.mean()) < 1e-12 * values.deviation() ? 0 : values.mean();
    }

    private static String caption(NormalizationResult result) {
        int layer = result.layer();
        String units = result.request().unit().isPresent()
                ? "Unit " + result.request().unit().getAsInt() + " of layer " + layer
                : String.format(
                        Locale.ROOT,
                        "All %,d units of layer %d",
                        result.stages().units().size(),
                        layer);
        return String.format(
                Locale.ROOT,
                "%s, step %,d, on the training set; means are each unit's over the examples. X: %s. ε = %s. %s. Seed %d.",
                units,
                result.step(),
                layer == 1 ? "the inputs" : "what layer " + (layer - 2) + " hands on",
                Numbers.threeDigits(result.rule().epsilon()),
                result.data(),
                result.definition().experiment().seed());
    }
}
