package org.costscape.experiment;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.costscape.figure.Band;
import org.costscape.figure.Curve;
import org.costscape.figure.Panel;
import org.costscape.figure.Points;
import org.costscape.figure.Range;
import org.costscape.figure.Role;
import org.costscape.training.HistoryEntry;
import org.costscape.training.Percentiles;
import org.costscape.training.TrainingDefinition;

/**
 * Percentiles of the watched units of a run over its steps.
 *
 * <p>Reference: Ioffe, Szegedy, "Batch normalization", ICML 2015, figure 1 (b), (c).
 */
record WatchedPanels(TrainingDefinition training, List<HistoryEntry> history) {
    private static final String BORDERS = "15th and 85th percentile";

    /** Below the lowest value of a range that panels share, and above the highest, where a legend has its place. */
    private static final double BELOW = 0.05;

    private static final double ABOVE = 0.3;

    WatchedPanels {
        history = history.stream().filter(entry -> !entry.diverged()).toList();
    }

    /** A panel for each watched unit: the median, and what lies between the 15th and the 85th percentile shaded. */
    List<Panel> all() {
        return IntStream.range(0, training.watched().size())
                .mapToObj(i -> panel(
                        "pre-activation of " + training.watched().get(i).title() + ", held-out set",
                        history.stream().map(entry -> entry.watched().get(i)).toList()))
                .toList();
    }

    private Panel panel(String title, List<Percentiles> values) {
        Points upper = points(values, Percentiles::p85);
        Points lower = points(values, Percentiles::p15);
        return Panel.of(
                        title,
                        new Curve(BORDERS, Role.SERIES_1, upper, Curve.Style.PLAIN),
                        new Curve("median", Role.SERIES_5, points(values, Percentiles::p50), Curve.Style.PLAIN),
                        new Curve(BORDERS, Role.SERIES_1, lower, Curve.Style.PLAIN))
                .withBands(new Band(Role.SERIES_1, lower, upper));
    }

    private Points points(List<Percentiles> values, ToDoubleFunction<Percentiles> value) {
        return Points.of(
                history.stream().mapToDouble(HistoryEntry::step).toArray(),
                values.stream().mapToDouble(value).toArray());
    }

    /** A range of y that all panels fit in. */
    static Range range(List<Panel> panels) {
        DoubleSummaryStatistics all = panels.stream()
                .flatMap(panel -> panel.curves().stream())
                .flatMapToDouble(curve -> DoubleStream.of(curve.points().y()))
                .filter(Double::isFinite)
                .summaryStatistics();
        if (!(all.getMin() < all.getMax())) {
            return new Range(0, 1);
        }
        double length = all.getMax() - all.getMin();
        return new Range(all.getMin() - BELOW * length, all.getMax() + ABOVE * length);
    }
}
