package org.costscape.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * A bar that says which colour is which value, with ticks on its right.
 *
 * @param range the values at its lower and its upper end
 */
record ColorBar(
        ColorMap colors,
        Scale scale,
        Range range,
        List<Tick> ticks,
        double left,
        double top,
        double height,
        TypeSizes sizes) {
    static final double WIDTH = 16;
    static final double TICK_GAP = 6;

    private static final int STEPS = 256;
    private static final double TICK_MARK = 3;

    /** The width of the bar with its labels. */
    static double width(List<Tick> ticks, TypeSizes sizes) {
        return sizes.space(WIDTH + TICK_GAP)
                + ticks.stream()
                        .mapToDouble(tick -> label(tick, sizes).width())
                        .max()
                        .orElse(0);
    }

    void draw(Graphics2D g, Theme theme) {
        double bar = sizes.space(WIDTH);
        double step = height / STEPS;
        Object smooth = g.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        for (int k = STEPS - 1; k >= 0; k--) {
            g.setPaint(colors.at((k + 0.5) / STEPS));
            g.fill(new Rectangle2D.Double(left, bottom() - (k + 1) * step, bar, step * Math.min(2, k + 1)));
        }
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, smooth);
        for (Tick tick : ticks) {
            double py = bottom() - scale.position(tick.value(), range) * height;
            TextBlock label = label(tick, sizes);
            g.setColor(theme.secondaryText());
            g.setStroke(Strokes.HAIRLINE);
            g.draw(new Line2D.Double(left + bar, py, left + bar + sizes.space(TICK_MARK), py));
            label.drawLeft(g, left + bar + sizes.space(TICK_GAP), py - label.height() / 2, theme.secondaryText());
        }
    }

    private double bottom() {
        return top + height;
    }

    private static TextBlock label(Tick tick, TypeSizes sizes) {
        return TextBlock.oneLine(tick.label(), sizes.tick(), sizes.fonts().context());
    }
}
