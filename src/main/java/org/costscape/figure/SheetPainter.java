package org.costscape.figure;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** Draws a {@link FigureSheet} in layout units: title and caption above, the figures in cells of one size below. */
final class SheetPainter {
    private static final double CAPTION_GAP = 3;

    /** How much larger than the figures' own type the header's is. */
    private static final double HEADER = 1.25;

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

    /** Draws the figures and says where their panels are, in layout units. */
    List<PanelGeometry> paint(Graphics2D g, Fonts fonts) {
        int rows = (sheet.cells().size() + sheet.columns() - 1) / sheet.columns();
        double cellWidth = width / sheet.columns();
        double header = TypeSizes.fitting(fonts, cellWidth, height / rows).factor();
        double top = paintHeader(g, new TypeSizes(fonts, Math.min(1, HEADER * header)));
        double cellHeight = Math.max(1, (height - top) / rows);
        double scale = TypeSizes.fitting(fonts, cellWidth, cellHeight).factor(); // of lines and points too
        List<PanelGeometry> panels = new ArrayList<>();
        for (int i = 0; i < sheet.cells().size(); i++) {
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
                        .forEach(panel -> panels.add(panel.magnified(scale).moved(left, above)));
            } finally {
                cell.dispose();
            }
        }
        return panels;
    }

    /** Draws title and caption and says where they end. */
    private double paintHeader(Graphics2D g, TypeSizes sizes) {
        double margin = sizes.margin();
        double text = width - 2 * margin;
        TextBlock title =
                TextBlock.wrapped(sheet.title(), sizes.title(), sizes.fonts().context(), text);
        TextBlock caption = TextBlock.wrapped(
                sheet.caption(), sizes.caption(), sizes.fonts().context(), text);
        title.drawLeft(g, margin, margin, theme.text());
        double captionTop = margin + title.height() + sizes.space(CAPTION_GAP);
        caption.drawLeft(g, margin, captionTop, theme.secondaryText());
        return captionTop + caption.height();
    }
}
