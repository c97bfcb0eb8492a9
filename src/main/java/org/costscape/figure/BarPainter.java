package org.costscape.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Draws a {@link BarFigure} in layout units: header, bars over a grid, x axis, and the parts' names below. */
final class BarPainter {
    private static final double GAP = 10;
    private static final double X_TICK_EVERY = 64;
    private static final double BAR_SHARE = 0.62;
    private static final double THICKEST = 40;
    private static final double SWATCH = 11;
    private static final int ALPHA = 150;

    private final BarFigure figure;
    private final double width;
    private final double height;
    private final Theme theme;

    BarPainter(BarFigure figure, double width, double height, Theme theme) {
        this.figure = figure;
        this.width = width;
        this.height = height;
        this.theme = theme;
    }

    /** Draws the figure and says where its data area is, in layout units; its y counts rows from below. */
    List<PanelGeometry> paint(Graphics2D g, Fonts fonts) {
        TypeSizes sizes = TypeSizes.fitting(fonts, width, height);
        double margin = sizes.margin();
        TextBlock title = wrapped(figure.title(), sizes.title(), sizes);
        TextBlock caption = wrapped(figure.caption(), sizes.caption(), sizes);
        title.drawLeft(g, margin, margin, theme.text());
        caption.drawLeft(g, margin, margin + title.height(), theme.secondaryText());

        double legendTop = drawLegend(g, sizes);
        TextBlock xTitle = wrapped(figure.xTitle(), sizes.axisTitle(), sizes);
        double tickHeight = 1.5 * sizes.tick().getSize2D() + sizes.space(6);
        double bottom = legendTop - sizes.space(GAP) - xTitle.height() - tickHeight;
        double top = margin + title.height() + caption.height() + sizes.space(GAP);
        double left = margin + widest(sizes) + sizes.space(GAP);
        double right = width - margin - sizes.space(2 * GAP);
        PanelGeometry area = new PanelGeometry(
                left,
                top,
                Math.max(1, right - left),
                Math.max(1, bottom - top),
                figure.range(),
                new Range(0, figure.rows().size()),
                Scale.LINEAR);
        drawAxis(g, area, sizes);
        xTitle.drawCentred(g, left + area.width() / 2, bottom + tickHeight, theme.text());
        for (int i = 0; i < figure.rows().size(); i++) {
            drawRow(g, figure.rows().get(i), i, area, sizes);
        }
        return List.of(area);
    }

    private void drawAxis(Graphics2D g, PanelGeometry area, TypeSizes sizes) {
        double bottom = area.top() + area.height();
        int most = Math.max(2, (int) (area.width() / sizes.space(X_TICK_EVERY)));
        g.setStroke(Strokes.HAIRLINE);
        for (Tick tick : Scale.LINEAR.ticks(area.xRange(), most)) {
            double x = area.pxAt(tick.value());
            g.setColor(theme.grid());
            g.draw(new Line2D.Double(x, area.top(), x, bottom));
            TextBlock.oneLine(tick.label(), sizes.tick(), sizes.fonts().context())
                    .drawCentred(g, x, bottom + sizes.space(6), theme.secondaryText());
        }
    }

    private void drawRow(Graphics2D g, BarFigure.Row row, int number, PanelGeometry area, TypeSizes sizes) {
        double room = area.height() / figure.rows().size();
        double high = Math.min(BAR_SHARE * room, sizes.space(THICKEST));
        double top = area.top() + room * number + (room - high) / 2;
        TextBlock label =
                TextBlock.oneLine(row.label(), sizes.legend(), sizes.fonts().context());
        label.drawRight(g, area.left() - sizes.space(GAP), top + (high - label.height()) / 2, theme.text());
        double before = 0;
        for (int i = 0; i < row.values().size(); i++) {
            double from = area.pxAt(before);
            before += row.values().get(i);
            double to = area.pxAt(before);
            g.setColor(pale(figure.parts().get(i).role()));
            g.fill(new Rectangle2D.Double(from, top, to - from, high));
            TextBlock value = TextBlock.oneLine(
                    NumberText.plain(row.values().get(i)),
                    sizes.tick(),
                    sizes.fonts().context());
            if (value.width() + sizes.space(6) < to - from) {
                value.drawCentred(g, (from + to) / 2, top + (high - value.height()) / 2, theme.text());
            }
        }
    }

    /** Draws the names of the parts in rows at the bottom, and says where they begin. */
    private double drawLegend(Graphics2D g, TypeSizes sizes) {
        double margin = sizes.margin();
        double swatch = sizes.space(SWATCH);
        double line = 1.35 * sizes.legend().getSize2D();
        double column = (width - 2 * margin) / 2;
        int lines = (figure.parts().size() + 1) / 2;
        double top = height - margin - lines * line;
        for (int i = 0; i < figure.parts().size(); i++) {
            double x = margin + i % 2 * column;
            int row = i / 2;
            double y = top + row * line;
            g.setColor(pale(figure.parts().get(i).role()));
            g.fill(new Rectangle2D.Double(x, y + (line - swatch) / 2, swatch, swatch));
            TextBlock.oneLine(
                            figure.parts().get(i).label(),
                            sizes.legend(),
                            sizes.fonts().context())
                    .drawLeft(g, x + 1.6 * swatch, y, theme.text());
        }
        return top;
    }

    private Color pale(Role role) {
        Color color = theme.of(role);
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), ALPHA);
    }

    private double widest(TypeSizes sizes) {
        return figure.rows().stream()
                .mapToDouble(row -> TextBlock.oneLine(
                                row.label(), sizes.legend(), sizes.fonts().context())
                        .width())
                .max()
                .orElse(0);
    }

    private TextBlock wrapped(String text, Font font, TypeSizes sizes) {
        return TextBlock.wrapped(text, font, sizes.fonts().context(), width - 2 * sizes.margin());
    }
}
