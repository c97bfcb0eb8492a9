package org.costscape.figure;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The labels of a figure's curves beside a sample of their lines, one below the other or in rows. */
final class Legend {
    private static final double SAMPLE = 32;
    private static final double AFTER_SAMPLE = 7;
    private static final double BETWEEN = 22;

    /** Wider than any picture. */
    private static final double UNLIMITED = 1e6;

    /** An entry's place, relative to the legend's upper left corner. */
    private record Entry(LegendLabel label, TextBlock text, double left, double top) {}

    private final TypeSizes sizes;
    private final List<Entry> entries = new ArrayList<>();
    private double width;
    private double height;

    private Legend(TypeSizes sizes) {
        this.sizes = sizes;
    }

    /** A legend with one entry below the other. */
    static Legend column(CurveFigure figure, TypeSizes sizes) {
        Legend legend = new Legend(sizes);
        texts(figure, sizes, UNLIMITED).forEach((label, text) -> legend.add(label, text, 0, legend.height));
        return legend;
    }

    /** A legend whose entries stand in one row of at most {@code width}, or else in columns. */
    static Legend rows(CurveFigure figure, TypeSizes sizes, double width) {
        Legend legend = new Legend(sizes);
        Map<LegendLabel, TextBlock> texts = texts(figure, sizes, width);
        double widest =
                texts.values().stream().mapToDouble(legend::advance).max().orElse(0);
        boolean oneRow = texts.values().stream().mapToDouble(legend::advance).sum() <= width + sizes.space(BETWEEN);
        double x = 0;
        double y = 0;
        for (Map.Entry<LegendLabel, TextBlock> each : texts.entrySet()) {
            double advance = oneRow ? legend.advance(each.getValue()) : widest;
            if (x > 0 && !oneRow && x + advance > width + sizes.space(BETWEEN)) {
                x = 0;
                y = legend.height;
            }
            legend.add(each.getKey(), each.getValue(), x, y);
            x += advance;
        }
        return legend;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    /** Whether it lists a curve of a panel. */
    boolean isOf(Panel panel) {
        return panel.curves().stream()
                .map(LegendLabel::of)
                .anyMatch(label ->
                        entries.stream().anyMatch(entry -> entry.label().equals(label)));
    }

    void draw(Graphics2D g, double left, double top, Theme theme) {
        for (Entry entry : entries) {
            double x = left + entry.left();
            double y = top + entry.top();
            double middle = y + 0.62 * sizes.legend().getSize2D();
            drawSample(g, entry.label(), x, middle, theme);
            entry.text().drawLeft(g, x + sizes.space(SAMPLE + AFTER_SAMPLE), y, theme.text());
        }
    }

    private void drawSample(Graphics2D g, LegendLabel label, double x, double y, Theme theme) {
        double end = x + sizes.space(SAMPLE);
        if (label.way()) {
            BallWay.drawSample(g, x, end, y, theme.of(label.role()), theme);
            return;
        }
        g.setColor(theme.of(label.role()));
        g.setStroke(Strokes.curve(label.role()));
        g.draw(new Line2D.Double(x, y, end, y));
    }

    private void add(LegendLabel label, TextBlock text, double left, double top) {
        entries.add(new Entry(label, text, left, top));
        width = Math.max(width, left + sizes.space(SAMPLE + AFTER_SAMPLE) + text.width());
        height = Math.max(height, top + text.height());
    }

    /** The distance from an entry in a row to the next. */
    private double advance(TextBlock text) {
        return sizes.space(SAMPLE + AFTER_SAMPLE + BETWEEN) + text.width();
    }

    private static Map<LegendLabel, TextBlock> texts(CurveFigure figure, TypeSizes sizes, double width) {
        double textWidth = width - sizes.space(SAMPLE + AFTER_SAMPLE);
        Map<LegendLabel, TextBlock> texts = new LinkedHashMap<>();
        for (Panel panel : figure.panels()) {
            for (Curve curve : panel.curves()) {
                LegendLabel label = LegendLabel.of(curve);
                String text = label.textIn(figure);
                if (!text.equals(label.label()) || !isAlone(label, panel, figure)) {
                    texts.computeIfAbsent(
                            label,
                            key -> TextBlock.wrapped(
                                    text, sizes.legend(), sizes.fonts().context(), textWidth));
                }
            }
        }
        return texts;
    }

    /** Whether nothing else is in one of several panels, whose title names it then, and the label in no other. */
    private static boolean isAlone(LegendLabel label, Panel panel, CurveFigure figure) {
        return figure.panels().size() > 1
                && panel.curves().stream().map(LegendLabel::of).allMatch(label::equals)
                && figure.panels().stream()
                        .filter(other -> !other.equals(panel))
                        .flatMap(other -> other.curves().stream())
                        .map(LegendLabel::of)
                        .noneMatch(label::equals);
    }
}
