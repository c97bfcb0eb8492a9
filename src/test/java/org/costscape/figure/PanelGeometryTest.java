package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    }
}
