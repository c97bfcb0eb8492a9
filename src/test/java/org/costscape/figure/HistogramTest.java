package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistogramTest {
    private static Histogram histogram(List<Double> edges, List<Long> counts) {
        return new Histogram("values", Role.BEFORE, edges, counts, 1.0, 0.5);
    }

    private static List<Double> edges(int bins) {
        return IntStream.rangeClosed(0, bins).mapToObj(i -> (double) i).toList();
    }

    @Test
    void theOutlineIsTheDensityOverBinsOfAnyWidth() {
        Points outline = histogram(List.of(0.0, 1.0, 3.0), List.of(1L, 3L)).outline(new Range(0, 3), 10);
        assertArrayEquals(new double[] {0, 0, 1, 1, 3, 3}, outline.x());
        assertArrayEquals(new double[] {0, 0.25, 0.25, 0.375, 0.375, 0}, outline.y());
    }

    @Test
    void moreBinsThanCanBeToldApartAreTakenTogetherWithoutLossOfArea() {
        Histogram fine = histogram(edges(7), List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L));
        Points outline = fine.outline(new Range(0, 7), 3);
        double area = 0;
        for (int k = 1; k + 1 < outline.size(); k += 2) {
            area += outline.y(k) * (outline.x(k + 1) - outline.x(k));
        }
        assertEquals(8, outline.size());
        assertEquals(1, area, 1e-12);
    }

    @Test
    void theAxisLeavesOutOneValueInAThousandAndSaysSo() {
        List<Long> counts = List.of(1L, 0L, 0L, 5000L, 5000L, 0L, 2L);
        Histogram histogram = histogram(edges(7), counts);
        assertEquals(new Range(3, 5), histogram.core());
        assertEquals(3, histogram.beyond(histogram.core()));
        CurveFigure figure = HistogramFigure.of("t", "", "x", List.of(histogram));
        assertEquals("Beyond the axis: 3 of 10,003 values, as far as 0 and 7.00.", figure.caption());
        assertEquals(3, figure.xRange().orElseThrow().lower());
        assertEquals(
                "",
                HistogramFigure.of("t", "", "x", List.of(histogram(edges(2), List.of(4L, 4L))))
                        .caption());
    }

    @Test
    void theBarReachesFromMeanMinusToMeanPlusDeviation() {
        List<Curve> curves = HistogramFigure.of("t", "", "x", List.of(histogram(edges(2), List.of(4L, 4L))))
                .panels()
                .get(0)
                .curves();
        assertArrayEquals(new double[] {0.5, 1.5}, curves.get(1).points().x());
        assertArrayEquals(new double[] {1}, curves.get(2).points().x());
        assertTrue(curves.get(1).points().y(0) > 0.5, "above the highest density");
    }

    @Test
    void aSpikeIsCutOffSoThatTheOtherBinsAreSeen() {
        CurveFigure figure =
                HistogramFigure.of("t", "", "x", List.of(histogram(edges(4), List.of(970L, 10L, 10L, 10L))));
        assertEquals("The highest bin is cut off, its density is 0.970.", figure.caption());
        assertTrue(figure.panels().get(0).yRange().orElseThrow().upper() < 0.02);
    }

    @Test
    void edgesThatDoNotRiseAndCountsOfNothingAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> histogram(List.of(0.0, 0.0), List.of(1L)));
        assertThrows(IllegalArgumentException.class, () -> histogram(edges(2), List.of(1L)));
        assertThrows(IllegalArgumentException.class, () -> histogram(edges(2), Collections.nCopies(2, 0L)));
    }

    @Test
    void histogramsOfAStepHaveTheColoursOfBeforeAndAfter() {
        Histogram before = histogram(edges(2), List.of(4L, 4L));
        Histogram after = new Histogram("after", Role.AFTER, edges(2), List.of(8L, 1L), 0.6, 0.3);
        Picture picture = FigurePainter.paint(
                HistogramFigure.of("t", "", "x", List.of(before, after)), 3200, 2400, 4, Theme.LIGHT);
        PanelGeometry area = picture.panels().get(0);
        assertTrue(seen(picture, area, 1.5, 0.5, Role.BEFORE));
        assertTrue(seen(picture, area, 1.5, 1.0 / 9, Role.AFTER));
    }

    /** On a stretch of the outline that is longer than its dashes are apart. */
    private static boolean seen(Picture picture, PanelGeometry area, double x, double y, Role role) {
        return IntStream.rangeClosed(-25, 25)
                .flatMap(dx -> IntStream.rangeClosed(-1, 1)
                        .map(dy -> picture.argb((int) area.pxAt(x) + dx, (int) area.pyAt(y) + dy)))
                .anyMatch(argb -> (argb & 0xFFFFFF) == (Theme.LIGHT.of(role).getRGB() & 0xFFFFFF));
    }
}
