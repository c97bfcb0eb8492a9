package org.costscape.figure;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Draws a {@link FigureSheet} in layout units: title and caption above, the figures in cells of one size below, the bar of
 * colours that they share on their right.
 */
final class SheetPainter {
    private static final double CAPTION_GAP = 3;

    /** How much larger than the figures' own type the header's is. */
    private static final double HEADER = 1.25;

    /** The height of the bar as a share of the cells'. */
    private static final double BAR_HEIGHT = 0.8;

    private static final double BAR_GAP = 6;

    private static final double BAR_TICK_EVERY = 32;
    private static final int MOST_TICKS = 9;

    private final FigureSheet sheet;
    private final double width;
    private final double height;
    private final Theme theme;
    private final int samples;

    SheetPainter(FigureSheet sheet, double width, double height, Theme theme, int samples) {
        this.sheet = sheet;
        this.width = width;
        this.height = height;
        this.theme = theme;
        this.samples = samples;
    }

    /** Draws the figures and says where their panels are, in pixels. */
    List<PaintedPanel> paint(Graphics2D g, Fonts fonts) {
        int rows = (sheet.cells().size() + sheet.columns() - 1) / sheet.columns();
        double header =
                TypeSizes.fitting(fonts, width / sheet.columns(), height / rows).factor();
        TypeSizes sizes = new TypeSizes(fonts, Math.min(1, HEADER * header));
        double top = paintHeader(g, sizes);
        double cellsHeight = Math.max(rows, height - top);
        Optional<ColorBar> bar = sheet.key().map(key -> bar(key, top, cellsHeight, sizes));
        bar.ifPresent(each -> each.draw(g, theme));
        double cellWidth = bar.map(ColorBar::left).orElse(width) / sheet.columns();
        double cellHeight = cellsHeight / rows;
        double scale = TypeSizes.fitting(fonts, cellWidth, cellHeight).factor(); // of lines and points too
        List<PaintedPanel> panels = new ArrayList<>();
        for (int i = 0; i < sheet.cells().size(); i++) {
            int number = i;
            int row = i / sheet.columns();
            double left = i % sheet.columns() * cellWidth;
            double above = top + row * cellHeight;
            Graphics2D cell = (Graphics2D) g.create();
            try {
                cell.translate(left, above);
                cell.scale(scale, scale);
                FigurePainter.paint(
                                sheet.cells().get(i),
                                cell,
                                cellWidth / scale,
                                cellHeight / scale,
                                theme,
                                fonts,
                                samples)
                        .forEach(panel -> panels.add(panel.inCell(number)));
            } finally {
                cell.dispose();
            }
        }
        return panels;
    }

    /** The bar that the cells share, below what it shows. */
    private ColorBar bar(ColorKey key, double top, double cellsHeight, TypeSizes sizes) {
        double barHeight = BAR_HEIGHT * cellsHeight;
        int most = Math.max(2, Math.min(MOST_TICKS, (int) (barHeight / sizes.space(BAR_TICK_EVERY))));
        List<Tick> ticks = key.scale().ticks(key.range(), most);
        double left = Math.max(sheet.columns(), width - sizes.margin() - ColorBar.width(ticks, sizes));
        return new ColorBar(
                key.colors(), key.scale(), key.range(), ticks, left, top + sizes.space(BAR_GAP), barHeight, sizes);
    }

    /** Draws title and caption, and what the bar shows, and says where they end. */
    private double paintHeader(Graphics2D g, TypeSizes sizes) {
        double margin = sizes.margin();
        double text = width - 2 * margin;
        TextBlock title =
                TextBlock.wrapped(sheet.title(), sizes.title(), sizes.fonts().context(), text);
        TextBlock caption = TextBlock.wrapped(
                sheet.caption(), sizes.caption(), sizes.fonts().context(), text);
        TextBlock key = TextBlock.wrapped(
                sheet.key().map(each -> "colours: " + each.title()).orElse(""),
                sizes.axisTitle(),
                sizes.fonts().context(),
                text);
        title.drawLeft(g, margin, margin, theme.text());
        double captionTop = margin + title.height() + sizes.space(CAPTION_GAP);
        caption.drawLeft(g, margin, captionTop, theme.secondaryText());
        double keyTop = captionTop + caption.height() + (key.height() > 0 ? sizes.space(CAPTION_GAP) : 0);
        key.drawRight(g, width - margin, keyTop, theme.text());
        return keyTop + key.height();
    }
}
