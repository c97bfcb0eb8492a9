package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.costscape.task.Parallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pixels against what their lines of sight meet, found one by one without a raster, and against the formulas of light, iso-lines
 * and grid lines.
 */
class ReliefRasterizerTest {
    private static final double H = Projection.HALF_HEIGHT;
    private static final Camera ABOVE = new Camera(-90, 90, 1, 0);

    /** Several bands, the last one not full; from above, the box is 150 pixels wide and in the middle. */
    private static final int WIDTH = 200;

    private static final int HEIGHT = 150;

    private static final Range WHOLE = new Range(0, 1);

    /** Values on [−1, 1]², as positions in the range 0 to 1. */
    private static HeatMapFigure map(int columns, int rows, DoubleBinaryOperator f) {
        double[][] values = new double[columns][rows];
        double[] xs = axis(columns);
        double[] ys = axis(rows);
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < rows; j++) {
                values[i][j] = f.applyAsDouble(xs[i], ys[j]);
            }
        }
        return HeatMapFigure.of("title", "data", "x", "y", "cost", ValueGrid.of(xs, ys, values))
                .withValueRange(WHOLE);
    }

    private static double[] axis(int n) {
        return IntStream.range(0, n).mapToDouble(i -> -1 + 2.0 * i / (n - 1)).toArray();
    }

    private static Projection view(Camera camera) {
        return Projection.fitting(camera, 0, 0, WIDTH, HEIGHT);
    }

    /** How a picture is drawn but for its size. */
    private record Style(List<Double> levels, int samples, double lineWidth, boolean mesh) {
        static final Style PLAIN = new Style(List.of(), 1, 1, false);

        int[] draw(HeatMapFigure map, Projection view, int width, int height, int threads) {
            ReliefInk ink = new ReliefInk(ColorMap.VIRIDIS, levels);
            Relief relief = new Relief(map);
            try (Parallel parallel = new Parallel(threads)) {
                BufferedImage image =
                        new ReliefRasterizer(relief, ink, view, width, height, samples, lineWidth, mesh).draw(parallel);
                assertEquals(width, image.getWidth());
                assertEquals(height, image.getHeight());
                return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
            }
        }

        int[] draw(HeatMapFigure map, Projection view) {
            return draw(map, view, WIDTH, HEIGHT, 1);
        }
    }

    /** The colour of a position, darkened, and opaque. */
    private static int inked(double position, double brightness) {
        int color = ColorMap.VIRIDIS.blended((ReliefInk.bin((float) position) + 0.5) / ReliefInk.BINS);
        int argb = 0xFF;
        for (int shift = 16; shift >= 0; shift -= 8) {
            argb = argb << 8 | (int) Math.min(255, (color >> shift & 0xFF) * brightness);
        }
        return argb;
    }

    private static void assertClose(int expected, int found, int tolerance, String where) {
        for (int shift = 0; shift < 32; shift += 8) {
            assertEquals(expected >>> shift & 0xFF, found >>> shift & 0xFF, tolerance, where);
        }
    }

    /** What is seen at a place of the picture: nothing, the surface from above or from below, or where it is cut off. */
    private enum Kind {
        NOTHING,
        UPPER,
        UNDER,
        LID,
        FLOOR
    }

    private record Seen(Kind kind, double t, double position, double brightness) {
        boolean isLike(Seen other) {
            return kind == other.kind && (kind == Kind.NOTHING || Math.abs(t - other.t) < 0.15);
        }
    }

    /** What the line of sight through a place meets, with the light on it by the slopes over {@code spacing} to both sides. */
    private static Seen seen(Relief relief, Projection view, double px, double py, double spacing) {
        LineOfSight line = view.through(px, py);
        OptionalDouble met = relief.meets(line);
        if (met.isEmpty()) {
            return new Seen(Kind.NOTHING, 0, 0, 0);
        }
        double t = met.getAsDouble();
        double x = line.x(t);
        double y = line.y(t);
        double position = relief.position(x, y);
        if (position > 1 + 1e-9 || position < -1e-9) {
            return new Seen(position > 1 ? Kind.LID : Kind.FLOOR, t, position, 0);
        }
        double dx = 2 * H * (relief.position(x + spacing, y) - relief.position(x - spacing, y)) / (2 * spacing);
        double dy = 2 * H * (relief.position(x, y + spacing) - relief.position(x, y - spacing)) / (2 * spacing);
        double[] eye = view.towardsEye(x, y, line.z(t));
        double[] light = view.light();
        boolean under = -dx * eye[0] - dy * eye[1] + eye[2] < 0;
        double cosine = (-dx * light[0] - dy * light[1] + light[2]) / Math.sqrt(dx * dx + dy * dy + 1);
        double bright = under ? 0.85 * (0.5 + 0.56 * Math.max(0, -cosine)) : 0.5 + 0.56 * Math.max(0, cosine);
        return new Seen(under ? Kind.UNDER : Kind.UPPER, t, position, bright);
    }

    static List<Arguments> surfaces() {
        DoubleBinaryOperator wave = (x, y) -> 0.5 + 0.4 * Math.sin(3 * x) * Math.cos(4 * y);
        DoubleBinaryOperator ridge = (x, y) -> 0.1 + 0.8 * Math.exp(-12 * x * x);
        DoubleBinaryOperator slide = (x, y) -> 0.02 + 0.96 * Math.pow((x + 1) / 2, 3);
        DoubleBinaryOperator high = (x, y) -> 1.3 * Math.exp(-3 * x * x - 2 * y * y) - 0.2;
        DoubleBinaryOperator holed = (x, y) -> Math.hypot(x - 0.2, y) < 0.4 ? Double.NaN : 0.3 + 0.2 * x * y;
        return List.of(
                Arguments.of("waves", wave, Camera.DEFAULT),
                Arguments.of("waves before waves", wave, new Camera(130, 8, 1, 0.6)),
                Arguments.of("waves that go beyond the picture", wave, new Camera(-20, 50, 3, 0.3)),
                Arguments.of("a ridge with a dark side", ridge, new Camera(-90, 35, 1, 0)),
                Arguments.of("an underside", slide, new Camera(0, 3, 1, 0)),
                Arguments.of("an underside in the light", slide, new Camera(60, 0, 1, 0.4)),
                Arguments.of("what is cut off at the lid and at the floor", high, new Camera(35, 40, 1, 0.3)),
                Arguments.of("what is cut off, beyond the picture", high, new Camera(35, 25, 2.5, 0.3)),
                Arguments.of("a hole", holed, new Camera(-60, 45, 1, 0.2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("surfaces")
    void eachPixelShowsWhatItsLineOfSightMeetsFirst(String name, DoubleBinaryOperator f, Camera camera) {
        int points = 61;
        double spacing = 2.0 / (points - 1);
        HeatMapFigure map = map(points, points, f);
        Relief relief = new Relief(map);
        Projection view = view(camera);
        int[] pixels = Style.PLAIN.draw(map, view);
        Seen[] seen = new Seen[pixels.length];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                seen[y * WIDTH + x] = seen(relief, view, x + 0.5, y + 0.5, spacing);
            }
        }
        int compared = 0;
        for (int y = 1; y + 1 < HEIGHT; y++) {
            for (int x = 1; x + 1 < WIDTH; x++) {
                int i = y * WIDTH + x;
                if (!Double.isNaN(seen[i].brightness) && isAlikeAround(seen, i)) {
                    compared++;
                    assertPixel(seen[i], pixels[i], x, y, name + ", pixel " + x + ", " + y);
                }
            }
        }
        assertTrue(compared > 0.8 * WIDTH * HEIGHT, name + ": " + compared + " pixels away from edges");
    }

    private static boolean isAlikeAround(Seen[] seen, int i) {
        for (int row = -WIDTH; row <= WIDTH; row += WIDTH) {
            for (int column = -1; column <= 1; column++) {
                if (!seen[i].isLike(seen[i + row + column])) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void assertPixel(Seen expected, int found, int x, int y, String where) {
        double stripe = Math.floorMod(x + y, 8) < 4 ? 0.95 * 0.75 : 0.95;
        switch (expected.kind) {
            case NOTHING -> assertEquals(0, found, where);
            case LID -> assertClose(inked(1, stripe), found, 1, where);
            case FLOOR -> assertClose(inked(0, stripe), found, 1, where);
            default -> assertClose(inked(expected.position, expected.brightness), found, 4, where);
        }
    }

    /** z = H x has the normal (−H, 0, 1) everywhere. */
    private static double lightOnTheSlope(Projection view) {
        double[] light = view.light();
        return 0.5 + 0.56 * (-H * light[0] + light[2]) / Math.sqrt(1 + H * H);
    }

    private static HeatMapFigure slope() {
        return map(3, 3, (x, y) -> (1 + x) / 2);
    }

    @Test
    void fromAboveASlopeIsASquareWithoutGapsInTheColoursOfItsValues() {
        Projection view = view(ABOVE);
        double bright = lightOnTheSlope(view);
        int[] pixels = Style.PLAIN.draw(slope(), view);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double position = (x + 0.5 - 25) / 150;
                int expected = x < 25 || x >= 175 ? 0 : inked(position, bright);
                assertClose(expected, pixels[y * WIDTH + x], 1, x + ", " + y);
            }
        }
    }

    /** One value is missing in the middle: what lies in the four cells around it, and nothing else; in a coarse and in a fine grid. */
    @ParameterizedTest
    @ValueSource(ints = {7, 151})
    void aHoleIsTheCellsAroundAMissingValue(int points) {
        HeatMapFigure map = map(points, points, (x, y) -> Math.hypot(x, y) < 1e-9 ? Double.NaN : 0.5);
        int[] pixels = Style.PLAIN.draw(map, view(ABOVE));
        int half = points == 7 ? 25 : 1; // pixels of a cell
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 25; x < 175; x++) {
                boolean hole = x >= 100 - half && x < 100 + half && y >= 75 - half && y < 75 + half;
                assertEquals(hole ? 0 : 0xFF, pixels[y * WIDTH + x] >>> 24, x + ", " + y);
            }
        }
    }

    /** The share of light that a line takes: 0.38 within half its width, none from half a pixel beyond. */
    private static double line(double pixelsFromIt, double width, double pixelsApart) {
        double coverage = Math.max(0, Math.min(1, 0.5 + width / 2 - pixelsFromIt));
        return 0.38 * coverage * Math.min(1, pixelsApart / 5);
    }

    /** Lines 42.9 and 3 pixels apart, between centres of pixels; the latter fade between them. */
    @ParameterizedTest
    @ValueSource(doubles = {0.6, 1, 2.5})
    void isoLinesAreAsWideAsAskedForAndFadeWhereTheyAreClose(double lineWidth) {
        Projection view = view(ABOVE);
        double bright = lightOnTheSlope(view);
        double[] levels = {0.25, 0.536, 0.556};
        int[] pixels = new Style(List.of(levels[0], levels[1], levels[2]), 1, lineWidth, false).draw(slope(), view);
        for (int x = 25; x < 175; x++) {
            double position = (x + 0.5 - 25) / 150;
            double binned = (ReliefInk.bin((float) position) + 0.5) / ReliefInk.BINS;
            int nearest = binned < 0.393 ? 0 : binned < 0.546 ? 1 : 2;
            double apart =
                    binned < levels[0] || binned > levels[2] ? Double.POSITIVE_INFINITY : binned < levels[1] ? 42.9 : 3;
            double taken = line(150 * Math.abs(position - levels[nearest]), lineWidth, apart);
            for (int y = 0; y < HEIGHT; y += 29) {
                assertClose(inked(position, bright * (1 - taken)), pixels[y * WIDTH + x], 1, x + ", " + y);
            }
        }
    }

    @Test
    void linesThatFadeAreTheSameHoweverFineThePictureIsDrawn() {
        HeatMapFigure map = slope();
        List<Double> levels = List.of(0.25, 0.26, 0.27, 0.28, 0.29, 0.3); // 1.5 pixels apart
        int[] coarse = new Style(levels, 1, 1, false).draw(map, view(ABOVE));
        int[] fine = new Style(levels, 2, 1, false).draw(map, view(ABOVE));
        double[] sums = new double[2];
        for (int x = 65; x < 69; x++) { // four pixels between the first and the last line
            sums[0] += coarse[75 * WIDTH + x] >> 8 & 0xFF;
            sums[1] += fine[75 * WIDTH + x] >> 8 & 0xFF;
        }
        assertEquals(sums[0], sums[1], 0.02 * sums[0]);
    }

    /** Along x the positions go from −0.6 to 1.4: the floor cuts below x = −0.4, the lid above 0.6. */
    @Test
    void theLidAndTheFloorBeginWhereThePositionsLeaveTheRange() {
        int[] pixels = Style.PLAIN.draw(map(3, 3, (x, y) -> 0.4 + x), view(ABOVE));
        double light = view(ABOVE).light()[2] - 2 * H * view(ABOVE).light()[0]; // z = H (2 (0.4 + x) − 1)
        double bright = 0.5 + 0.56 * light / Math.sqrt(1 + 4 * H * H);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 25; x < 175; x++) {
                double stripe = Math.floorMod(x + y, 8) < 4 ? 0.95 * 0.75 : 0.95;
                double position = 0.4 + (x + 0.5 - 100) / 75;
                int cut = inked(x < 70 ? 0 : 1, stripe);
                int expected = x < 70 || x >= 145 ? cut : inked(position, bright);
                assertClose(expected, pixels[y * WIDTH + x], 1, x + ", " + y);
            }
        }
    }

    @Test
    void aLidThatIsLargerThanThePictureFillsIt() {
        Projection near = view(new Camera(-90, 90, 2, 0));
        int[] pixels = Style.PLAIN.draw(map(3, 3, (x, y) -> 1.5), near);
        for (int i = 0; i < pixels.length; i++) {
            double stripe = Math.floorMod(i % WIDTH + i / WIDTH, 8) < 4 ? 0.95 * 0.75 : 0.95;
            assertClose(inked(1, stripe), pixels[i], 1, i % WIDTH + ", " + i / WIDTH);
        }
    }

    /** Five columns and nine rows of values: grid lines 37.5 pixels apart to the right, and 18.75 upwards. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 2.5})
    void theGridLinesLieWhereTheValuesAre(double lineWidth) {
        Projection view = view(ABOVE);
        double bright = lightOnTheSlope(view);
        HeatMapFigure map = map(5, 9, (x, y) -> (1 + x) / 2);
        int[] pixels = new Style(List.of(0.75), 1, lineWidth, true).draw(map, view);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 25; x < 175; x++) {
                double position = (x + 0.5 - 25) / 150;
                double across = fromMultiple(x + 0.5 - 25, 37.5);
                double along = fromMultiple(y + 0.5, 18.75);
                double grid = 0.22 * Math.max(0, Math.min(1, 0.5 + 0.4 * lineWidth - Math.min(across, along)));
                double lines = 1 - line(150 * Math.abs(position - 0.75), lineWidth, Double.POSITIVE_INFINITY);
                int expected = inked(position, bright * (1 - grid) * lines);
                assertClose(expected, pixels[y * WIDTH + x], 2, x + ", " + y);
            }
        }
    }

    private static double fromMultiple(double at, double step) {
        return Math.abs(at - step * Math.round(at / step));
    }

    /** The samples are the pixels of a picture of twice the size; where only some of them show anything, a pixel is half clear. */
    @Test
    void aFinerPictureIsTheMeanOfItsSamples() {
        HeatMapFigure map = map(41, 41, (x, y) -> 0.5 + 0.4 * Math.sin(3 * x) * Math.cos(4 * y));
        int width = 101;
        int height = 77;
        Projection view = Projection.fitting(Camera.DEFAULT, 0, 0, width, height);
        int[] samples = Style.PLAIN.draw(map, view.magnified(2, 0, 0), 2 * width, 2 * height, 1);
        int[] pixels = new Style(List.of(), 2, 1, false).draw(map, view, width, height, 1);
        boolean halfClear = false;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = 2 * y * 2 * width + 2 * x;
                int expected = mean(samples[at], samples[at + 1], samples[at + 2 * width], samples[at + 2 * width + 1]);
                assertEquals(expected, pixels[y * width + x], x + ", " + y);
                halfClear |= expected >>> 24 > 0 && expected >>> 24 < 0xFF;
            }
        }
        assertTrue(halfClear);
    }

    private static int mean(int... argb) {
        int mean = 0;
        for (int shift = 24; shift >= 0; shift -= 8) {
            int sum = 0;
            for (int each : argb) {
                sum += each >>> shift & 0xFF;
            }
            mean = mean << 8 | sum / argb.length;
        }
        return mean;
    }

    /** Stripes are as wide whatever the samples. */
    @Test
    void theStripesOfACutSurfaceAreFourPixelsWide() {
        HeatMapFigure map = map(3, 3, (x, y) -> 1.5);
        int[] pixels = new Style(List.of(), 2, 1, false).draw(map, view(ABOVE));
        int bright = inked(1, 0.95);
        int dark = inked(1, 0.95 * 0.75);
        // Of the samples (2x, 2y) … a pixel has x + y, once and twice x + y + ½, and x + y + 1: stripes begin at
        // multiples of 4.
        for (int x = 30; x < 60; x++) {
            int place = Math.floorMod(x + 70, 8);
            if (place % 4 != 3) {
                assertClose(place < 4 ? dark : bright, pixels[70 * WIDTH + x], 1, "pixel " + x);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void anyNumberOfThreadsGivesTheSamePixels(int threads) {
        HeatMapFigure map = map(41, 41, (x, y) -> 1.3 * Math.exp(-3 * x * x - 2 * y * y) - 0.2);
        Style style = new Style(List.of(0.3, 0.6), 2, 1, true);
        Projection view = view(Camera.DEFAULT);
        assertArrayEquals(style.draw(map, view), style.draw(map, view, WIDTH, HEIGHT, threads));
    }
}
