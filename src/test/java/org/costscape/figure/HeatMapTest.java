package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeatMapTest {
    private static final double[] A = {-1, 0, 1};
    private static final double[] B = {0, 1, 2, 3, 4};

    /** f = a + 10 b on 3 × 5 points. */
    private static double[][] values() {
        double[][] values = new double[A.length][B.length];
        for (int i = 0; i < A.length; i++) {
            for (int j = 0; j < B.length; j++) {
                values[i][j] = A[i] + 10 * B[j];
            }
        }
        return values;
    }

    private static HeatMapFigure figure(double[][] values) {
        return HeatMapFigure.of("a + 10 b", "", "a", "b", "f", ValueGrid.of(A, B, values));
    }

    private static int colour(Picture picture, double x, double y) {
        PanelGeometry area = picture.panels().get(0);
        return picture.argb((int) area.pxAt(x), (int) area.pyAt(y));
    }

    /** The edges of a line are smooth. */
    private static boolean isNearly(Color expected, int argb) {
        Color found = new Color(argb);
        return Math.abs(expected.getRed() - found.getRed())
                        + Math.abs(expected.getGreen() - found.getGreen())
                        + Math.abs(expected.getBlue() - found.getBlue())
                < 30;
    }

    @ParameterizedTest
    @CsvSource({"700,480,1,LIGHT", "1600,1200,2,DARK", "420,300,1,DARK"})
    void eachCellHasTheColourOfItsValueNotTransposed(int width, int height, double scale, Theme theme) {
        Picture picture = FigurePainter.paint(figure(values()), width, height, scale, theme);

        for (int i = 0; i < A.length; i++) {
            for (int j = 0; j < B.length; j++) {
                Color expected = ColorMap.VIRIDIS.at((A[i] + 10 * B[j] + 1) / 42);
                assertEquals(expected.getRGB(), colour(picture, A[i], B[j]), "a " + A[i] + ", b " + B[j]);
            }
        }
    }

    @Test
    void aCellThatIsNotFiniteIsHatchedAndCountedAndDoesNotChangeTheOthers() {
        double[][] values = values();
        values[1][2] = Double.NaN;
        values[2][4] = Double.POSITIVE_INFINITY;

        HeatMapFigure figure = figure(values);
        Picture picture = Examples.paint(figure);

        assertEquals("2 of 15 points not finite (hatched).", figure.captionWithHoles("hatched", ""));
        PanelGeometry area = picture.panels().get(0);
        int px = (int) area.pxAt(0);
        List<Integer> colours = Arrays.asList(Theme.HATCHING.getRGB(), Color.WHITE.getRGB());
        long hatched = 0;
        for (int py = (int) area.pyAt(2) - 6; py < area.pyAt(2) + 6; py++) {
            assertTrue(colours.contains(picture.argb(px, py)));
            hatched += picture.argb(px, py) == colours.get(0) ? 1 : 0;
        }
        assertEquals(4, hatched);
        assertEquals(ColorMap.VIRIDIS.at(0).getRGB(), colour(picture, -1, 0));
    }

    @Test
    void onALogarithmicScaleEqualRatiosAreEqualStepsAndZeroIsAHole() {
        double[][] values = {{1, 10, 100, 1000, 1e4}, {0, -1, 1, 1, 1}, {1, 1, 1, 1, 1}};

        HeatMapFigure figure = figure(values).logarithmic();

        assertEquals("2 of 15 points not finite or not above 0 (hatched).", figure.captionWithHoles("hatched", ""));
        assertEquals(ColorMap.VIRIDIS.at(0.5).getRGB(), colour(Examples.paint(figure), -1, 2));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 3, -2, 1e-300, 6e307, Double.NaN})
    void aConstantMapIsDrawn(double value) {
        double[][] values = new double[A.length][B.length];
        Arrays.stream(values).forEach(row -> Arrays.fill(row, value));

        Picture picture = Examples.paint(figure(values));

        assertEquals(1, picture.panels().size());
    }

    @Test
    void cellsOfAnUnevenGridEndHalfway() {
        ValueGrid grid = ValueGrid.of(new double[] {0, 1, 4}, new double[] {0, 2}, new double[3][2]);

        assertArrayEquals(new double[] {-0.5, 0.5, 2.5, 5.5}, grid.xBorders());
        assertArrayEquals(new double[] {-1, 1, 3}, grid.yBorders());
    }

    @Test
    void aTrailRunsThroughItsPointsAndEndsWithTheDataArea() {
        Trail trail = new Trail("run", Points.of(new double[] {-1, 1, 9}, new double[] {0, 4, 4}));

        Picture picture = Examples.paint(figure(values()).withTrails(List.of(trail)));

        assertTrue(isNearly(Theme.trail(0), colour(picture, 0, 2)));
        assertTrue(isNearly(Theme.trail(0), colour(picture, 1, 4)));
        PanelGeometry area = picture.panels().get(0);
        int beside = (int) (area.left() + area.width()) + 4;
        assertEquals(0xFFFFFFFF, picture.argb(beside, (int) area.pyAt(4)));
    }

    @Test
    void theMarkersOfPointsThatDoNotLieOnTheMapAreHollow() {
        Trail trail = new Trail("run", Points.of(new double[] {-1, 0, 1}, new double[] {1, 2, 3}), Set.of(1));

        Picture picture = Examples.paint(figure(values()).withTrails(List.of(trail)));

        assertTrue(isNearly(Theme.trail(0), colour(picture, -1, 1)));
        assertTrue(isNearly(Color.WHITE, colour(picture, 0, 2)));
        assertTrue(isNearly(Theme.trail(0), colour(picture, 1, 3)));
    }

    @ParameterizedTest
    @CsvSource({"900,600", "701,483", "333,517"})
    void cellsMeetWithoutSeams(int width, int height) {
        double[] x = IntStream.range(0, 37).mapToDouble(i -> i / 36.0).toArray();
        ValueGrid constant = ValueGrid.of(x, x, new double[37][37]);

        Picture picture =
                FigurePainter.paint(HeatMapFigure.of("", "", "a", "b", "", constant), width, height, 1, Theme.DARK);

        PanelGeometry area = picture.panels().get(0);
        for (int px = (int) area.left() + 2; px < (int) (area.left() + area.width()) - 2; px++) {
            for (int py = (int) area.top() + 2; py < (int) (area.top() + area.height()) - 2; py++) {
                assertEquals(ColorMap.VIRIDIS.at(0).getRGB(), picture.argb(px, py), px + ", " + py);
            }
        }
    }

    @Test
    void theColourMapIsThePublishedTable() {
        assertEquals(new Color(0x440154), ColorMap.VIRIDIS.at(0));
        assertEquals(new Color(0x21918C), ColorMap.VIRIDIS.at(0.5));
        assertEquals(new Color(0xFDE725), ColorMap.VIRIDIS.at(1));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "10,2000", "2000,10", "40,30"})
    void aPictureTooSmallForItsTextIsPaintedAllTheSame(int width, int height) {
        Picture picture = FigurePainter.paint(figure(values()), width, height, 1, Theme.DARK);

        assertEquals(width * height, picture.argb().length);
    }

    @Test
    void coordinatesThatDoNotRiseAndShapesThatDifferAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> ValueGrid.of(new double[] {1}, B, new double[1][5]));
        assertThrows(IllegalArgumentException.class, () -> ValueGrid.of(new double[] {1, 1, 2}, B, values()));
        assertThrows(IllegalArgumentException.class, () -> ValueGrid.of(A, B, new double[5][3]));
        assertThrows(IllegalArgumentException.class, () -> ValueGrid.of(A, B, new double[3][4]));
    }
}
