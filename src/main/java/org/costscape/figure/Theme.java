package org.costscape.figure;

import java.awt.Color;

/** The colours of figures: the same roles on a light and on a dark ground. */
public enum Theme {
    LIGHT,
    DARK;

    /** What is hatched has no finite value. */
    static final Color HATCHING = new Color(0x9AA3AF);

    private static final Color[] TRAILS = {
        new Color(0xD62728), new Color(0x000000), new Color(0xCC79A7), new Color(0xE69F00), new Color(0x56B4E9)
    };

    private static final int GRID_ALPHA = Math.round(0.12f * 255);

    Color background() {
        return choose(0xFFFFFF, 0x14171C);
    }

    Color text() {
        return choose(0x1B1F24, 0xE8EAED);
    }

    Color secondaryText() {
        return choose(0x5B6470, 0x9AA3AF);
    }

    /** The walls of a box, behind what is in it. */
    Color wall() {
        return choose(0xF6F7F9, 0x1C2027);
    }

    Color floor() {
        return choose(0xF0F2F5, 0x22272F);
    }

    /** The edges of a box. */
    Color line() {
        return choose(0xC4CAD3, 0x444B57);
    }

    Color grid() {
        return new Color(text().getRed(), text().getGreen(), text().getBlue(), GRID_ALPHA);
    }

    /** The colour of a curve: Okabe and Ito's palette, ordered so that neighbours differ in lightness too. */
    Color of(Role role) {
        return switch (role) {
            case TRAINING -> choose(0x0072B2, 0x56B4E9);
            case HELD_OUT -> choose(0xD55E00, 0xE69F00);
            case SERIES_1 -> choose(0x009E73, 0x009E73);
            case SERIES_2 -> choose(0xCC79A7, 0xCC79A7);
            case SERIES_3 -> choose(0xE69F00, 0xD55E00);
            case SERIES_4 -> choose(0x56B4E9, 0xF0E442);
            case SERIES_5 -> choose(0x000000, 0xFFFFFF);
            case BEFORE -> choose(0x56B4E9, 0x56B4E9);
            case AFTER -> choose(0xD55E00, 0xD55E00);
        };
    }

    /** The colour of a path over a heat map, the same on every ground. */
    static Color trail(int i) {
        return TRAILS[i % TRAILS.length];
    }

    private Color choose(int light, int dark) {
        return new Color(this == LIGHT ? light : dark);
    }
}
