package org.costscape.figure;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where the parts of a {@link CurveFigure} stand, in layout units.
 *
 * <p>From top to bottom: title, caption, for each panel its y title and data area (the first with the labels of
 * markers between them), x tick labels, x title, room for a legend. All text but the x title is flush left.
 *
 * @param stack how the height is divided among the panels
 * @param panels the data areas, with one left and one right edge
 * @param yTicks the ticks of each panel
 * @param markers the labels above the first data area
 */
record CurveLayout(
        PanelStack stack,
        List<PanelGeometry> panels,
        List<Tick> xTicks,
        List<List<Tick>> yTicks,
        MarkerLabels markers) {
    private static final double TICK_LABELS = 1.5;
    private static final double TICK_GAP = 6;
    private static final double LEGEND_GAP = 9;
    private static final double X_TICK_EVERY = 56;
    private static final double X_TICK_GAP = 14;
    private static final double Y_TICK_EVERY = 25;
    private static final int MOST_Y_TICKS = 8;

    /**
     * Lays out {@code figure} in {@code width} × {@code height} units.
     *
     * @param legendHeight the height of a legend below the figure, 0 for none
     */
    static CurveLayout of(CurveFigure figure, double width, double height, TypeSizes sizes, double legendHeight) {
        double margin = sizes.margin();
        FigureTexts texts = FigureTexts.of(figure, sizes, width - 2 * margin);
        double legend = legendHeight > 0 ? legendHeight + sizes.space(LEGEND_GAP) : 0;
        double bottom = height - margin - legend - texts.xTitle().height() - tickLabelHeight(sizes);
        PanelStack stack = new PanelStack(figure, texts, sizes, bottom);

        List<PanelGeometry> provisional = stack.between(margin, width - margin, 0);
        List<List<Tick>> yTicks = yTicks(figure, provisional, sizes);
        double left = Math.ceil(margin + widest(yTicks, sizes) + sizes.space(TICK_GAP));
        List<Tick> xTicks = xTicks(figure, provisional.get(0).xRange(), width - margin - left, sizes);
        double lastLabel = sizes.space(4) + widest(List.of(xTicks), sizes) / 2;
        double right = Math.floor(width - Math.max(margin, lastLabel));

        PanelGeometry first = stack.between(left, right, 0).get(0);
        MarkerLabels markers = MarkerLabels.above(first, figure.markers(), sizes, width);
        return new CurveLayout(stack, stack.between(left, right, markers.height()), xTicks, yTicks, markers);
    }

    FigureTexts texts() {
        return stack.texts();
    }

    TypeSizes sizes() {
        return stack.sizes();
    }

    double left() {
        return panels.get(0).left();
    }

    double centre() {
        return left() + panels.get(0).width() / 2;
    }

    /** The upper edge of panel {@code i}'s y title. */
    double yTitleTop(int i) {
        return panels.get(i).top() - (i == 0 ? markers.height() : 0) - stack.titleHeight(i);
    }

    double xTitleTop() {
        PanelGeometry last = panels.get(panels.size() - 1);
        return last.top() + last.height() + tickLabelHeight();
    }

    double legendTop() {
        return xTitleTop() + texts().xTitle().height() + sizes().space(LEGEND_GAP);
    }

    double tickLabelHeight() {
        return tickLabelHeight(sizes());
    }

    /** The height that is left for data, in all panels together. */
    double dataHeight() {
        return panels.stream().mapToDouble(PanelGeometry::height).sum();
    }

    private static double tickLabelHeight(TypeSizes sizes) {
        return TICK_LABELS * sizes.tick().getSize2D() + sizes.space(6);
    }

    private static List<List<Tick>> yTicks(CurveFigure figure, List<PanelGeometry> panels, TypeSizes sizes) {
        return IntStream.range(0, panels.size())
                .mapToObj(i -> {
                    PanelGeometry panel = panels.get(i);
                    int room = (int) (panel.height() / sizes.space(Y_TICK_EVERY));
                    boolean whole = points(figure.panels().get(i)).allMatch(Points::wholeY);
                    return ticks(panel.yScale(), panel.yRange(), Math.max(2, Math.min(MOST_Y_TICKS, room)), whole);
                })
                .toList();
    }

    /** As many ticks as fit, labels apart from each other. */
    private static List<Tick> xTicks(CurveFigure figure, Range range, double width, TypeSizes sizes) {
        boolean whole = figure.panels().stream().flatMap(CurveLayout::points).allMatch(Points::wholeX);
        int most = Math.max(2, (int) (width / sizes.space(X_TICK_EVERY)));
        List<Tick> ticks = ticks(figure.xScale(), range, most, whole);
        while (most > 2 && ticks.size() * (widest(List.of(ticks), sizes) + sizes.space(X_TICK_GAP)) > width) {
            most--;
            ticks = ticks(figure.xScale(), range, most, whole);
        }
        return ticks;
    }

    private static Stream<Points> points(Panel panel) {
        return panel.curves().stream().map(Curve::points);
    }

    /** Where all values are whole numbers, as steps and ranks are, there is nothing between them. */
    private static List<Tick> ticks(Scale scale, Range range, int most, boolean whole) {
        return whole && scale == Scale.LINEAR ? Ticks.whole(range, most) : scale.ticks(range, most);
    }

    private static double widest(List<List<Tick>> ticks, TypeSizes sizes) {
        return ticks.stream()
                .flatMap(List::stream)
                .mapToDouble(tick -> TextBlock.oneLine(
                                tick.label(), sizes.tick(), sizes.fonts().context())
                        .width())
                .max()
                .orElse(0);
    }
}
