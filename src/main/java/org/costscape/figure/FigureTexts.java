package org.costscape.figure;

import java.util.List;

/** The titles of a {@link CurveFigure}, set in lines of the width there is. */
record FigureTexts(TextBlock title, TextBlock caption, TextBlock xTitle, List<TextBlock> yTitles) {
    private static final double CAPTION_GAP = 3;
    private static final double HEADER_GAP = 13;

    static FigureTexts of(CurveFigure figure, TypeSizes sizes, double width) {
        return new FigureTexts(
                TextBlock.wrapped(figure.title(), sizes.title(), sizes.fonts().context(), width),
                TextBlock.wrapped(
                        figure.caption(), sizes.caption(), sizes.fonts().context(), width),
                TextBlock.wrapped(
                        figure.xTitle(), sizes.axisTitle(), sizes.fonts().context(), width),
                figure.panels().stream()
                        .map(panel -> TextBlock.wrapped(
                                panel.yTitle(), sizes.axisTitle(), sizes.fonts().context(), width))
                        .toList());
    }

    double captionTop(TypeSizes sizes) {
        return title.height() + (title.height() > 0 ? sizes.space(CAPTION_GAP) : 0);
    }

    /** The height of title and caption with the space below them. */
    double headerHeight(TypeSizes sizes) {
        double text = captionTop(sizes) + caption.height();
        return text > 0 ? text + sizes.space(HEADER_GAP) : 0;
    }
}
