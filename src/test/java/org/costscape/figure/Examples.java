package org.costscape.figure;

import java.util.List;
import java.util.Map;

/** Figures to test with. */
final class Examples {
    private static final int POINTS = 101;

    private Examples() {}

    /** Two panels over α: a falling cost in two curves, and one curve of error rates. */
    static CurveFigure twoPanels() {
        double[] x = new double[POINTS];
        double[] cost = new double[POINTS];
        double[] heldOut = new double[POINTS];
        double[] errors = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            x[i] = -0.25 + 1.75 * i / (POINTS - 1);
            cost[i] = 0.01 + 2.29 * (1 - x[i]) * (1 - x[i]);
            heldOut[i] = cost[i] + 0.4;
            errors[i] = 90 / (1 + Math.exp(9 * (x[i] - 0.45)));
        }
        return CurveFigure.of(
                        "Linear path, ReLU network on digits",
                        "10 000 images; seed 1; 4 000 steps",
                        "α, position from θ₀ (0) to θ_f (1)",
                        Panel.of(
                                        "cost J (mean cross-entropy, nats)",
                                        Curve.of("training", Role.TRAINING, x, cost),
                                        Curve.of("held out", Role.HELD_OUT, x, heldOut))
                                .startingAtZero()
                                .withWeight(1.5),
                        Panel.of("error rate (%)", Curve.of("training", Role.TRAINING, x, errors)))
                .withXRange(-0.25, 1.5)
                .withMarkers(new VerticalMarker(0, "θ₀"), new VerticalMarker(1, "θ_f"));
    }

    /** One panel, one curve. */
    static CurveFigure oneCurve(double[] x, double[] y, Scale scale) {
        Panel panel = Panel.of("y", Curve.of("training", Role.TRAINING, x, y));
        return CurveFigure.of("One curve", "", "x", scale == Scale.LOG ? panel.logarithmic() : panel);
    }

    /** A bowl over two directions with a path into it. */
    static HeatMapFigure bowl() {
        double[] a = new double[21];
        double[][] values = new double[21][21];
        for (int i = 0; i < 21; i++) {
            a[i] = -1 + 0.1 * i;
            for (int j = 0; j < 21; j++) {
                values[i][j] = a[i] * a[i] + Math.pow(-1 + 0.1 * j, 2) / 2;
            }
        }
        return HeatMapFigure.of(
                        "Bowl",
                        "a² + b²/2",
                        "a, distance along d₁",
                        "b, distance",
                        "cost J",
                        ValueGrid.of(a, a, values))
                .withTrails(List.of(Trail.arrow(
                        "gradient descent", Points.of(new double[] {-0.8, -0.3, 0}, new double[] {0.7, 0.4, 0}))));
    }

    static ReliefFigure relief() {
        return new ReliefFigure(bowl(), Camera.DEFAULT, false);
    }

    /** A curve figure beside a relief. */
    static FigureSheet sheet() {
        return new FigureSheet("Sheet", "Two figures.", 2, List.of(twoPanels(), relief()), Map.of());
    }

    static Picture paint(Figure figure) {
        return FigurePainter.paint(figure, 700, 480, 1, Theme.LIGHT);
    }
}
