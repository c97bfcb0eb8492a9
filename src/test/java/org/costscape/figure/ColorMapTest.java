package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColorMapTest {
    /** What rounding to eight bits may take from the lightness of a colour, of 100. */
    private static final double ROUNDING = 0.05;

    /** Colours of the table over which a rise is larger than what rounding takes, however they are seen. */
    private static final int ROUGH = 4;

    private static double lightness(ColorMap map, int k) {
        return lightness(map, k, ColorVision.NORMAL);
    }

    private static double lightness(ColorMap map, int k, ColorVision vision) {
        return vision.lightness(map.at((k + 0.5) / 256));
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

    @ParameterizedTest
    @EnumSource(ColorVision.class)
    void lightnessRisesAsWellWhateverConeIsLacking(ColorVision vision) {
        for (ColorMap map : ColorMap.values()) {
            int top = map == ColorMap.DIVERGING ? 128 : 256; // there lightness falls again
            for (int k = ROUGH; k < top; k++) {
                String where = map + " at " + k;
                assertTrue(lightness(map, k, vision) > lightness(map, k - ROUGH, vision), where);
                if (map == ColorMap.DIVERGING) {
                    assertTrue(lightness(map, 255 - k, vision) > lightness(map, 255 - k + ROUGH, vision), where);
                }
            }
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
