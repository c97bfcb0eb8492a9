package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColorMapTest {
    /** What rounding to eight bits may take from the lightness of a colour, of 100. */
    private static final double ROUNDING = 0.05;

    /** L* of CIELAB under D65. */
    private static double lightness(Color color) {
        double y = 0.2126729 * linear(color.getRed())
                + 0.7151522 * linear(color.getGreen())
                + 0.0721750 * linear(color.getBlue());
        return y > 216.0 / 24389 ? 116 * Math.cbrt(y) - 16 : 24389.0 / 27 * y;
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static double lightness(ColorMap map, int k) {
        return lightness(map.at((k + 0.5) / 256));
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorMap.class,
            names = {"VIRIDIS", "CIVIDIS", "MAGMA", "GREY"})
    void lightnessRisesFromTheLowestToTheHighestValue(ColorMap map) {
        for (int k = 1; k < 256; k++) {
            assertTrue(lightness(map, k) > lightness(map, k - 1) - ROUNDING, map + " at " + k);
        }
        assertTrue(lightness(map, 255) - lightness(map, 0) > 70);
    }

    @Test
    void theDivergingMapsLightnessRisesToTheMiddleAndFallsAgainEquallyFast() {
        ColorMap map = ColorMap.DIVERGING;
        for (int k = 1; k < 128; k++) {
            assertTrue(lightness(map, k) > lightness(map, k - 1) - ROUNDING, "at " + k);
            assertEquals(lightness(map, k), lightness(map, 255 - k), 0.5, "at " + k);
        }
    }

    @Test
    void theDivergingMapIsSymmetricAboutZeroWhereThereAreValuesOnBothSides() {
        assertEquals(new Range(-3, 3), ColorMap.DIVERGING.range(new Range(-1, 3)));
        assertEquals(new Range(1, 3), ColorMap.DIVERGING.range(new Range(1, 3)));
        assertEquals(new Range(-1, 3), ColorMap.VIRIDIS.range(new Range(-1, 3)));
    }

    @ParameterizedTest
    @EnumSource(ColorMap.class)
    void blendedColoursPassThroughTheTable(ColorMap map) {
        for (int k = 0; k < 256; k++) {
            double position = (k + 0.5) / 256;
            assertEquals(map.at(position).getRGB() & 0xFFFFFF, map.blended(position), map + " at " + k);
        }
    }
}
