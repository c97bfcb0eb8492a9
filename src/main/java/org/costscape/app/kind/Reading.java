package org.costscape.app.kind;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.costscape.cost.Evaluation;
import org.costscape.experiment.EdgeResult;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.LineResult;
import org.costscape.experiment.Numbers;
import org.costscape.experiment.SmoothnessResult;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.Figure;
import org.costscape.landscape.LinePoint;
import org.costscape.landscape.LineProfile;
import org.costscape.landscape.Smoothness;
import org.costscape.training.HistoryEntry;

/**
 * What a pointer reads off a figure at one of its points.
 *
 * @param x position on the axis
 * @param text position, cost and error rate in words, short enough for a narrow window
 */
public record Reading(double x, String text) {
    /** Paths that are read beside each other in one line of text. */
    private static final int MOST_PATHS = 4;

    /** The readings if each curve of a figure has exactly one point for each of them; otherwise none. */
    static List<Reading> fitting(Figure figure, List<Reading> readings) {
        double[] x = readings.stream().mapToDouble(Reading::x).toArray();
        boolean fits = figure instanceof CurveFigure curves
                && curves.panels().stream()
                        .flatMap(panel -> panel.curves().stream())
                        .allMatch(curve -> Arrays.equals(curve.points().x(), x));
        return fits ? readings : List.of();
    }

    /** The points of a linear path. */
    public static List<Reading> of(LineResult result) {
        String unit = unit(result.definition().experiment());
        return result.profile().points().stream()
                .map(point ->
                        new Reading(point.alpha(), alpha(point.alpha()) + text(point.train(), point.heldOut(), unit)))
                .toList();
    }

    /**
     * The points of paths on one grid, by the names of the paths: the training cost of each. None while points of one of them are not
     * known yet that are known of another.
     */
    static List<Reading> of(Map<String, LineProfile> paths, Experiment experiment) {
        if (paths.values().stream().map(Reading::alphas).distinct().count() != 1) {
            return List.of();
        }
        LineProfile first = paths.values().iterator().next();
        return IntStream.range(0, first.points().size())
                .mapToObj(i -> new Reading(
                        first.points().get(i).alpha(),
                        alpha(first.points().get(i).alpha())
                                + paths.entrySet().stream()
                                        .limit(MOST_PATHS)
                                        .map(path -> "    " + path.getKey() + " "
                                                + Numbers.threeDigits(path.getValue()
                                                        .points()
                                                        .get(i)
                                                        .train()
                                                        .cost()))
                                        .collect(Collectors.joining())
                                + unit(experiment)))
                .toList();
    }

    private static List<Double> alphas(LineProfile path) {
        return path.points().stream().map(LinePoint::alpha).toList();
    }

    /** The points of training curves. */
    public static List<Reading> of(Experiment experiment, List<HistoryEntry> history) {
        String unit = unit(experiment);
        return history.stream()
                .map(entry ->
                        new Reading(entry.step(), step(entry.step()) + text(entry.train(), entry.heldOut(), unit)))
                .toList();
    }

    /**
     * The same of one run, or of several that were measured at the same steps; none of others.
     *
     * @param later whether step 0 is left out
     */
    static List<Reading> ofTraining(List<Subject.OfRun> runs, boolean later) {
        return ofTraining(runs).stream()
                .filter(reading -> !later || reading.x() > 0)
                .toList();
    }

    private static List<Reading> ofTraining(List<Subject.OfRun> runs) {
        if (runs.size() == 1) {
            return of(runs.get(0).experiment(), runs.get(0).history());
        }
        List<List<Integer>> steps = runs.stream()
                .map(run -> run.history().stream().map(HistoryEntry::step).toList())
                .toList();
        if (steps.stream().distinct().count() > 1) {
            return List.of();
        }
        return IntStream.range(0, steps.get(0).size())
                .mapToObj(i -> new Reading(
                        steps.get(0).get(i),
                        step(steps.get(0).get(i))
                                + runs.stream()
                                        .map(run -> "    " + run.name() + " " + brief(run, i))
                                        .collect(Collectors.joining())))
                .toList();
    }

    private static String brief(Subject.OfRun run, int i) {
        HistoryEntry entry = run.history().get(i);
        return text(entry.heldOut().orElse(entry.train()), unit(run.experiment()));
    }

    /** The snapshots of a run with its largest eigenvalues. */
    static List<Reading> of(EdgeResult result) {
        return result.points().stream()
                .map(point -> new Reading(
                        point.step(),
                        step(point.step()) + "    λ_max " + Numbers.threeDigits(point.lambda()) + "    2/η "
                                + Numbers.threeDigits(2 / point.learningRate())))
                .toList();
    }

    /** The snapshots of a run with the smoothness of its cost. */
    static List<Reading> of(SmoothnessResult result) {
        return result.snapshots().stream().map(Reading::of).toList();
    }

    private static Reading of(Smoothness each) {
        return new Reading(
                each.step(),
                step(each.step()) + "    cost " + range(each.leastCost(), each.mostCost()) + "    change of g "
                        + range(each.leastChange(), each.mostChange()) + "    effective "
                        + Numbers.threeDigits(each.effective()));
    }

    private static String range(double least, double most) {
        return Numbers.threeDigits(least) + " … " + Numbers.threeDigits(most);
    }

    private static String alpha(double alpha) {
        return String.format(Locale.ROOT, "α %.3f", alpha).replace('-', '−');
    }

    private static String step(int step) {
        return String.format(Locale.ROOT, "step %,d", step);
    }

    private static String unit(Experiment experiment) {
        String unit = experiment.objective().unit();
        return unit.isEmpty() ? "" : " " + unit;
    }

    private static String text(Evaluation train, Optional<Evaluation> heldOut, String unit) {
        return heldOut.map(held -> "    training " + text(train, unit) + "    held-out " + text(held, unit))
                .orElseGet(() -> "    cost " + text(train, unit));
    }

    private static String text(Evaluation evaluation, String unit) {
        String cost = Numbers.threeDigits(evaluation.cost()) + unit;
        return Double.isNaN(evaluation.errorRate())
                ? cost
                : cost + ", " + Numbers.threeDigits(100 * evaluation.errorRate()) + " %";
    }
}
