package org.costscape.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.costscape.figure.Curve;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.Figure;
import org.costscape.figure.FigureSheet;
import org.costscape.figure.Panel;
import org.costscape.figure.Range;
import org.costscape.figure.Role;
import org.costscape.figure.VerticalMarker;
import org.costscape.training.HistoryEntry;

/**
 * The figure of one measure of several runs over the steps of their training, and of their watched units below.
 *
 * <p>The norm of the gradient is that of the minibatch of the last step before each evaluation: points, with a mean over the
 * neighbouring ones, and the held-out error rate below, which falls while the norm may rise.
 *
 * <p>Reference: Goodfellow, Bengio, Courville, Deep Learning, MIT Press 2016, figure 8.1; Ioffe, Szegedy, ICML 2015, figure 1; Chen,
 * Goodfellow, Shlens, ICLR 2016, figure 4.
 *
 * @param runs at least one
 */
record TrainingComparison(List<TrainingRun> runs, TrainingRequest request) {
    private static final List<Role> ROLES = List.of(
            Role.TRAINING, Role.HELD_OUT, Role.SERIES_1, Role.SERIES_2, Role.SERIES_5, Role.SERIES_3, Role.SERIES_4);

    /** The running mean takes so many evaluations in all, as a share of them. */
    private static final double RUNNING = 0.15;

    /** What to draw. */
    Figure figure(Map<String, String> provenance) {
        Metric metric = request.of(runs);
        List<Panel> panels = new ArrayList<>();
        Metric below = error() ? Metric.ERROR : Metric.COST;
        panels.add(metric == Metric.GRADIENT_NORM ? gradientNorm() : panel(metric));
        if (metric == Metric.GRADIENT_NORM) {
            panels.add(panel(below));
        }
        CurveFigure curves = overSteps(CurveFigure.of(
                        title(metric),
                        caption(metric),
                        "training steps",
                        request.withRange(panels).toArray(Panel[]::new)))
                .withMarkers(runs.size() == 1 ? runs.get(0).definition().changesMarks() : new VerticalMarker[0]);
        return request.watched() ? withWatched(curves).withProvenance(provenance) : curves.withProvenance(provenance);
    }

    private List<String> names() {
        return TrainingRun.names(runs);
    }

    private boolean error() {
        return runs.stream().allMatch(run -> run.experiment().data().classified());
    }

    private boolean heldOut() {
        return runs.stream().allMatch(run -> run.experiment().data().holdsOut());
    }

    private CurveFigure overSteps(CurveFigure figure) {
        return request.overSteps(figure, runs, lastStep());
    }

    private double lastStep() {
        return runs.stream()
                .flatMap(run -> run.history().stream())
                .mapToInt(HistoryEntry::step)
                .filter(step -> step > 0)
                .max()
                .orElse(1);
    }

    private String title(Metric metric) {
        String what = switch (metric) {
            case COST -> "Cost";
            case ERROR -> "Error rate";
            case ACCURACY -> "Accuracy";
            case GRADIENT_NORM -> "Norm of the gradient";
        };
        return what + " over training, "
                + (runs.size() == 1 ? runs.get(0).experiment().title() : runs.size() + " runs");
    }

    private String caption(Metric metric) {
        String measured = metric == Metric.GRADIENT_NORM
                ? "Norm of the minibatch's gradient at the last step before each evaluation, and its running mean over "
                        + (2 * beside(runs.get(0)) + 1) + " of them. "
                : "";
        List<String> each = runs.stream()
                .map(run -> String.format(
                        Locale.ROOT, "steps of %s, %s", run.experiment().minibatch(), run.seedText()))
                .toList();
        return measured
                + (each.stream().distinct().count() == 1
                        ? TrainingFigure.measured(runs.get(0).experiment().data()) + ", " + each.get(0)
                        : IntStream.range(0, runs.size())
                                .mapToObj(i -> names().get(i) + ": " + each.get(i))
                                .collect(Collectors.joining("; ")))
                + ".";
    }

    private Panel panel(Metric metric) {
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            List<HistoryEntry> history = runs.get(i).history();
            curves.add(Curve.of(
                            names().get(i),
                            ROLES.get(i),
                            history.stream().mapToDouble(HistoryEntry::step).toArray(),
                            history.stream()
                                    .mapToDouble(entry -> value(metric, entry))
                                    .toArray())
                    .drawnAs(Curve.Style.PLAIN));
        }
        String title = metric.title(runs.get(0).experiment()) + (heldOut() ? ", held-out set" : "");
        Panel panel = Panel.of(title, curves.toArray(Curve[]::new));
        return metric == Metric.ACCURACY ? panel : panel.startingAtZero();
    }

    private double value(Metric metric, HistoryEntry entry) {
        return heldOut() ? entry.heldOut().map(metric::of).orElse(Double.NaN) : metric.of(entry.train());
    }

    private Panel gradientNorm() {
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            List<HistoryEntry> measured = runs.get(i).history().stream()
                    .filter(entry -> entry.gradientNorm() != null)
                    .toList();
            double[] steps = measured.stream().mapToDouble(HistoryEntry::step).toArray();
            double[] norms = measured.stream()
                    .mapToDouble(entry -> Objects.requireNonNull(entry.gradientNorm()))
                    .toArray();
            String name = names().get(i);
            curves.add(Curve.of(name, ROLES.get(i), steps, norms).drawnAs(Curve.Style.POINTS));
            curves.add(Curve.of(name, ROLES.get(i), steps, runningMean(norms, beside(runs.get(i))))
                    .drawnAs(Curve.Style.PLAIN));
        }
        return Panel.of("gradient norm of the minibatch", curves.toArray(Curve[]::new))
                .startingAtZero();
    }

    /** The mean of each value and of up to {@code beside} on each side of it, of as many on both sides. */
    static double[] runningMean(double[] values, int beside) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> {
                    int reach = Math.min(beside, Math.min(i, values.length - 1 - i));
                    return Arrays.stream(values, i - reach, i + reach + 1)
                            .average()
                            .orElseThrow();
                })
                .toArray();
    }

    private static int beside(TrainingRun run) {
        return (int) (RUNNING * run.history().size() / 2);
    }

    /** The curves, and below them the watched units of each run beside those of the others, over the same axes. */
    private FigureSheet withWatched(CurveFigure curves) {
        List<Panel> all = runs.stream()
                .flatMap(run -> new WatchedPanels(run.experiment().training(), run.history()).all().stream())
                .toList();
        Range shared = WatchedPanels.range(all);
        List<Figure> cells = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            TrainingRun run = runs.get(i);
            for (Panel panel : new WatchedPanels(run.experiment().training(), run.history()).all()) {
                cells.add(overSteps(CurveFigure.of(names().get(i), "", "training steps", panel.withYRange(shared))));
            }
        }
        FigureSheet below = new FigureSheet("", "", cells.size(), cells, Map.of());
        return new FigureSheet(
                        curves.title(),
                        curves.caption(),
                        1,
                        List.of(
                                overSteps(CurveFigure.of(
                                        runs.size() == 1 ? names().get(0) : "all runs",
                                        "",
                                        curves.xTitle(),
                                        curves.panels().toArray(Panel[]::new))),
                                below),
                        Map.of())
                .lettered();
    }
}
