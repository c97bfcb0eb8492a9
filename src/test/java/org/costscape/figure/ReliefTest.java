package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.costscape.task.Parallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReliefTest {
    private static final double H = Projection.HALF_HEIGHT;
    private static final Camera FRONT = new Camera(-90, 30, 1, 0);

    private static HeatMapFigure map(int columns, int rows, DoubleBinaryOperator f) {
        double[] x = axis(columns);
        double[] y = axis(rows);
        double[][] values = new double[columns][rows];
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < rows; j++) {
                values[i][j] = f.applyAsDouble(x[i], y[j]);
            }
        }
        return HeatMapFigure.of(
                "A title that is long enough for one line",
                "data",
                "α: along the line from θ₀ to θ_f, in the unit of the parameters",
                "β: distance from that line",
                "cost J (nats)",
                ValueGrid.of(x, y, values));
    }

    private static double[] axis(int n) {
        return IntStream.range(0, n).mapToDouble(i -> -1 + 2.0 * i / (n - 1)).toArray();
    }

    /** A wall along x at y = 0 between low ground. */
    private static HeatMapFigure wall() {
        return map(41, 41, (x, y) -> Math.exp(-50 * y * y));
    }

    private static ReliefFigure relief(HeatMapFigure map) {
        return new ReliefFigure(map, Camera.DEFAULT, false);
    }

    private static BufferedImage draw(Relief relief, Projection view, int threads) {
        ReliefInk ink = new ReliefInk(ColorMap.VIRIDIS, List.of(0.25, 0.5, 0.75));
        try (Parallel parallel = new Parallel(threads)) {
            return new ReliefRasterizer(relief, ink, view, 200, 150, 2, 1, false).draw(parallel);
        }
    }

    @Test
    void theSurfaceIsBilinearBetweenItsPoints() {
        Relief relief = new Relief(map(3, 3, (x, y) -> x * y));

        assertEquals(H * 0.5 * 0.5, relief.height(0.5, 0.5), 1e-12);
        assertEquals(-H, relief.height(-1, 1), 1e-12);
        assertTrue(Double.isNaN(relief.height(1.001, 0)));
    }

    @Test
    void aWallHidesWhatIsBehindItAndNotWhatIsBeforeIt() {
        Relief relief = new Relief(wall());
        Projection view = Projection.fitting(FRONT, 0, 0, 400, 300);

        assertFalse(relief.hides(0, -0.8, relief.height(0, -0.8), view), "before the wall");
        assertTrue(relief.hides(0, 0.4, relief.height(0, 0.4), view), "behind the wall");
        assertFalse(relief.hides(0, 0, relief.height(0, 0), view), "on top");
        Projection above = Projection.fitting(new Camera(-90, 90, 1, 0), 0, 0, 400, 300);
        assertFalse(relief.hides(0, 0.4, relief.height(0, 0.4), above), "from above");
    }

    @Test
    void aPathOverTheWallIsHiddenBehindItAlone() {
        HeatMapFigure wall = wall();
        Trail trail = new Trail("path", Points.of(new double[] {0, 0}, new double[] {-0.9, 0.9}));
        Projection view = Projection.fitting(FRONT, 0, 0, 400, 300);

        ReliefTrail path = new ReliefTrail(trail, wall.grid(), new Relief(wall), view, 0.01);

        // The wall is 1.2 high and seen at 30°: its shadow reaches 1.2 / tan 30° = 2.08 behind it, beyond the end.
        assertEquals(
                List.of(true, false),
                path.marks().stream().map(ReliefTrail.Mark::visible).toList());
        double top = view.py(0, 0, H);
        assertEquals(top, path.visible().getBounds2D().getMinY(), 1.5);
        assertTrue(path.hidden().getBounds2D().getHeight() > 20);
    }

    @Test
    void thePictureShowsTheNearestSurfaceInTheColourOfItsValue() {
        Relief relief = new Relief(wall());
        Projection view = Projection.fitting(new Camera(-90, 10, 1, 0), 0, 0, 200, 150);
        BufferedImage image = draw(relief, view, 1);

        // A point half-way up the front of the wall is drawn, with the hue of 0.5 or an iso-line, darkened by the
        // light.
        double y = -Math.sqrt(Math.log(2 / 1.2) / 50);
        double z = relief.height(0.1, y);
        int argb = image.getRGB((int) view.px(0.1, y, z), (int) view.py(0.1, y, z));
        int expected = ColorMap.VIRIDIS.blended((z / H + 1) / 2);
        assertEquals(0xFF, argb >>> 24);
        double ratio = (double) (argb & 0xFF) / (expected & 0xFF);
        assertEquals(ratio, (double) (argb >> 8 & 0xFF) / (expected >> 8 & 0xFF), 0.15);
        assertTrue(ratio > 0.3 && ratio < 1.1, "brightness " + ratio);
    }

    @Test
    void nothingIsDrawnWhereTheSurfaceHasAHole() {
        HeatMapFigure holed = map(21, 21, (x, y) -> Math.hypot(x, y) < 0.305 ? Double.NaN : 1 + x);
        Projection view = Projection.fitting(new Camera(-90, 90, 1, 0), 0, 0, 200, 150);
        BufferedImage image = draw(new Relief(holed), view, 2);

        assertEquals(0, image.getRGB((int) view.px(0, 0, 0), (int) view.py(0, 0, 0)));
        assertEquals(0xFF, image.getRGB((int) view.px(0.7, 0.2, 0), (int) view.py(0.7, 0.2, 0)) >>> 24);
        assertEquals("data. 29 of 441 points not finite (holes).", holed.captionWithHoles("holes", ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7})
    void thePixelsDoNotDependOnTheNumberOfThreads(int threads) {
        Relief relief = new Relief(wall());
        Projection view = Projection.fitting(Camera.DEFAULT, 0, 0, 200, 150);

        assertArrayEquals(
                draw(relief, view, 1).getRGB(0, 0, 200, 150, null, 0, 200),
                draw(relief, view, threads).getRGB(0, 0, 200, 150, null, 0, 200));
    }

    @Test
    void whatIsOutsideTheRangeIsCutOffAtTheLidAndCounted() {
        HeatMapFigure cut = map(41, 41, (x, y) -> x).withValueRange(new Range(-1, 0.5));
        Relief relief = new Relief(cut);
        Projection view = Projection.fitting(new Camera(-90, 20, 1, 0), 0, 0, 200, 150);
        BufferedImage image = draw(relief, view, 1);

        assertTrue(relief.reachesOut());
        assertEquals(H, relief.height(0.9, 0), 1e-12);
        int lid = (int) view.py(0.8, 1, H); // the farthest visible line of the lid
        for (int py = 0; py < lid - 1; py++) {
            assertEquals(0, image.getRGB((int) view.px(0.8, 0, H), py), "above the lid, row " + py);
        }
        assertEquals(0xFF, image.getRGB((int) view.px(0.8, 0, H), (int) view.py(0.8, 0, H)) >>> 24);
        assertEquals("data. 410 of 1,681 points outside the range of the colours.", cut.captionWithHoles("holes", ""));
    }

    @ParameterizedTest
    @CsvSource({"800,600", "300,225", "533,400", "400,700", "1000,300"})
    void labelsAreInsideThePictureAndDisjointFromEverySide(double width, double height) {
        HeatMapFigure map = map(11, 11, (x, y) -> 12345 * x + y);
        for (int azimuth = -180; azimuth < 180; azimuth += 15) {
            for (double elevation : new double[] {0, 28, 60, 90}) {
                ReliefFigure figure = relief(map).withCamera(Camera.at(azimuth, elevation));
                ReliefLayout layout = new ReliefPainter(figure, width, height, Theme.LIGHT, 1).layout(Fonts.bundled());
                Rectangle2D all = new Rectangle2D.Double(0, 0, width, height);
                List<Rectangle2D> places = layout.axes().labels().stream()
                        .map(BoxAxes.Placed::place)
                        .toList();
                for (int i = 0; i < places.size(); i++) {
                    String where = azimuth + "°, " + elevation + "°: " + places.get(i);
                    assertTrue(all.contains(places.get(i)), where);
                    for (int j = 0; j < i; j++) {
                        assertFalse(places.get(i).intersects(places.get(j)), where);
                    }
                }
                assertEquals(
                        2,
                        layout.axes().labels().stream()
                                .filter(BoxAxes.Placed::title)
                                .count(),
                        "titles at " + azimuth + "°, " + elevation + "°");
                assertTrue(all.contains(layout.axes().box()), azimuth + "°, " + elevation + "°");
            }
        }
    }

    @Test
    void eachAxisHasItsTitleAndTicksAtTheRightPlaces() {
        ReliefFigure figure = relief(map(11, 11, (x, y) -> 5 + x)).withCamera(FRONT);
        ReliefLayout layout = new ReliefPainter(figure, 800, 600, Theme.LIGHT, 1).layout(Fonts.bundled());

        assertEquals(
                2, layout.axes().labels().stream().filter(BoxAxes.Placed::title).count());
        for (BoxAxes.Line line : layout.axes().xLines()) {
            assertEquals(line.tick().value(), line.at(), 1e-12); // x runs from −1 to 1, as the box does
            double px = layout.view().px(line.at(), -1, -H);
            assertTrue(layout.axes().marks().stream().anyMatch(mark -> begins(mark, px)), "tick at " + line.at());
        }
        assertEquals(new Range(4, 6), layout.bar().orElseThrow().range());
        assertEquals(
                List.of("4.0", "6.0"),
                List.of(
                        first(layout.bar().orElseThrow().ticks()),
                        last(layout.bar().orElseThrow().ticks())));
    }

    private static boolean begins(Line2D mark, double px) {
        return Math.abs(mark.getX1() - px) < 1e-9;
    }

    private static String first(List<Tick> ticks) {
        return ticks.get(0).label();
    }

    private static String last(List<Tick> ticks) {
        return ticks.get(ticks.size() - 1).label();
    }

    @ParameterizedTest
    @ValueSource(strings = {"constant", "nothing", "narrow", "wide", "spike"})
    void strangeValuesGiveAPictureThatIsNotBlank(String kind) {
        HeatMapFigure map = switch (kind) {
            case "constant" -> map(5, 5, (x, y) -> 3);
            case "nothing" -> map(5, 5, (x, y) -> Double.NaN);
            case "narrow" -> map(2, 9, (x, y) -> x + y);
            case "wide" -> map(9, 9, (x, y) -> Math.pow(10, 150 * x)).logarithmic();
            default -> map(9, 9, (x, y) -> x == 0 && y == 0 ? 6e307 : x);
        };
        for (SurfaceLook.View view : SurfaceLook.View.values()) {
            Figure figure = SurfaceLook.of(view).of(map);
            Picture picture = Examples.paint(figure);
            int background = Theme.LIGHT.background().getRGB();
            long drawn =
                    IntStream.of(picture.argb()).filter(p -> p != background).count();
            assertTrue(drawn > 0.03 * picture.width() * picture.height(), view + ": " + drawn);
        }
        if (kind.equals("nothing")) {
            assertTrue(map.captionWithHoles("holes", "").endsWith("25 of 25 points not finite (holes)."));
        }
    }

    @Test
    void aLookKeepsTheScaleAndRangeOfTheFigureUnlessItSaysOtherwise() {
        HeatMapFigure map = map(5, 5, (x, y) -> 2 + x).logarithmic().withValueRange(new Range(1, 10));

        ReliefFigure kept =
                (ReliefFigure) SurfaceLook.of(SurfaceLook.View.RELIEF).of(map);
        assertEquals(Scale.LOG, kept.map().scale());
        assertEquals(new Range(1, 10), kept.map().range());
        SurfaceLook other = new SurfaceLook(
                SurfaceLook.View.MAP,
                Camera.DEFAULT,
                ColorMap.MAGMA,
                Optional.of(false),
                Optional.of(new Range(0, 4)),
                false);
        HeatMapFigure changed = (HeatMapFigure) other.of(map);
        assertEquals(Scale.LINEAR, changed.scale());
        assertEquals(new Range(0, 4), changed.range());
        assertEquals(ColorMap.MAGMA, changed.colors());
    }

    @Test
    void figuresOfOneRangeAndCameraPutEqualCostsAtEqualHeights() {
        Range shared = new Range(0, 4);
        Relief low = new Relief(map(5, 5, (x, y) -> 1 + x).withValueRange(shared));
        Relief high = new Relief(map(5, 5, (x, y) -> 3 + x).withValueRange(shared));

        assertEquals(low.height(1, 0), high.height(-1, 0), 1e-12);
        assertNotEquals(low.height(0, 0), high.height(0, 0));
    }
}
