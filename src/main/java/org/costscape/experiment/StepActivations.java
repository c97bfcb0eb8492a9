package org.costscape.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.costscape.figure.Curve;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.Figure;
import org.costscape.figure.Histogram;
import org.costscape.figure.HistogramFigure;
import org.costscape.figure.Panel;
import org.costscape.figure.Role;
import org.costscape.landscape.ActivationChange;
import org.costscape.landscape.Distribution;
import org.costscape.landscape.UnitScatter;
import org.costscape.landscape.UnitScatter.Cloud;
import org.costscape.landscape.UnitScatter.Ellipse;

/**
 * What one step of a run does to its pre-activations, as parts of a figure.
 *
 * @param name of the run, where another one is beside it
 */
record StepActivations(StepResult result, Optional<String> name) {
    /** How many standard deviations the ellipses reach to. */
    private static final double DEVIATIONS = 2;

    private static final double LEAST = 1e-3;

    private static final int ELLIPSE_POINTS = 90;

    /**
     * Some of the layers, evenly from the first to the last.
     *
     * @param most as many at most
     */
    List<Figure> histograms(int most) {
        List<ActivationChange> layers = result.activations();
        int shown = Math.min(most, layers.size());
        return IntStream.range(0, shown)
                .map(i -> shown == 1 ? 0 : Math.round((float) i * (layers.size() - 1) / (shown - 1)))
                .mapToObj(i -> histogram(layers.get(i)))
                .toList();
    }

    Figure histogram(ActivationChange layer) {
        String title = StepFigure.titled(
                name, String.format(Locale.ROOT, "layer %d, mean moved %s sd", layer.layer(), shift(layer.shift())));
        return HistogramFigure.of(
                title,
                "",
                "pre-activation of all units",
                List.of(
                        histogram("before", Role.BEFORE, layer.edges(), layer.before()),
                        histogram("after", Role.AFTER, layer.edges(), layer.after())));
    }

    /** A shift that no histogram shows is as good as 0: without a power of ten, which a title has no room for. */
    private static String shift(double deviations) {
        return Math.abs(deviations) < LEAST
                ? String.format(Locale.ROOT, "%.4f", deviations).replace('-', '−')
                : Numbers.threeDigits(deviations);
    }

    private static Histogram histogram(String label, Role role, List<Double> edges, Distribution distribution) {
        String full = label + ", " + Numbers.threeDigits(distribution.mean()) + " ± "
                + Numbers.threeDigits(distribution.deviation());
        return new Histogram(full, role, edges, distribution.counts(), distribution.mean(), distribution.deviation());
    }

    /** The examples as points, and ellipses of two standard deviations. */
    Figure scatter(UnitScatter scatter) {
        return CurveFigure.of(
                StepFigure.titled(
                        name, String.format(Locale.ROOT, "two units of layer %d, ellipses of 2 sd", scatter.layer())),
                "",
                "pre-activation of unit " + scatter.first(),
                Panel.of(
                        "pre-activation of unit " + scatter.second(),
                        points("before", Role.BEFORE, scatter.before()),
                        points("after", Role.AFTER, scatter.after()),
                        ellipse("before", Role.BEFORE, scatter.before()),
                        ellipse("after", Role.AFTER, scatter.after())));
    }

    private static Curve points(String label, Role role, Cloud cloud) {
        double[] x = cloud.x().stream().mapToDouble(Double::doubleValue).toArray();
        double[] y = cloud.y().stream().mapToDouble(Double::doubleValue).toArray();
        return Curve.of(label, role, x, y).drawnAs(Curve.Style.POINTS);
    }

    private static Curve ellipse(String label, Role role, Cloud cloud) {
        Ellipse ellipse = cloud.ellipse();
        double[] x = new double[ELLIPSE_POINTS + 1];
        double[] y = new double[ELLIPSE_POINTS + 1];
        for (int i = 0; i <= ELLIPSE_POINTS; i++) {
            double angle = 2 * Math.PI * i / ELLIPSE_POINTS;
            double along = DEVIATIONS * ellipse.major() * Math.cos(angle);
            double across = DEVIATIONS * ellipse.minor() * Math.sin(angle);
            x[i] = cloud.meanX() + along * Math.cos(ellipse.angle()) - across * Math.sin(ellipse.angle());
            y[i] = cloud.meanY() + along * Math.sin(ellipse.angle()) + across * Math.cos(ellipse.angle());
        }
        return Curve.of(label, role, x, y).drawnAs(Curve.Style.PLAIN);
    }
}
