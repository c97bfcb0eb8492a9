package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FigureSheetTest {
    private static final double[] X = {0, 1, 2, 3, 4};

    @Test
    void figuresStandInTheirCellsBelowTheTitle() {
        CurveFigure curves = CurveFigure.of("cell", "", "x", Panel.of("y", Curve.of("c", Role.SERIES_1, X, X)));
        FigureSheet sheet =
                new FigureSheet("Sheet", "Three of four cells.", 2, List.of(curves, curves, curves), Map.of());
        Picture picture = FigurePainter.paint(sheet, 1200, 900, 1, Theme.LIGHT);
        List<PanelGeometry> panels = picture.panels();
        assertEquals(3, panels.size());
        assertTrue(panels.get(0).left() + panels.get(0).width() < 600);
        assertEquals(panels.get(0).left() + 600, panels.get(1).left(), 1e-9);
        assertEquals(panels.get(0).top(), panels.get(1).top(), 1e-9);
        assertEquals(panels.get(0).left(), panels.get(2).left(), 1e-9);
        assertTrue(panels.get(2).top() > panels.get(0).top() + panels.get(0).height());
        assertTrue(panels.get(2).top() + panels.get(2).height() < 900);
        PanelGeometry last = panels.get(2);
        int seen = 0;
        for (int i = 0; i < X.length; i++) {
            for (int row = -2; row <= 2; row++) {
                int argb = picture.argb((int) last.pxAt(X[i]), (int) last.pyAt(X[i]) + row);
                seen += (argb & 0xFFFFFF) == (Theme.LIGHT.of(Role.SERIES_1).getRGB() & 0xFFFFFF) ? 1 : 0;
            }
        }
        assertTrue(seen >= X.length, "the points are drawn where the geometry says");
    }

    @Test
    void lettersGoOnInASheetThatIsACell() {
        Figure plain = CurveFigure.of("t", "", "x", Panel.of("y", Curve.of("c", Role.SERIES_1, X, X)));
        FigureSheet below = new FigureSheet("", "", 2, List.of(plain, plain), Map.of());
        FigureSheet sheet = new FigureSheet("s", "", 1, List.of(plain.withTitle(""), below), Map.of()).lettered();
        assertEquals("s", sheet.title());
        assertEquals("(a)", sheet.cells().get(0).title());
        FigureSheet lettered = (FigureSheet) sheet.cells().get(1);
        assertEquals(
                List.of("(b) t", "(c) t"),
                lettered.cells().stream().map(Figure::title).toList());
        FigureSheet one = new FigureSheet("s", "", 1, List.of(plain), Map.of());
        assertEquals(one, one.lettered());
        FigureSheet many = new FigureSheet("s", "", 4, Collections.nCopies(28, plain), Map.of()).lettered();
        assertEquals("(z) t", many.cells().get(25).title());
        assertEquals("(ab) t", many.cells().get(27).title());
    }

    @Test
    void aBarOfColoursStandsRightOfAllCellsAndThoseHaveNone() {
        ValueGrid grid = ValueGrid.of(X, X, new double[5][5]);
        HeatMapFigure map = HeatMapFigure.of("map", "", "x", "y", "cost", grid)
                .withValueRange(new Range(0, 1))
                .withTrails(List.of(Trail.arrow("step", Points.of(new double[] {0.5, 3.5}, new double[] {1, 1}))));
        FigureSheet own = new FigureSheet("Sheet", "", 2, List.of(map, map), Map.of());
        FigureSheet shared = new FigureSheet("Sheet", "", 2, List.of(map.withoutBar(), map.withoutBar()), Map.of())
                .withKey(ColorKey.of(map).orElseThrow());
        int yellow = ColorMap.VIRIDIS.at(1).getRGB() & 0xFFFFFF;
        assertEquals(2, bars(own, yellow));
        assertEquals(1, bars(shared, yellow));
        Picture picture = FigurePainter.paint(shared, 1200, 700, 1, Theme.LIGHT);
        PanelGeometry first = picture.panels().get(0);
        int arrow = picture.argb((int) first.pxAt(2), (int) first.pyAt(1)) & 0xFFFFFF;
        assertEquals(Theme.LIGHT.text().getRGB() & 0xFFFFFF, arrow, "the step is in the colour of text");
    }

    /** Stretches of columns of pixels in which there is the colour of the highest value. */
    private static int bars(FigureSheet sheet, int color) {
        Picture picture = FigurePainter.paint(sheet, 1200, 700, 1, Theme.LIGHT);
        int bars = 0;
        boolean before = false;
        for (int x = 0; x < 1200; x++) {
            boolean here = false;
            for (int y = 0; y < 700; y++) {
                here |= (picture.argb(x, y) & 0xFFFFFF) == color;
            }
            bars += here && !before ? 1 : 0;
            before = here;
        }
        return bars;
    }

    @Test
    void aBandHasAGapWhereABorderCannotBeShown() {
        Band band =
                new Band(Role.SERIES_1, Points.of(X, new double[] {1, 2, Double.NaN, 3, 4}), Points.of(X, new double[] {
                    5, 6, 7, 8, 9
                }));
        List<double[]> outlines = band.outlines(Scale.LINEAR);
        assertEquals(2, outlines.size());
        assertArrayEquals(new double[] {0, 1, 1, 2, 1, 6, 0, 5}, outlines.get(0));
        assertArrayEquals(new double[] {3, 3, 4, 4, 4, 9, 3, 8}, outlines.get(1));
    }

    @Test
    void aBandIsShadedBetweenItsBorders() {
        Curve lower = Curve.of("least", Role.SERIES_1, X, new double[] {1, 1, 1, 1, 1});
        Curve upper = Curve.of("most", Role.SERIES_1, X, new double[] {3, 3, 3, 3, 3});
        Panel panel = Panel.of("y", lower, upper).withBands(new Band(Role.SERIES_1, lower.points(), upper.points()));
        Picture picture = FigurePainter.paint(CurveFigure.of("t", "", "x", panel), 800, 600, 1, Theme.LIGHT);
        PanelGeometry area = picture.panels().get(0);
        int between = picture.argb((int) area.pxAt(2.5), (int) area.pyAt(1.7)) & 0xFFFFFF;
        assertTrue(between != 0xFFFFFF, Integer.toHexString(between));
    }
}
