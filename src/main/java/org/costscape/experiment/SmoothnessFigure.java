package org.costscape.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.costscape.figure.Band;
import org.costscape.figure.Curve;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.Panel;
import org.costscape.figure.Role;
import org.costscape.landscape.Smoothness;

/** The figure of the smoothness of one or two runs over training: range of costs, of changes of the gradient, and effective smoothness. */
public final class SmoothnessFigure {
    private static final List<Role> ROLES = List.of(Role.TRAINING, Role.HELD_OUT);

    private SmoothnessFigure() {}

    /**
     * Draws one run, or compares two.
     *
     * @param results one or two
     */
    public static CurveFigure of(List<SmoothnessResult> results) {
        SmoothnessResult first = results.get(0);
        String names = String.join(
                " / ",
                results.stream()
                        .map(result -> result.definition().experiment().title())
                        .toList());
        String cost = first.definition().experiment().objective().title();
        return CurveFigure.of(
                results.size() == 1 ? "Smoothness along the gradient, " + names : "Smoothness along the gradient",
                String.format(
                        Locale.ROOT,
                        "%s; %s at each snapshot, η from ½ to 4 times the learning rate"
                                + " in force. Least and largest over η, shaded between. %s.",
                        first.data(),
                        first.definition().experiment().toy()
                                ? "g is the gradient of J"
                                : "J is the cost of the " + first.cost().title() + ", g its gradient",
                        String.join(
                                " / ",
                                results.stream()
                                        .map(result -> result.definition().seedText())
                                        .distinct()
                                        .toList())),
                "training steps",
                range(cost + " at θ − ηg", results, Smoothness::leastCost, Smoothness::mostCost),
                range("‖∇J(θ − ηg) − ∇J(θ)‖", results, Smoothness::leastChange, Smoothness::mostChange),
                panel("effective smoothness", results, List.of(Smoothness::effective)));
    }

    private static Panel range(
            String title,
            List<SmoothnessResult> results,
            ToDoubleFunction<Smoothness> least,
            ToDoubleFunction<Smoothness> most) {
        Band[] bands = new Band[results.size()];
        for (int i = 0; i < bands.length; i++) {
            bands[i] = new Band(
                    ROLES.get(i),
                    curve(results, i, least).points(),
                    curve(results, i, most).points());
        }
        return panel(title, results, List.of(least, most)).withBands(bands);
    }

    /** On a logarithmic scale where all values are above 0. */
    private static Panel panel(
            String title, List<SmoothnessResult> results, List<ToDoubleFunction<Smoothness>> values) {
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            for (ToDoubleFunction<Smoothness> value : values) {
                curves.add(curve(results, i, value));
            }
        }
        Panel panel = Panel.of(title, curves.toArray(Curve[]::new));
        boolean positive = results.stream()
                .flatMap(result -> result.snapshots().stream())
                .allMatch(each -> values.stream().noneMatch(value -> value.applyAsDouble(each) <= 0));
        return positive ? panel.logarithmic() : panel;
    }

    private static Curve curve(List<SmoothnessResult> results, int run, ToDoubleFunction<Smoothness> value) {
        SmoothnessResult result = results.get(run);
        return Curve.of(
                        names(results).get(run),
                        ROLES.get(run),
                        result.snapshots().stream()
                                .mapToDouble(Smoothness::step)
                                .toArray(),
                        result.snapshots().stream().mapToDouble(value).toArray())
                .drawnAs(Curve.Style.PLAIN);
    }

    private static List<String> names(List<SmoothnessResult> results) {
        return RunNames.ofExperiments(
                results.stream().map(SmoothnessResult::run).toList(),
                results.stream().map(SmoothnessResult::definition).toList());
    }
}
