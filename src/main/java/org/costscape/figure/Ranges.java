package org.costscape.figure;

import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Chooses the ranges of axes: everything that can be shown is within, with a little room at the ends. */
final class Ranges {
    private static final double X_MARGIN = 0.015;
    private static final double Y_MARGIN = 0.05;

    /** Below zero on an axis that starts there, so that a line along zero keeps its whole width. */
    private static final double ZERO_MARGIN = 0.025;

    /** Shorter than this, relative to the values, only rounding is left to see. */
    private static final double SHORTEST = 1e-9;

    private Ranges() {}

    static Range ofX(CurveFigure figure) {
        DoubleStream curves = figure.panels().stream()
                .flatMap(panel -> panel.curves().stream())
                .flatMapToDouble(curve -> DoubleStream.of(curve.points().x()))
                .filter(figure.xScale()::shows);
        DoubleStream markers = figure.markers().stream().mapToDouble(VerticalMarker::x);
        if (figure.xScale() == Scale.LOG) {
            return figure.xRange()
                    .map(range -> logarithmic(range.lower(), range.upper(), X_MARGIN))
                    .orElseGet(() ->
                            logarithmic(DoubleStream.concat(curves, markers).summaryStatistics()));
        }
        return figure.xRange()
                .orElseGet(() -> linear(DoubleStream.concat(curves, markers).summaryStatistics()))
                .padded(X_MARGIN);
    }

    static Range ofY(Panel panel) {
        return panel.yRange().orElseGet(() -> fitting(panel));
    }

    private static Range fitting(Panel panel) {
        DoubleSummaryStatistics shown = panel.curves().stream()
                .map(Curve::points)
                .flatMapToDouble(points -> IntStream.range(0, points.size()).mapToDouble(points::y))
                .filter(panel.scale()::shows)
                .summaryStatistics();
        if (panel.scale() == Scale.LOG) {
            return logarithmic(shown);
        }
        if (panel.fromZero()) {
            shown.accept(0);
        }
        return withMargins(linear(shown), panel.fromZero());
    }

    /** The range of a bar of colours: from the lowest to the highest value. */
    static Range ofValues(DoubleSummaryStatistics shown, Scale scale) {
        if (scale == Scale.LOG) {
            if (shown.getCount() == 0) {
                return new Range(0.1, 10);
            }
            return shown.getMax() > (1 + SHORTEST) * shown.getMin()
                    ? new Range(shown.getMin(), shown.getMax())
                    : new Range(0.8 * shown.getMin(), 1.25 * shown.getMax());
        }
        return linear(shown);
    }

    private static Range linear(DoubleSummaryStatistics shown) {
        if (shown.getCount() == 0) {
            return new Range(0, 1);
        }
        double size = Math.max(Math.abs(shown.getMin()), Math.abs(shown.getMax()));
        if (size < 1e-300) {
            return new Range(0, 1);
        }
        if (shown.getMax() - shown.getMin() > SHORTEST * size) {
            return new Range(shown.getMin(), shown.getMax());
        }
        return new Range(shown.getMin() - 0.1 * size, shown.getMax() + 0.1 * size);
    }

    private static Range withMargins(Range range, boolean fromZero) {
        double below = fromZero && range.lower() == 0 ? ZERO_MARGIN : Y_MARGIN;
        double above = fromZero && range.upper() == 0 ? ZERO_MARGIN : Y_MARGIN;
        return new Range(range.lower() - below * range.length(), range.upper() + above * range.length());
    }

    private static Range logarithmic(DoubleSummaryStatistics shown) {
        if (shown.getCount() == 0) {
            return new Range(0.1, 10);
        }
        return logarithmic(shown.getMin(), shown.getMax(), Y_MARGIN);
    }

    /** With a margin at each end, a share of the length in decades. */
    private static Range logarithmic(double least, double most, double share) {
        double lower = Math.log10(least);
        double upper = Math.log10(most);
        double margin = upper - lower > SHORTEST ? share * (upper - lower) : 0.1;
        return new Range(Math.pow(10, lower - margin), Math.pow(10, upper + margin));
    }
}
