package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FigurePainterTest {
    /** Whether a pixel within one of the data point has (nearly) the colour of the role. */
    private static boolean isDrawn(Picture picture, int panel, double x, double y, Role role, Theme theme) {
        PanelGeometry geometry = picture.panels().get(panel);
        int px = (int) geometry.pxAt(x);
        int py = (int) geometry.pyAt(y);
        return IntStream.rangeClosed(py - 1, py + 1)
                .flatMap(row -> IntStream.rangeClosed(px - 1, px + 1).map(column -> picture.argb(column, row)))
                .anyMatch(argb -> distance(new Color(argb), theme.of(role)) < 90);
    }

    private static int distance(Color a, Color b) {
        return Math.abs(a.getRed() - b.getRed())
                + Math.abs(a.getGreen() - b.getGreen())
                + Math.abs(a.getBlue() - b.getBlue());
    }

    @ParameterizedTest
    @CsvSource({"700,480,1,LIGHT", "1600,1200,2,DARK", "420,300,1,DARK"})
    void aDataPointIsDrawnWhereTheGeometrySaysInEveryPanel(int width, int height, double scale, Theme theme) {
        CurveFigure figure = Examples.twoPanels();

        Picture picture = FigurePainter.paint(figure, width, height, scale, theme);

        for (int panel = 0; panel < 2; panel++) {
            Points points = figure.panels().get(panel).curves().get(0).points();
            for (int i = 0; i < points.size(); i += 10) {
                assertTrue(
                        isDrawn(picture, panel, points.x(i), points.y(i), Role.TRAINING, theme),
                        "panel " + panel + ", point " + i);
            }
        }
    }

    @Test
    void panelsShareTheirLeftAndRightEdgesAndDoNotOverlap() {
        PanelGeometry upper = Examples.paint(Examples.twoPanels()).panels().get(0);
        PanelGeometry lower = Examples.paint(Examples.twoPanels()).panels().get(1);

        assertEquals(upper.left(), lower.left());
        assertEquals(upper.width(), lower.width());
        assertTrue(upper.top() + upper.height() < lower.top());
    }

    @Test
    void panelsTakeHeightsInProportionToTheirWeights() {
        PanelGeometry upper = Examples.paint(Examples.twoPanels()).panels().get(0);
        PanelGeometry lower = Examples.paint(Examples.twoPanels()).panels().get(1);

        assertEquals(1.5, upper.height() / lower.height(), 0.02);
    }

    @Test
    void theSameFigureIsPaintedInTheSamePixelsAgain() {
        assertArrayEquals(
                Examples.paint(Examples.twoPanels()).argb(),
                Examples.paint(Examples.twoPanels()).argb());
    }

    @Test
    void aPointThatIsNotFiniteLeavesAGap() {
        double[] x = IntStream.range(0, 101).asDoubleStream().toArray();
        double[] y = new double[101];
        Arrays.fill(y, 3);
        Arrays.fill(y, 48, 53, Double.NaN);
        y[50] = Double.POSITIVE_INFINITY;

        Picture picture = Examples.paint(Examples.oneCurve(x, y, Scale.LINEAR));

        assertTrue(isDrawn(picture, 0, 40, 3, Role.TRAINING, Theme.LIGHT));
        assertFalse(isDrawn(picture, 0, 50, 3, Role.TRAINING, Theme.LIGHT));
        assertTrue(isDrawn(picture, 0, 60, 3, Role.TRAINING, Theme.LIGHT));
    }

    @Test
    void aFinitePointBetweenTwoGapsIsDrawnAsAPoint() {
        double[] x = IntStream.range(0, 101).asDoubleStream().toArray();
        double[] y = new double[101];
        Arrays.fill(y, 3);
        y[49] = Double.NaN;
        y[51] = Double.NaN;

        Picture picture = Examples.paint(Examples.oneCurve(x, y, Scale.LINEAR));

        assertTrue(isDrawn(picture, 0, 50, 3, Role.TRAINING, Theme.LIGHT));
    }

    @Test
    void aCurveWithoutPointsGetsAxesOverTheGivenRange() {
        Panel panel = Panel.of(
                "cost J (nats)",
                new Curve("training", Role.TRAINING, Points.of(new double[0], new double[0]), Curve.Style.LINE));

        Picture picture =
                Examples.paint(CurveFigure.of("Nothing yet", "", "α", panel).withXRange(-0.25, 1.5));

        Range range = picture.panels().get(0).xRange();
        assertTrue(range.contains(-0.25) && range.contains(1.5) && range.length() < 2);
    }

    @ParameterizedTest
    @EnumSource(Scale.class)
    void aSinglePointIsDrawnWithinItsRange(Scale scale) {
        Picture picture = Examples.paint(Examples.oneCurve(new double[] {2}, new double[] {7}, scale));

        assertTrue(isDrawn(picture, 0, 2, 7, Role.TRAINING, Theme.LIGHT));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -3, 1e-320, 1e-200, 1e200, 6e307})
    void aConstantCurveIsDrawnWithinItsRange(double value) {
        double[] x = {0, 1, 2};
        double[] y = {value, value, value};

        Picture picture = Examples.paint(Examples.oneCurve(x, y, Scale.LINEAR));

        assertTrue(isDrawn(picture, 0, 1, value, Role.TRAINING, Theme.LIGHT));
    }

    @Test
    void aHugeOutlierStaysInTheRange() {
        Picture picture =
                Examples.paint(Examples.oneCurve(new double[] {0, 1, 2}, new double[] {1, 1e9, 1}, Scale.LINEAR));

        assertTrue(picture.panels().get(0).yRange().contains(1e9));
    }

    @Test
    void aLogarithmicAxisGivesEachDecadeTheSameHeightAndLeavesOutWhatIsNotAboveZero() {
        double[] x = {0, 1, 2, 3, 4};
        double[] y = {1e-4, 1e-2, 0, 1, -5};

        Picture picture = Examples.paint(Examples.oneCurve(x, y, Scale.LOG));

        PanelGeometry panel = picture.panels().get(0);
        assertEquals(panel.pyAt(1e-4) - panel.pyAt(1e-2), panel.pyAt(1e-2) - panel.pyAt(1), 1e-9);
        assertTrue(panel.yRange().lower() > 1e-5);
        assertTrue(isDrawn(picture, 0, 1, 1e-2, Role.TRAINING, Theme.LIGHT));
        assertTrue(isDrawn(picture, 0, 3, 1, Role.TRAINING, Theme.LIGHT));
    }

    @ParameterizedTest
    @CsvSource({"1600,1200,2", "700,480,1", "420,300,1", "300,420,1", "200,150,1"})
    void aBorderOfBackgroundRemainsAroundLongTexts(int width, int height, double scale) {
        String text = "a long text on the path from θ₀ to θ_f through an_unbreakable_name ".repeat(4);
        CurveFigure plain = Examples.twoPanels();
        CurveFigure figure = new CurveFigure(
                text, text, text, Scale.LINEAR, Optional.empty(), plain.panels(), plain.markers(), Map.of());

        Picture picture = FigurePainter.paint(figure, width, height, scale, Theme.LIGHT);

        int border = 2;
        for (int px = 0; px < width; px++) {
            for (int py = 0; py < height; py++) {
                if (px < border || py < border || px >= width - border || py >= height - border) {
                    assertEquals(0xFFFFFFFF, picture.argb(px, py), "pixel " + px + ", " + py);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "10,2000", "2000,10", "40,30"})
    void aPictureTooSmallForItsTextIsPaintedAllTheSame(int width, int height) {
        Picture picture = FigurePainter.paint(Examples.twoPanels(), width, height, 1, Theme.DARK);

        assertEquals(width * height, picture.argb().length);
        assertEquals(2, picture.panels().size());
    }

    @Test
    void aWidthOfZeroIsRefusedWithTheValueFound() {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> FigurePainter.paint(Examples.twoPanels(), 0, 480, 1, Theme.LIGHT));

        assertTrue(String.valueOf(refusal.getMessage()).contains("0 × 480"));
    }
}
