package org.costscape.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.costscape.figure.HeatMapFigure;
import org.costscape.figure.PaintedPanel.Spot;
import org.costscape.figure.ValueGrid;
import org.junit.jupiter.api.Test;

class BallPathTest {
    private static final int SIDE = 81;
    private static final double[] AXIS =
            IntStream.range(0, SIDE).mapToDouble(i -> -2 + 4.0 * i / (SIDE - 1)).toArray();

    private interface Height {
        double at(double x, double y);
    }

    @Test
    void inARoundBowlItRollsStraightToTheMiddle() {
        List<Spot> way = BallPath.from(map((x, y) -> x * x + y * y), 1.2, 0.9, 1, 1);

        Spot end = way.get(way.size() - 1);
        assertEquals(0, Math.hypot(end.x(), end.y()), 0.05);
        way.forEach(spot -> assertEquals(0.75 * spot.x(), spot.y(), 0.05));
    }

    @Test
    void itNeverRollsUp() {
        List<Spot> way = BallPath.from(map((x, y) -> Math.pow(1 - x * y, 2)), -1.5, 1.7, 1, 1);

        for (int i = 1; i < way.size(); i++) {
            assertTrue(way.get(i).value() < way.get(i - 1).value());
        }
        assertTrue(way.get(way.size() - 1).value() < 0.01 * way.get(0).value());
    }

    /** Where a unit of y is long in parameter space, the same slope along y means less: J = x² + y² falls along (x, y/100). */
    @Test
    void itFollowsTheLengthsOfTheAxesInParameterSpace() {
        List<Spot> way = BallPath.from(map((x, y) -> x * x + y * y), 1, 1, 1, 10);

        Spot early = way.stream().filter(spot -> spot.x() < 0.2).findFirst().orElseThrow();
        assertTrue(early.y() > 0.9, () -> "" + early);
    }

    @Test
    void itStopsAtTheEdgeOfTheMap() {
        List<Spot> way = BallPath.from(map((x, y) -> x), 0, 0, 1, 1);

        assertEquals(-2, way.get(way.size() - 1).x(), 0.05);
    }

    @Test
    void onAPlainItStaysWhereItIs() {
        assertEquals(1, BallPath.from(map((x, y) -> 3), 0.3, 0.3, 1, 1).size());
    }

    private static HeatMapFigure map(Height height) {
        double[][] values = new double[SIDE][SIDE];
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < SIDE; j++) {
                values[i][j] = height.at(AXIS[i], AXIS[j]);
            }
        }
        return HeatMapFigure.of("title", "", "x", "y", "J", ValueGrid.of(AXIS, AXIS, values));
    }
}
