package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColorVisionTest {
    /** Colours that differ by less in CIELAB are not told apart with certainty in a thin line. */
    private static final double APART = 10;

    /** The roles that one chart may show together. */
    private static final List<Role> SERIES = List.of(
            Role.TRAINING, Role.HELD_OUT, Role.SERIES_1, Role.SERIES_2, Role.SERIES_3, Role.SERIES_4, Role.SERIES_5);

    private static final int TRAILS = 5;

    @Test
    void greyHasNoHueAndNoVisionChangesIt() {
        for (ColorVision vision : ColorVision.values()) {
            assertEquals(0, vision.lightness(Color.BLACK), 1e-9, vision.name());
            assertEquals(100, vision.lightness(Color.WHITE), 1e-4, vision.name());
            assertEquals(53.585, vision.lightness(new Color(128, 128, 128)), 1e-3, vision.name());
        }
    }

    @Test
    void redAndGreenOfOneLightnessLookAlikeToThoseWhoLackTheGreenCone() {
        Color red = new Color(0xC05A4E);
        Color green = new Color(0x6E8B2F);
        assertTrue(ColorVision.NORMAL.difference(red, green) > 60);
        assertTrue(ColorVision.DEUTAN.difference(red, green) < 20);
    }

    @ParameterizedTest
    @EnumSource(value = ColorVision.class, names = "GREY", mode = EnumSource.Mode.EXCLUDE)
    void everyTwoSeriesDifferInColourWhateverConeIsLacking(ColorVision vision) {
        for (Theme theme : Theme.values()) {
            for (Role one : SERIES) {
                for (Role other : SERIES.subList(0, SERIES.indexOf(one))) {
                    double difference = vision.difference(theme.of(one), theme.of(other));
                    assertTrue(difference > APART, theme + ": " + other + ", " + one + ": " + difference);
                }
            }
        }
    }

    @Test
    void seriesThatAreAlikeInGreyDifferInDashesAndInTheShapeOfTheirPoints() {
        for (Theme theme : Theme.values()) {
            for (Role one : SERIES) {
                for (Role other : SERIES.subList(0, SERIES.indexOf(one))) {
                    boolean apart = ColorVision.GREY.difference(theme.of(one), theme.of(other)) > APART;
                    assertTrue(apart || drawnOtherwise(one, other), theme + ": " + other + ", " + one);
                }
            }
        }
    }

    private static boolean drawnOtherwise(Role one, Role other) {
        return !Arrays.equals(
                        Strokes.curve(one).getDashArray(), Strokes.curve(other).getDashArray())
                && !sameOutline(Strokes.point(one), Strokes.point(other));
    }

    @ParameterizedTest
    @EnumSource(ColorVision.class)
    void everySeriesAndTrailStandsOutFromItsGround(ColorVision vision) {
        for (Theme theme : Theme.values()) {
            for (Role role : Role.values()) {
                assertTrue(vision.difference(theme.of(role), theme.background()) > 2 * APART, theme + ": " + role);
            }
        }
        for (int i = 0; i < TRAILS; i++) {
            assertTrue(vision.difference(Theme.trail(i), Color.WHITE) > 2 * APART, "trail " + i); // its halo
        }
    }

    @ParameterizedTest
    @EnumSource(ColorVision.class)
    void beforeAndAfterDifferInColourEvenInGrey(ColorVision vision) {
        for (Theme theme : Theme.values()) {
            assertTrue(vision.difference(theme.of(Role.BEFORE), theme.of(Role.AFTER)) > APART, theme.name());
        }
    }

    @ParameterizedTest
    @EnumSource(ColorVision.class)
    void everyTwoTrailsDifferInColourOrInTheShapeOfTheirMarkers(ColorVision vision) {
        List<Role> roles = List.of(Role.values()); // trail i has the marker of role i
        for (int i = 0; i < TRAILS; i++) {
            for (int k = 0; k < i; k++) {
                boolean apart = vision.difference(Theme.trail(i), Theme.trail(k)) > APART;
                boolean shaped = !sameOutline(Strokes.point(roles.get(i)), Strokes.point(roles.get(k)));
                assertTrue(apart || (vision == ColorVision.GREY && shaped), vision + ": " + k + ", " + i);
            }
        }
    }

    @Test
    void shapesAreComparedByTheirOutline() {
        Shape point = Strokes.point(Role.SERIES_1);
        assertTrue(sameOutline(point, AffineTransform.getTranslateInstance(0, 0).createTransformedShape(point)));
    }

    private static boolean sameOutline(Shape one, Shape other) {
        return new Area(one).equals(new Area(other));
    }
}
