package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Labels of points, ways of balls, bars and logarithmic x axes. */
class NotesTest {
    private static final PanelGeometry AREA =
            new PanelGeometry(40, 30, 500, 300, new Range(-1, 1), new Range(0, 1), Scale.LINEAR);
    private static final TypeSizes SIZES = TypeSizes.fitting(Fonts.bundled(), 800, 600);

    private static TextBlock text(String text) {
        return TextBlock.oneLine(text, SIZES.legend(), SIZES.fonts().context());
    }

    private static List<Line2D> parabola() {
        double[] x = IntStream.rangeClosed(-50, 50).mapToDouble(i -> i / 50.0).toArray();
        double[] y = IntStream.range(0, x.length).mapToDouble(i -> x[i] * x[i]).toArray();
        return NotePainter.segments(Points.of(x, y), Scale.LINEAR, AREA);
    }

    @Test
    void aNoteCoversNoCurveAndNoOtherNoteAndStaysInside() {
        List<Line2D> curve = parabola();
        assertEquals(100, curve.size());
        NotePainter painter = new NotePainter(AREA, SIZES, Theme.LIGHT, curve);
        List<Rectangle2D> places = new ArrayList<>();
        for (double x : new double[] {0, 0.1, -0.6, 0.9}) {
            Point2D at = new Point2D.Double(AREA.pxAt(x), AREA.pyAt(x * x));
            Rectangle2D place = painter.place(at, text("minimum")).orElseThrow();
            assertTrue(curve.stream().noneMatch(line -> line.intersects(place)), "at " + x);
            assertTrue(places.stream().noneMatch(place::intersects), "at " + x);
            assertTrue(new Rectangle2D.Double(40, 30, 500, 300).contains(place), "at " + x);
            painter.avoid(place);
            places.add(place);
        }
    }

    @Test
    void aNoteIsNearestToItsOwnPoint() {
        NotePainter painter = new NotePainter(AREA, SIZES, Theme.LIGHT, List.of());
        List<Note> notes = List.of(new Note(0, 0.5, "1"), new Note(0.05, 0.62, "2"), new Note(-0.05, 0.4, "3"));
        List<NotePainter.Placed> placed = painter.placed(notes);
        assertEquals(3, placed.size());
        for (NotePainter.Placed each : placed) {
            double own = distance(each.at(), each.place());
            assertTrue(
                    placed.stream()
                            .filter(other -> !other.equals(each))
                            .noneMatch(other -> distance(other.at(), each.place()) < own),
                    each.toString());
        }
    }

    private static double distance(Point2D point, Rectangle2D place) {
        double x = Math.max(place.getMinX(), Math.min(point.getX(), place.getMaxX()));
        double y = Math.max(place.getMinY(), Math.min(point.getY(), place.getMaxY()));
        return point.distance(x, y);
    }

    @Test
    void aNoteWithoutRoomIsLeftOut() {
        NotePainter painter = new NotePainter(AREA, SIZES, Theme.LIGHT, parabola());
        painter.avoid(new Rectangle2D.Double(0, 0, 1000, 1000));
        assertEquals(Optional.empty(), painter.place(new Point2D.Double(290, 330), text("minimum")));
    }

    @Test
    void aNoteNeedsAFinitePoint() {
        assertThrows(IllegalArgumentException.class, () -> new Note(Double.NaN, 0, "x"));
    }

    @Test
    void barsHaveTheColoursAndLengthsOfTheirParts() {
        BarFigure figure = new BarFigure(
                "",
                "",
                "steps",
                List.of(new BarFigure.Part("a", Role.TRAINING), new BarFigure.Part("b", Role.HELD_OUT)),
                List.of(new BarFigure.Row("1", List.of(3.0, 1.0)), new BarFigure.Row("2", List.of(0.0, 2.0))),
                Map.of());
        Picture picture = FigurePainter.paint(figure, 800, 600, 1, Theme.LIGHT);
        PanelGeometry area = picture.panels().get(0);
        assertEquals(new Range(0, 4), area.xRange());
        BufferedImage image = picture.image();
        int blue = colour(image, area, 2.2, 0.25);
        int orange = colour(image, area, 3.8, 0.25);
        assertEquals(blue, colour(image, area, 0.3, 0.25));
        assertEquals(orange, colour(image, area, 0.3, 0.75));
        assertTrue(blue != orange);
        assertEquals(0xFFFFFFFF, colour(image, area, 2.6, 0.75));
    }

    private static int colour(BufferedImage image, PanelGeometry area, double x, double down) {
        return image.getRGB((int) area.pxAt(x), (int) (area.top() + down * area.height()));
    }

    @Test
    void barsWithoutAValueForEachPartAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new BarFigure("t", "", "x", List.of(), List.of(new BarFigure.Row("1", List.of(1.0))), Map.of()));
        assertThrows(IllegalArgumentException.class, () -> new BarFigure("t", "", "x", List.of(), List.of(), Map.of()));
    }

    /** Decades are equally far apart; a point at 0 is left out. */
    @Test
    void aLogarithmicXAxisHasEqualDecades() {
        Curve curve = Curve.of("J", Role.TRAINING, new double[] {0, 1, 10, 100}, new double[] {1, 1, 0.5, 0.1});
        CurveFigure figure = CurveFigure.of("t", "", "n", Panel.of("J", curve)).withLogarithmicX();
        PanelGeometry area =
                FigurePainter.paint(figure, 800, 600, 1, Theme.LIGHT).panels().get(0);
        assertEquals(area.pxAt(100) - area.pxAt(10), area.pxAt(10) - area.pxAt(1), 1e-9);
        assertEquals(10, area.xAt(area.pxAt(10)), 1e-9);
        assertTrue(area.pxAt(1) > area.left() && area.xRange().lower() > 0);
    }

    /** The start is hollow, the place of rest filled; the dots between are on the curve. */
    @Test
    void aWayBeginsHollowAndEndsFilled() {
        double[] x = {-0.8, -0.4, 0, 0.4, 0.8};
        Curve way = Curve.of("ball", Role.HELD_OUT, x, new double[] {1, 0.8, 0.6, 0.4, 0.2})
                .drawnAs(Curve.Style.TO_REST);
        CurveFigure figure = CurveFigure.of("t", "", "w", Panel.of("J", way));
        Picture picture = FigurePainter.paint(figure, 800, 600, 1, Theme.LIGHT);
        PanelGeometry area = picture.panels().get(0);
        int[] seen = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            seen[i] = picture.image()
                    .getRGB((int) area.pxAt(x[i]), (int) area.pyAt(way.points().y(i)));
        }
        assertEquals(0xFFFFFFFF, seen[0]);
        assertEquals(0xFFD55E00, seen[4]);
        assertTrue(blue(seen[1]) > blue(seen[2]) && blue(seen[2]) > blue(seen[3]), "dots become darker");
    }

    private static int blue(int rgb) {
        return rgb & 0xFF;
    }
}
