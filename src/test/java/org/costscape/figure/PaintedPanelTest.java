package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.costscape.figure.PaintedPanel.Sight;
import org.costscape.figure.PaintedPanel.Spot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaintedPanelTest {
    private static HeatMapFigure map(DoubleBinaryOperator f) {
        double[] x = IntStream.range(0, 31).mapToDouble(i -> 2 + 0.1 * i).toArray();
        double[] y =
                IntStream.range(0, 22).mapToDouble(j -> -10 + 0.04 * j * j + j).toArray();
        double[][] values = new double[x.length][y.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < y.length; j++) {
                values[i][j] = f.applyAsDouble(x[i], y[j]);
            }
        }
        return HeatMapFigure.of("Map", "", "a", "b", "cost", ValueGrid.of(x, y, values));
    }

    private static HeatMapFigure hills() {
        return map((x, y) -> Math.sin(3 * x) * Math.cos(0.4 * y) + 0.1 * x);
    }

    private static PaintedPanel paint(Figure figure) {
        return FigurePainter.paintQuickly(figure, 640, 480, 1.25, Theme.LIGHT)
                .painted()
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "-55,28,1,0.2,0,0",
        "0,0,1,0,0,0",
        "-90,0,1,0.5,0,0",
        "30,90,1,0.9,0,0",
        "135,60,2.5,0.2,0,0",
        "180,10,0.5,0,0.1,-0.2",
        "-170,45,4,0.9,0.3,0.4",
        "270,33,1,0.2,0,0"
    })
    void aPointThatIsSeenIsTheOneThatIsReadAtItsPixel(
            double azimuth, double elevation, double zoom, double perspective, double right, double up) {
        HeatMapFigure map = hills();
        Camera camera = new Camera(azimuth, elevation, zoom, perspective, right, up);
        PaintedPanel panel = paint(new ReliefFigure(map, camera, false));
        List<Spot> seen = new ArrayList<>();
        int hidden = 0;
        for (double x = 2.02; x < 5; x += 0.083) {
            for (double y = -9.9; y < 28; y += 0.77) {
                double value = map.valueAt(x, y);
                Optional<Sight> sight = panel.sight(x, y, value);
                if (sight.isEmpty()) {
                    continue;
                }
                Spot found = panel.at(sight.get().px(), sight.get().py()).orElseThrow();
                if (sight.get().hidden()) {
                    hidden++;
                } else if (Math.hypot(found.x() - x, (found.y() - y) / 13) < 0.06) {
                    seen.add(found);
                    assertEquals(value, found.value(), 0.1);
                } else {
                    hidden++; // by an edge so near that the point as good as lies on it
                }
            }
        }
        assertTrue(seen.size() > (zoom > 1 ? 20 : 150), seen.size() + " seen, " + hidden + " hidden");
    }

    @Test
    void everyPixelOfTheSurfaceIsReadAndLeadsBackToItself() {
        HeatMapFigure holed = map((x, y) -> x < 3 && y > 5 ? Double.NaN : Math.sin(3 * x) * Math.cos(0.4 * y));
        ReliefFigure figure = new ReliefFigure(holed.withValueRange(new Range(-0.5, 0.7)), Camera.DEFAULT, false);
        Picture picture = FigurePainter.paintQuickly(figure, 640, 480, 1, Theme.LIGHT);
        PaintedPanel panel = picture.painted().get(0);
        int read = 0;
        int surface = 0;
        int both = 0;
        for (int py = 80; py < 470; py += 3) {
            for (int px = 0; px < 540; px += 3) {
                Optional<Spot> spot = panel.at(px + 0.5, py + 0.5);
                boolean colored = isColored(picture.argb(px, py)); // all else is grey
                surface += colored ? 1 : 0;
                read += spot.isPresent() ? 1 : 0;
                both += colored && spot.isPresent() ? 1 : 0;
                spot.ifPresent(at -> {
                    Sight sight = panel.sight(at.x(), at.y(), at.value()).orElseThrow();
                    assertFalse(sight.hidden(), at.toString());
                });
            }
        }
        assertTrue(surface > 3000, surface + " pixels");
        assertTrue(both > 0.97 * read, both + " of " + read + " that are read have the colour of the surface");
        assertTrue(both > 0.9 * surface, both + " of " + surface + " with its colour are read, the others are floor");
    }

    private static boolean isColored(int argb) {
        IntSummaryStatistics channels =
                IntStream.of(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF).summaryStatistics();
        return channels.getMax() - channels.getMin() > 20;
    }

    @Test
    void aWallHidesWhatIsBehindIt() {
        PaintedPanel panel = paint(new ReliefFigure(
                map((x, y) -> Math.exp(-200 * (x - 3.5) * (x - 3.5))), new Camera(0, 20, 1, 0), false));

        assertFalse(panel.sight(4.5, 0, 0).orElseThrow().hidden(), "before the wall");
        assertTrue(panel.sight(2.5, 0, 0).orElseThrow().hidden(), "behind the wall");
        assertFalse(panel.sight(2.2, 0, 1).orElseThrow().hidden(), "high above");
        assertTrue(panel.sight(1.9, 0, 1).isEmpty(), "outside the grid");
        assertTrue(panel.sight(2.5, 0, Double.NaN).isEmpty(), "without a value");
    }

    @Test
    void aMapIsReadCellByCellAndContoursBetweenThePoints() {
        HeatMapFigure map = hills();
        PaintedPanel cells = paint(map);
        PaintedPanel contours = paint(map.withIsoLines());
        Sight sight = cells.sight(2.63, -6.8, 0).orElseThrow();
        Spot cell = cells.at(sight.px(), sight.py()).orElseThrow();

        assertEquals(2.63, cell.x(), 1e-9);
        assertEquals(-6.8, cell.y(), 1e-9);
        assertEquals(map.grid().value(6, 3), cell.value());
        Sight between = contours.sight(2.63, -6.8, 0).orElseThrow();
        assertEquals(
                map.valueAt(2.63, -6.8),
                contours.at(between.px(), between.py()).orElseThrow().value(),
                1e-9);
    }

    @Test
    void aSheetSaysWhichOfItsFiguresIsUnderThePointer() {
        FigureSheet sheet =
                new FigureSheet("Sheet", "", 2, List.of(Examples.twoPanels(), Examples.relief(), hills()), Map.of());
        Picture picture = FigurePainter.paint(sheet, 900, 700, 1.5, Theme.DARK);

        assertEquals(
                List.of("0 0", "0 1", "1 0", "2 0"),
                picture.painted().stream()
                        .map(panel -> panel.cell() + " " + panel.number())
                        .toList());
        PaintedPanel relief = picture.painted().get(2);
        assertEquals(Examples.relief(), relief.figure());
        Sight sight =
                relief.sight(-0.9, 0.9, Examples.bowl().valueAt(-0.9, 0.9)).orElseThrow();
        assertEquals(
                Optional.of(relief),
                picture.panelAt(sight.px(), sight.py()),
                "the bowl's far corner is in its own cell");
        assertTrue(sight.px() > 450 && sight.py() < 400);
        assertEquals(-0.9, relief.at(sight.px(), sight.py()).orElseThrow().x(), 0.05);
        Sight curve = picture.painted().get(1).sight(0.5, 40, 0).orElseThrow();
        assertEquals(
                40,
                picture.painted()
                        .get(1)
                        .at(curve.px(), curve.py())
                        .orElseThrow()
                        .y(),
                1e-9);
        assertEquals(3, picture.panels().size());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void valuesBetweenPointsAreBilinearOnTheScaleOfTheFigure(boolean logarithmic) {
        double[] axis = {0, 1, 3};
        ValueGrid grid = ValueGrid.of(axis, axis, new double[][] {{1, 100, 1}, {1, 10_000, 0}, {1, Double.NaN, 1}});
        HeatMapFigure linear = HeatMapFigure.of("", "", "", "", "", grid);
        HeatMapFigure map = logarithmic ? linear.logarithmic() : linear;

        assertEquals(logarithmic ? Math.pow(10, 1.5) : (1 + 1 + 100 + 10_000) / 4.0, map.valueAt(0.5, 0.5), 1e-9);
        assertEquals(1, map.valueAt(3, 3), 1e-12, "the last point, beside a hole");
        assertEquals(1, map.valueAt(2, 0), 1e-12, "on an edge beside a hole");
        assertEquals(10_000, map.valueAt(1, 1), 1e-8);
        assertEquals(logarithmic ? Double.NaN : 0.5, map.valueAt(0.5, 3), "zero has no place on a logarithmic scale");
        for (double[] hole : new double[][] {{2, 1}, {2, 0.1}, {-0.01, 0}, {0, 3.01}}) {
            assertTrue(Double.isNaN(map.valueAt(hole[0], hole[1])), hole[0] + ", " + hole[1]);
        }
    }
}
