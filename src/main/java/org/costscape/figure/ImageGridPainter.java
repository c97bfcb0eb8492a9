package org.costscape.figure;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;

/** Draws an {@link ImageGridFigure} in layout units. */
final class ImageGridPainter {
    /** Pictures with a side of less than this share of the height make the type smaller. */
    private static final double LEAST_SIDE = 0.03;

    private static final double LEAST_FACTOR = 0.2;

    private final ImageGridFigure figure;
    private final double width;
    private final double height;
    private final Theme theme;

    ImageGridPainter(ImageGridFigure figure, double width, double height, Theme theme) {
        this.figure = figure;
        this.width = width;
        this.height = height;
        this.theme = theme;
    }

    /** Draws the figure; it has no axes, so no panels either. */
    void paint(Graphics2D g, Fonts fonts) {
        ImageGridLayout layout = layout(g, fonts);
        layout.header().draw(g, theme);
        for (int i = 0; i < figure.groups().size(); i++) {
            ImageGroup group = figure.groups().get(i);
            drawTitle(g, layout, group, layout.top(i));
            for (int k = 0; k < group.tiles().size(); k++) {
                double[] corner = layout.corner(i, k);
                drawTile(g, layout, group.tiles().get(k), corner[0], corner[1]);
            }
        }
    }

    private ImageGridLayout layout(Graphics2D g, Fonts fonts) {
        double scale = g.getTransform().getScaleX();
        TypeSizes sizes = TypeSizes.fitting(fonts, width, height);
        ImageGridLayout layout = ImageGridLayout.of(figure, width, height, scale, sizes);
        while (layout.side() < LEAST_SIDE * height && sizes.factor() > LEAST_FACTOR) {
            sizes = sizes.smaller();
            layout = ImageGridLayout.of(figure, width, height, scale, sizes);
        }
        return layout;
    }

    private void drawTitle(Graphics2D g, ImageGridLayout layout, ImageGroup group, double top) {
        TextBlock title = layout.title(group);
        TextBlock note = layout.note(group);
        title.drawLeft(g, layout.sizes().margin(), top, theme.text());
        double below = 0.85
                * (layout.sizes().axisTitle().getSize2D()
                        - layout.sizes().caption().getSize2D());
        note.drawLeft(g, layout.noteLeft(group), top + below, theme.secondaryText());
        if (!group.valueTitle().isEmpty()) {
            layout.bar(group).draw(g, width - layout.sizes().margin(), top + below, theme);
        }
    }

    private void drawTile(Graphics2D g, ImageGridLayout layout, ImageTile tile, double left, double top) {
        TypeSizes sizes = layout.sizes();
        drawImage(g, tile.image(), left, top, layout.side());
        double besideLeft = left + layout.side() + sizes.space(ImageGridLayout.BESIDE_GAP);
        double step = layout.side() / Math.max(1, tile.side());
        for (int k = 0; k < tile.beside().size(); k++) {
            int row = k / tile.side();
            int column = k % tile.side();
            drawImage(g, tile.beside().get(k), besideLeft + column * step, top + row * step, step);
        }
        TextBlock.oneLine(tile.caption(), sizes.tick(), sizes.fonts().context())
                .drawCentred(
                        g,
                        left + layout.side() / 2,
                        top + layout.side() + sizes.space(ImageGridLayout.CAPTION_GAP),
                        theme.secondaryText());
    }

    /** Draws a picture into a square on whole pixels, magnified by a whole number where that fills most of the square. */
    private static void drawImage(Graphics2D g, GridImage image, double left, double top, double side) {
        AffineTransform layout = g.getTransform();
        double scale = layout.getScaleX();
        int longest = Math.max(image.height(), image.width());
        double times = ImageGridLayout.crisp(side * scale, longest) / longest;
        int across = (int) Math.max(1, Math.round(times * image.width()));
        int down = (int) Math.max(1, Math.round(times * image.height()));
        double x = Math.round(left * scale + layout.getTranslateX() + (side * scale - across) / 2);
        double y = Math.round(top * scale + layout.getTranslateY() + (side * scale - down) / 2);
        AffineTransform place = AffineTransform.getTranslateInstance(
                (x - layout.getTranslateX()) / scale, (y - layout.getTranslateY()) / scale);
        place.scale(1 / scale, 1 / scale);
        g.drawImage(ImageRaster.of(image, across, down), place, null);
    }
}
