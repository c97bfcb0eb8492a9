package org.costscape.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.costscape.figure.Curve;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.Panel;
import org.costscape.figure.Role;
import org.costscape.training.HistoryEntry;

/**
 * The figure of decays of the learning rate along one or two runs: the cost before, during and after each, and the two parts of
 * the gradient before and after.
 */
public final class ValleyFigure {
    /** How the curves of a run are drawn, and called where it is not alone. */
    private record Look(Role before, Role during, Role after, String name) {}

    private ValleyFigure() {}

    /**
     * Draws one run, or compares two.
     *
     * @param results one or two, of one request
     */
    public static CurveFigure of(List<ValleyResult> results) {
        return CurveFigure.of(
                "River valley, "
                        + results.stream()
                                .map(result -> result.definition().experiment().title())
                                .distinct()
                                .collect(Collectors.joining(" / ")),
                caption(results),
                "training steps",
                cost(results),
                panel("‖g_top‖², gradient in the top eigenspace", results, ValleyResult.Split::topSquare),
                panel("‖g_rest‖², remaining gradient", results, ValleyResult.Split::restSquare));
    }

    private static String caption(List<ValleyResult> results) {
        StringBuilder text = new StringBuilder(results.get(0).data()).append('.');
        for (int i = 0; i < results.size(); i++) {
            ValleyResult result = results.get(i);
            long anew = result.branches().stream()
                    .filter(branch -> !branch.continued())
                    .count();
            text.append(String.format(
                    Locale.ROOT,
                    " %s%s, %s: η falls to 0 along a line over %,d %s, top eigenspace of k = %d%s.",
                    results.size() == 1 ? "" : names(results).get(i) + ", ",
                    result.definition().experiment().training().optimizer().title(),
                    result.definition().seedWithin(),
                    result.steps(),
                    result.steps() == 1 ? "step" : "steps",
                    result.top(),
                    anew == 0
                            ? ""
                            : String.format(
                                    Locale.ROOT,
                                    "; at %d of %d snapshots the optimizer's memory was not kept and begins anew",
                                    anew,
                                    result.branches().size())));
        }
        return text.append(" Gradient and eigenvectors of "
                        + results.get(0).definition().experiment().trainingCost()
                        + " at each θ, in double; residuals up to ")
                .append(Numbers.threeDigits(largestResidual(results)))
                .append(" of λ_max.")
                .toString();
    }

    /** Of all eigenvectors, relative to the largest eigenvalue at the same θ. */
    private static double largestResidual(List<ValleyResult> results) {
        return results.stream()
                .flatMap(result -> result.branches().stream())
                .mapToDouble(branch -> Math.max(
                        branch.before().relativeResidual(), branch.after().relativeResidual()))
                .max()
                .orElseThrow();
    }

    private static Panel cost(List<ValleyResult> results) {
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            ValleyResult result = results.get(i);
            Look look = look(results, i);
            curves.add(curve(
                    look.name() + "before a decay",
                    look.before(),
                    result.history(),
                    HistoryEntry::step,
                    HistoryEntry::trainCost));
            for (ValleyResult.Branch branch : result.branches()) {
                curves.add(curve(
                        look.name() + "during a decay",
                        look.during(),
                        branch.costs(),
                        ValleyResult.Cost::step,
                        ValleyResult.Cost::value));
            }
            curves.add(curve(
                    look.name() + "after a decay",
                    look.after(),
                    result.branches(),
                    branch -> branch.step() + result.steps(),
                    ValleyResult.Branch::costAfter));
        }
        String title = results.get(0).definition().experiment().objective().title();
        return scaled(Panel.of(title, curves.toArray(Curve[]::new)).withWeight(2));
    }

    private static Panel panel(String title, List<ValleyResult> results, ToDoubleFunction<ValleyResult.Split> value) {
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            ValleyResult result = results.get(i);
            Look look = look(results, i);
            curves.add(split(
                    look.name() + "before a decay", look.before(), result, 0, ValleyResult.Branch::before, value));
            curves.add(split(
                    look.name() + "after a decay",
                    look.after(),
                    result,
                    result.steps(),
                    ValleyResult.Branch::after,
                    value));
        }
        return scaled(Panel.of(title, curves.toArray(Curve[]::new)));
    }

    private static Curve split(
            String label,
            Role role,
            ValleyResult result,
            int later,
            Function<ValleyResult.Branch, ValleyResult.Split> when,
            ToDoubleFunction<ValleyResult.Split> value) {
        return curve(
                label,
                role,
                result.branches(),
                branch -> branch.step() + later,
                branch -> value.applyAsDouble(when.apply(branch)));
    }

    private static <T> Curve curve(
            String label, Role role, List<T> points, ToDoubleFunction<T> x, ToDoubleFunction<T> y) {
        return Curve.of(
                label,
                role,
                points.stream().mapToDouble(x).toArray(),
                points.stream().mapToDouble(y).toArray());
    }

    /** On a logarithmic scale where all values are above 0. */
    private static Panel scaled(Panel panel) {
        boolean positive = panel.curves().stream()
                .map(Curve::points)
                .allMatch(points -> IntStream.range(0, points.size()).allMatch(i -> points.y(i) > 0));
        return positive ? panel.logarithmic() : panel;
    }

    private static Look look(List<ValleyResult> results, int run) {
        if (results.size() == 1) {
            return new Look(Role.TRAINING, Role.SERIES_1, Role.HELD_OUT, "");
        }
        String name = names(results).get(run) + ", ";
        return run == 0
                ? new Look(Role.TRAINING, Role.SERIES_4, Role.HELD_OUT, name)
                : new Look(Role.SERIES_1, Role.SERIES_2, Role.SERIES_5, name);
    }

    private static List<String> names(List<ValleyResult> results) {
        return RunNames.ofExperiments(
                results.stream().map(ValleyResult::run).toList(),
                results.stream().map(ValleyResult::definition).toList());
    }
}
