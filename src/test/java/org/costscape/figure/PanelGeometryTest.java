package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PanelGeometryTest {
    private static PanelGeometry panel(Scale yScale) {
        return new PanelGeometry(40, 30, 500, 200, new Range(-0.25, 1.5), new Range(0.01, 10), yScale);
    }

    @ParameterizedTest
    @EnumSource(Scale.class)
    void pixelsAndValuesAreInverseToEachOther(Scale scale) {
        PanelGeometry panel = panel(scale);

        assertEquals(0.7, panel.xAt(panel.pxAt(0.7)), 1e-12);
        assertEquals(3.5, panel.yAt(panel.pyAt(3.5)), 1e-12);
    }

    @ParameterizedTest
    @EnumSource(Scale.class)
    void cornersOfTheDataAreaAreTheEndsOfTheRanges(Scale scale) {
        PanelGeometry panel = panel(scale);

        assertEquals(40, panel.pxAt(-0.25), 1e-9);
        assertEquals(540, panel.pxAt(1.5), 1e-9);
        assertEquals(30, panel.pyAt(10), 1e-9);
        assertEquals(230, panel.pyAt(0.01), 1e-9);
    }

    @ParameterizedTest
    @EnumSource(Scale.class)
    void containsThePixelsOfTheDataAreaOnly(Scale scale) {
        PanelGeometry panel = panel(scale);

        assertTrue(panel.contains(41, 31));
        assertFalse(panel.contains(39, 31));
        assertFalse(panel.contains(41, 231));
        assertFalse(panel.contains(541, 31));
        assertFalse(panel.contains(41, 29));
        assertTrue(panel.contains(40, 30));
        assertTrue(panel.contains(540, 230));
    }

    @Test
    void movedAndMagnifiedItShowsTheSameValues() {
        PanelGeometry moved = panel(Scale.LOG).moved(3, 5);
        assertEquals(new PanelGeometry(43, 35, 500, 200, moved.xRange(), moved.yRange(), Scale.LOG), moved);
        PanelGeometry magnified = panel(Scale.LOG).magnified(2);
        assertEquals(new PanelGeometry(80, 60, 1000, 400, moved.xRange(), moved.yRange(), Scale.LOG), magnified);
        assertEquals(panel(Scale.LOG).xAt(100), magnified.xAt(200), 1e-12);
    }
}
