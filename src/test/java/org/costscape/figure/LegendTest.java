package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** What a legend lists, and where it finds room. */
class LegendTest {
    private static final double[] X = {0, 1, 2, 3};

    private static Curve curve(String label, Role role, double... y) {
        return Curve.of(label, role, X, y);
    }

    private static Legend legend(Panel... panels) {
        return Legend.column(CurveFigure.of("", "", "x", panels), sizes());
    }

    private static TypeSizes sizes() {
        return new TypeSizes(Fonts.bundled(), 1);
    }

    private static final Panel TWO = Panel.of(
            "error", curve("training", Role.TRAINING, 3, 2, 1, 1), curve("held-out", Role.HELD_OUT, 4, 3, 2, 2));

    @Test
    void aCurveAloneBelowItsOwnTitleIsNotListedBesideThoseOfAnotherPanel() {
        Panel alone = Panel.of("density", curve("density", Role.SERIES_1, 1, 2, 3, 4));

        Legend legend = legend(alone, TWO);

        assertEquals(legend(TWO).height(), legend.height(), 1e-9);
        assertFalse(legend.isOf(alone));
        assertTrue(legend.isOf(TWO));
    }

    @Test
    void aCurveAloneIsListedInAFigureOfItsOwnAndWhereOthersShareItsLabel() {
        Panel alone = Panel.of("cost", curve("training", Role.TRAINING, 1, 2, 3, 4));

        assertTrue(legend(alone).isOf(alone));
        assertTrue(legend(alone, TWO).isOf(alone));
    }

    /** What a curve cannot show has to be said, wherever it is. */
    @Test
    void aCurveAloneWithHolesIsListed() {
        Panel alone = Panel.of("density", curve("density", Role.SERIES_1, 1, Double.NaN, 3, 4));

        assertTrue(legend(alone, TWO).isOf(alone));
    }

    /** Curves through all corners leave room at the middle of the right edge. */
    @Test
    void whereNoCornerIsFreeItStandsAtAnEdge() {
        double[] x =
                DoubleStream.iterate(0, each -> each <= 1, each -> each + 0.01).toArray();
        Panel panel = Panel.of(
                        "y",
                        Curve.of(
                                "a curve",
                                Role.TRAINING,
                                x,
                                DoubleStream.of(x).map(each -> 0.05).toArray()),
                        Curve.of(
                                "a curve",
                                Role.TRAINING,
                                x,
                                DoubleStream.of(x).map(each -> 0.95).toArray()))
                .withYRange(new Range(0, 1));
        CurveFigure figure = CurveFigure.of("", "", "x", panel).withXRange(0, 1);
        Legend legend = Legend.column(figure, sizes());
        CurveLayout layout = CurveLayout.of(figure, 800, 600, sizes(), 0);

        Point2D found =
                new LegendPlace(figure, layout.panels(), 10).find(legend).orElseThrow();

        PanelGeometry area = layout.panels().get(0);
        Rectangle place =
                new Rectangle((int) found.getX(), (int) found.getY(), (int) legend.width(), (int) legend.height());
        assertEquals(area.left() + area.width() - 10, place.getMaxX(), 2);
        assertEquals(area.top() + area.height() / 2, place.getCenterY(), 2);
        assertEquals(
                List.of(),
                new LegendPlace(figure, layout.panels(), area.height())
                        .find(legend).stream().toList());
    }
}
