package org.costscape.figure;

import java.util.ArrayList;
import java.util.List;

/**
 * Divides the height between header and x axis among a figure's panels, by their weights.
 *
 * @param bottom the lower edge of the last data area, in layout units
 */
record PanelStack(CurveFigure figure, FigureTexts texts, TypeSizes sizes, double bottom) {
    private static final double PANEL_GAP = 13;
    private static final double Y_TITLE_GAP = 8;

    /** The data areas from {@code left} to {@code right}, the first of them {@code markerHeight} below its y title. */
    List<PanelGeometry> between(double left, double right, double markerHeight) {
        Range xRange = Ranges.ofX(figure);
        double weights = figure.panels().stream().mapToDouble(Panel::weight).sum();
        double data = Math.max(0, bottom - headerBottom() - markerHeight - besidesData());
        double y = headerBottom();
        List<PanelGeometry> stack = new ArrayList<>();
        for (Panel panel : figure.panels()) {
            double gap = stack.isEmpty() ? markerHeight : sizes.space(PANEL_GAP);
            double top = Math.round(y + gap + titleHeight(stack.size()));
            double height = Math.max(1, Math.floor(data * panel.weight() / weights));
            double width = Math.max(1, right - left);
            stack.add(new PanelGeometry(
                    left, top, width, height, xRange, Ranges.ofY(panel), figure.xScale(), panel.scale()));
            y = top + height;
        }
        return stack;
    }

    /** The height of panel {@code i}'s y title, if it has one, with the space below it. */
    double titleHeight(int i) {
        double height = texts.yTitles().get(i).height();
        return height > 0 ? height + sizes.space(Y_TITLE_GAP) : 0;
    }

    private double headerBottom() {
        return sizes.margin() + texts.headerHeight(sizes);
    }

    private double besidesData() {
        double height = (figure.panels().size() - 1) * sizes.space(PANEL_GAP);
        for (int i = 0; i < figure.panels().size(); i++) {
            height += titleHeight(i);
        }
        return height;
    }
}
