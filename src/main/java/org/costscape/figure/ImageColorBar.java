package org.costscape.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;

/**
 * A bar in one line that says which colour is which value: title, lowest value, colours, highest value.
 *
 * @param image whose colours they are
 */
record ImageColorBar(GridImage image, String title, TypeSizes sizes) {
    private static final int STEPS = 128;
    private static final double LENGTH = 76;
    private static final double HEIGHT = 9;
    private static final double GAP = 6;

    double width() {
        return text(title).width() + low().width() + high().width() + sizes.space(LENGTH + 3 * GAP);
    }

    /** Draws it so that it ends at {@code right}, in the line that begins at {@code top}. */
    void draw(Graphics2D g, double right, double top, Theme theme) {
        TextBlock low = low();
        TextBlock high = high();
        double length = sizes.space(LENGTH);
        double left = right - high.width() - sizes.space(GAP) - length;
        high.drawRight(g, right, top, theme.secondaryText());
        low.drawRight(g, left - sizes.space(GAP), top, theme.secondaryText());
        text(title).drawRight(g, left - 2 * sizes.space(GAP) - low.width(), top, theme.secondaryText());
        Object smooth = g.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        double above = top + (low.height() - sizes.space(HEIGHT)) / 2;
        for (int k = 0; k < STEPS; k++) { // each reaches under the next one, so that rounding leaves no seam
            g.setPaint(image.colors().at((k + 0.5) / STEPS));
            double from = left + k * length / STEPS;
            g.fill(new Rectangle2D.Double(
                    from, above, Math.min(2 * length / STEPS, left + length - from), sizes.space(HEIGHT)));
        }
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, smooth);
    }

    private TextBlock low() {
        return text(number(image.range().lower()));
    }

    private TextBlock high() {
        return text(number(image.range().upper()));
    }

    private String number(double value) {
        double step = Math.pow(10, Math.floor(Math.log10(image.range().length())) - 2);
        return NumberText.withStep(
                        step,
                        Math.max(
                                Math.abs(image.range().lower()),
                                Math.abs(image.range().upper())))
                .apply(value);
    }

    private TextBlock text(String text) {
        return TextBlock.oneLine(text, sizes.caption(), sizes.fonts().context());
    }
}
