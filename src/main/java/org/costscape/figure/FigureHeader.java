package org.costscape.figure;

import java.awt.Graphics2D;

/** Title and caption at the top of a figure. */
record FigureHeader(TextBlock title, TextBlock caption, TypeSizes sizes) {
    private static final double CAPTION_GAP = 3;
    private static final double GAP = 13;

    static FigureHeader of(Figure figure, TypeSizes sizes, double width) {
        double text = width - 2 * sizes.margin();
        return new FigureHeader(
                TextBlock.wrapped(figure.title(), sizes.title(), sizes.fonts().context(), text),
                TextBlock.wrapped(
                        figure.caption(), sizes.caption(), sizes.fonts().context(), text),
                sizes);
    }

    /** Where the rest of the figure begins. */
    double bottom() {
        return captionTop() + caption.height() + sizes.space(GAP);
    }

    void draw(Graphics2D g, Theme theme) {
        title.drawLeft(g, sizes.margin(), sizes.margin(), theme.text());
        caption.drawLeft(g, sizes.margin(), captionTop(), theme.secondaryText());
    }

    private double captionTop() {
        return sizes.margin() + title.height() + sizes.space(CAPTION_GAP);
    }
}
