package org.costscape.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Histograms over one axis: filled outlines of their densities, and above them a bar for each from mean − sd to mean + sd with
 * a point at the mean. The axis leaves out up to one value in a thousand, and a single bin that towers above all others is cut
 * off; the caption says both.
 */
public final class HistogramFigure {
    /** More steps than these are not told apart in a small figure. */
    private static final int MOST_STEPS = 80;

    /** The bars stand above the highest density, so far from each other, as shares of it. */
    private static final double BAR_EVERY = 0.06;

    /** A bin so many times as high as all others is cut off, so that these are seen. */
    private static final double TOWERING = 5;

    /** How many times as high as the others a bin is that was cut off. */
    private static final double CUT = 1.6;

    /** An axis with a cut bin begins so far below 0, as a share of its height. */
    private static final double BELOW = 0.025;

    private HistogramFigure() {}

    /**
     * What to draw.
     *
     * @param histograms at least one
     */
    public static CurveFigure of(String title, String caption, String xTitle, List<Histogram> histograms) {
        Range shown = new Range(
                least(histograms, each -> each.core().lower()),
                -least(histograms, each -> -each.core().upper()));
        List<Points> outlines =
                histograms.stream().map(each -> each.outline(shown, MOST_STEPS)).toList();
        List<Double> densities = outlines.stream()
                .flatMap(points -> IntStream.range(0, points.size() / 2 - 1).mapToObj(k -> points.y(2 * k + 1)))
                .sorted(Comparator.reverseOrder())
                .toList();
        double next = densities.get(Math.min(1, densities.size() - 1));
        boolean cut = next > 0 && densities.get(0) > TOWERING * next;
        double highest = cut ? CUT * next : densities.get(0);

        List<Curve> curves = new ArrayList<>();
        List<Band> bands = new ArrayList<>();
        for (int i = 0; i < histograms.size(); i++) {
            Points outline = outlines.get(i);
            Histogram each = histograms.get(i);
            curves.add(new Curve(each.label(), each.role(), outline, Curve.Style.PLAIN));
            curves.addAll(bar(each, highest * (1 + BAR_EVERY * (histograms.size() - i))));
            bands.add(new Band(each.role(), Points.of(outline.x(), new double[outline.size()]), outline));
        }
        Panel panel = Panel.of("density", curves.toArray(Curve[]::new))
                .withBands(bands.toArray(Band[]::new))
                .startingAtZero();
        double top = highest * (1 + BAR_EVERY * (histograms.size() + 1));
        String full = Stream.of(caption, cut ? cutOff(densities.get(0)) : "", beyond(histograms, shown))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return CurveFigure.of(title, full, xTitle, cut ? panel.withYRange(new Range(-BELOW * top, top)) : panel)
                .withXRange(shown.lower(), shown.upper())
                .withLegend(LegendSpot.BELOW); // several of them stand beside each other
    }

    /** From mean − sd to mean + sd. */
    private static List<Curve> bar(Histogram of, double height) {
        double[] ends = {of.mean() - of.deviation(), of.mean() + of.deviation()};
        return List.of(
                Curve.of(of.label(), of.role(), ends, new double[] {height, height})
                        .drawnAs(Curve.Style.PLAIN),
                Curve.of(of.label(), of.role(), new double[] {of.mean()}, new double[] {height})
                        .drawnAs(Curve.Style.POINTS));
    }

    private static String cutOff(double density) {
        return "The highest bin is cut off, its density is " + digits(density) + ".";
    }

    /** How many values the axis leaves out; nothing where it leaves out none. */
    private static String beyond(List<Histogram> histograms, Range shown) {
        if (histograms.stream().allMatch(each -> each.beyond(shown) == 0)) {
            return "";
        }
        String counts = histograms.stream()
                .map(each -> String.format(Locale.ROOT, "%,d of %,d", each.beyond(shown), each.values()))
                .collect(Collectors.joining(" and "));
        double lowest = least(histograms, each -> each.edges().get(0));
        double largest =
                -least(histograms, each -> -each.edges().get(each.counts().size()));
        return "Beyond the axis: " + counts + " values, as far as " + digits(lowest) + " and " + digits(largest) + ".";
    }

    private static double least(List<Histogram> histograms, ToDoubleFunction<Histogram> value) {
        return histograms.stream().mapToDouble(value).min().orElseThrow();
    }

    /** Three significant digits. */
    private static String digits(double value) {
        double size = Math.abs(value);
        return value == 0
                ? "0"
                : NumberText.withStep(Math.pow(10, Math.floor(Math.log10(size)) - 2), size)
                        .apply(value);
    }
}
