package org.costscape.figure;

import java.awt.Font;
import java.util.List;
import java.util.Optional;

/**
 * Where the parts of a {@link HeatMapFigure} stand, in layout units.
 *
 * <p>From top to bottom: title, caption, the titles of the y axis (left) and of the values (right), the data area with the
 * bar of colours on its right, x tick labels, x title, and one line for each path.
 *
 * @param area the data area
 * @param bar as high as the data area; none where the figure has none
 * @param legend the labels of the paths
 */
record HeatMapLayout(
        TypeSizes sizes,
        TextBlock title,
        TextBlock caption,
        TextBlock xTitle,
        TextBlock yTitle,
        TextBlock valueTitle,
        TrailLegend legend,
        PanelGeometry area,
        Optional<ColorBar> bar,
        List<Tick> xTicks,
        List<Tick> yTicks) {
    static final double TICK_GAP = 6;

    private static final double CAPTION_GAP = 3;
    private static final double HEADER_GAP = 13;
    private static final double TITLE_GAP = 8;
    private static final double BAR_GAP = 18;
    private static final double X_TICK_EVERY = 56;
    private static final double Y_TICK_EVERY = 25;
    private static final int MOST_TICKS = 9;

    /** The legend begins below the data, right of the labels of ticks. */
    private static final double BESIDE_LEGEND = 60;

    /** Lays out {@code figure} in {@code width} × {@code height} units. */
    static HeatMapLayout of(HeatMapFigure figure, double width, double height, TypeSizes sizes) {
        double margin = sizes.margin();
        double text = width - 2 * margin;
        TextBlock title = wrapped(figure.title(), sizes.title(), sizes, text);
        TextBlock caption = wrapped(figure.captionWithHoles("hatched", ""), sizes.caption(), sizes, text);
        TextBlock xTitle = wrapped(figure.xTitle(), sizes.axisTitle(), sizes, text);
        TextBlock yTitle = wrapped(figure.yTitle(), sizes.axisTitle(), sizes, 0.48 * text);
        TextBlock valueTitle = wrapped(figure.bar() ? figure.valueTitle() : "", sizes.axisTitle(), sizes, 0.48 * text);
        TrailLegend legend = new TrailLegend(figure.trails(), sizes, text - sizes.space(BESIDE_LEGEND));

        double header = title.height() + caption.height();
        double top = Math.round(margin
                + (header > 0 ? header + sizes.space(CAPTION_GAP + HEADER_GAP) : 0)
                + Math.max(yTitle.height(), valueTitle.height())
                + sizes.space(TITLE_GAP));
        double below = legend.height() + xTitle.height() + tickLabelHeight(sizes) + margin;
        double dataHeight = Math.max(1, Math.floor(height - below - top));

        Range x =
                figure.isoLines() ? figure.grid().xRange() : ends(figure.grid().xBorders());
        Range y =
                figure.isoLines() ? figure.grid().yRange() : ends(figure.grid().yBorders());
        Range values = figure.range();
        int high = most(dataHeight, sizes.space(Y_TICK_EVERY));
        List<Tick> yTicks = Scale.LINEAR.ticks(y, high);
        List<Tick> valueTicks = figure.scale().ticks(values, high);
        double left = Math.ceil(margin + widest(yTicks, sizes) + sizes.space(TICK_GAP));
        double barLeft = Math.floor(width - margin - ColorBar.width(valueTicks, sizes));
        double right = figure.bar() ? barLeft - sizes.space(BAR_GAP) : width - margin;
        double dataWidth = Math.max(1, Math.floor(right - left));
        List<Tick> xTicks = Scale.LINEAR.ticks(x, most(dataWidth, sizes.space(X_TICK_EVERY)));
        return new HeatMapLayout(
                sizes,
                title,
                caption,
                xTitle,
                yTitle,
                valueTitle,
                legend,
                new PanelGeometry(left, top, dataWidth, dataHeight, x, y, Scale.LINEAR),
                Optional.of(new ColorBar(
                                figure.colors(), figure.scale(), values, valueTicks, barLeft, top, dataHeight, sizes))
                        .filter(bar -> figure.bar()),
                xTicks,
                yTicks);
    }

    double captionTop() {
        return sizes.margin() + title.height() + sizes.space(CAPTION_GAP);
    }

    /** The upper edge of a title above the data area. */
    double titleTop(TextBlock block) {
        return area.top() - sizes.space(TITLE_GAP) - block.height();
    }

    double bottom() {
        return area.top() + area.height();
    }

    double xTitleTop() {
        return bottom() + tickLabelHeight(sizes);
    }

    double legendTop() {
        return xTitleTop() + xTitle.height();
    }

    private static double tickLabelHeight(TypeSizes sizes) {
        return 1.5 * sizes.tick().getSize2D() + sizes.space(TICK_GAP);
    }

    private static int most(double length, double every) {
        return Math.max(2, Math.min(MOST_TICKS, (int) (length / every)));
    }

    private static TextBlock wrapped(String text, Font font, TypeSizes sizes, double width) {
        return TextBlock.wrapped(text, font, sizes.fonts().context(), width);
    }

    private static double widest(List<Tick> ticks, TypeSizes sizes) {
        return ticks.stream()
                .mapToDouble(tick -> TextBlock.oneLine(
                                tick.label(), sizes.tick(), sizes.fonts().context())
                        .width())
                .max()
                .orElse(0);
    }

    private static Range ends(double[] borders) {
        return new Range(borders[0], borders[borders.length - 1]);
    }
}
