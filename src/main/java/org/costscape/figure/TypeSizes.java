package org.costscape.figure;

import java.awt.Font;

/**
 * Type and spacing of a figure in layout units, all in proportion to one factor.
 *
 * @param factor 1 at the base layout of 800 × 600 units; less where a figure is small or its text long
 */
record TypeSizes(Fonts fonts, double factor) {
    /** 11 pt as a screen counts them (96 to the inch), on the base layout. */
    private static final double BODY = 11 * 96 / 72.0;

    private static final double MARGIN = 16;

    /** From these sizes on, type has its full size. */
    private static final double FULL_WIDTH = 500;

    private static final double FULL_HEIGHT = 250;

    /** The sizes for a layout of {@code width} × {@code height} units, before its text is known. */
    static TypeSizes fitting(Fonts fonts, double width, double height) {
        return new TypeSizes(fonts, Math.min(1, Math.min(width / FULL_WIDTH, height / FULL_HEIGHT)));
    }

    TypeSizes smaller() {
        return new TypeSizes(fonts, 0.92 * factor);
    }

    Font title() {
        return fonts.bold(1.2 * BODY * factor);
    }

    Font caption() {
        return fonts.regular(0.88 * BODY * factor);
    }

    Font axisTitle() {
        return fonts.regular(0.95 * BODY * factor);
    }

    Font tick() {
        return fonts.regular(0.86 * BODY * factor);
    }

    Font legend() {
        return fonts.regular(0.9 * BODY * factor);
    }

    /** The empty border of a figure. */
    double margin() {
        return space(MARGIN);
    }

    /** A length given for factor 1. */
    double space(double length) {
        return length * factor;
    }
}
