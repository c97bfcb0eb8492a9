package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FigureRecordsTest {
    private static String refusal(Runnable construction) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, construction::run).getMessage());
    }

    @Test
    void pointsAreCopiedInAndOut() {
        double[] x = {0, 1};
        double[] y = {2, 3};
        Points points = Points.of(x, y);

        x[0] = 99;
        points.y()[1] = 99;

        assertEquals(Points.of(new double[] {0, 1}, new double[] {2, 3}), points);
    }

    @Test
    void pointsOfDifferentLengthsAreRefusedWithBothLengths() {
        assertTrue(refusal(() -> Points.of(new double[3], new double[2])).contains("found 3 x and 2 y"));
    }

    @Test
    void anXThatIsNotFiniteIsRefused() {
        assertTrue(refusal(() -> Points.of(new double[] {Double.NaN}, new double[1]))
                .contains("NaN at index 0"));
    }

    @Test
    void aFigureWithoutPanelsIsRefused() {
        assertTrue(refusal(() -> CurveFigure.of("t", "", "x")).contains("expected at least 1, found 0"));
    }

    @Test
    void aWeightOfZeroIsRefused() {
        assertTrue(refusal(() -> Panel.of("y").withWeight(0)).contains("found 0.0"));
    }

    @Test
    void aLogarithmicAxisFromZeroIsRefused() {
        assertTrue(refusal(() -> new Panel("y", 1, List.of(), List.of(), true, Scale.LOG))
                .contains("fromZero"));
    }

    @Test
    void anEmptyRangeIsRefused() {
        assertTrue(refusal(() -> new Range(1, 1)).contains("[1.0, 1.0]"));
    }

    @Test
    void theLegendCountsThePointsThatAreNotFinite() {
        Curve curve = Curve.of("training", Role.TRAINING, new double[] {0, 1, 2}, new double[] {1, Double.NaN, 1});
        CurveFigure figure = CurveFigure.of("t", "", "x", Panel.of("y", curve));

        assertEquals(
                "training (1 of 3 points not finite)", LegendLabel.of(curve).textIn(figure));
    }

    @Test
    void aPointInTwoPanelsIsCountedOnce() {
        double[] x = {0, 1, 2};
        Curve cost = Curve.of("noise", Role.TRAINING, x, new double[] {1, Double.NaN, 1});
        Curve error = Curve.of("noise", Role.TRAINING, x, new double[] {Double.NaN, Double.NaN, 1});
        CurveFigure figure = CurveFigure.of("t", "", "x", Panel.of("y", cost), Panel.of("z", error));

        assertEquals("noise (2 of 3 points not finite)", LegendLabel.of(cost).textIn(figure));
    }

    /** Before and after have colours of the palette too; they stand in figures of their own. */
    @Test
    void everyRoleHasAColourOfItsOwnInEachTheme() {
        Set<Role> step = EnumSet.of(Role.BEFORE, Role.AFTER);
        Set<Role> others = EnumSet.allOf(Role.class);
        others.removeAll(step);
        for (Theme theme : Theme.values()) {
            for (Set<Role> together : List.of(step, others)) {
                assertEquals(
                        together.size(),
                        together.stream()
                                .map(theme::of)
                                .collect(Collectors.toSet())
                                .size());
            }
        }
    }
}
