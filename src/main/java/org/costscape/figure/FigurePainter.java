package org.costscape.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Paints figures into pixels: the same picture for the screen and for a file. */
public final class FigurePainter {
    /** A surface has smooth edges with so many samples of a pixel in each direction. */
    private static final int SMOOTH = 2;

    private FigurePainter() {}

    /**
     * Paints {@code figure}.
     *
     * @param width the width of the picture in pixels
     * @param height the height of the picture in pixels
     * @param scale pixels per layout unit: multiplies type and lines; 1 on a screen, the pixel ratio on a fine one
     */
    public static Picture paint(Figure figure, int width, int height, double scale, Theme theme) {
        return paint(figure, width, height, scale, theme, SMOOTH);
    }

    /**
     * The same with jagged edges of surfaces, in less than half the time: for a picture that is turned. What of a surface no
     * camera changes is found once, for the surfaces painted last.
     */
    public static Picture paintQuickly(Figure figure, int width, int height, double scale, Theme theme) {
        return paint(figure, width, height, scale, theme, 1);
    }

    /** Paints the picture that a file of pixels with these options holds: for a clipboard. */
    public static Picture paint(Figure figure, ExportOptions options) {
        return paint(
                figure,
                options.width(),
                options.height(),
                options.scale(),
                options.theme(),
                SMOOTH,
                Ground.of(options, true));
    }

    static Picture paint(Figure figure, int width, int height, double scale, Theme theme, int samples) {
        return paint(figure, width, height, scale, theme, samples, Ground.OPAQUE);
    }

    private static Picture paint(
            Figure figure, int width, int height, double scale, Theme theme, int samples, Ground ground) {
        if (width < 1 || height < 1 || !(scale > 0) || !Double.isFinite(scale)) {
            throw new IllegalArgumentException("picture: expected width, height and scale above 0, found " + width
                    + " × " + height + " at " + scale);
        }
        Fonts fonts = Fonts.bundled();
        BufferedImage image = new BufferedImage(
                width, height, ground == Ground.OPAQUE ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        try {
            prepare(g, theme, width, height, ground);
            g.scale(scale, scale);
            return new Picture(image, paint(figure, g, width / scale, height / scale, theme, fonts, samples));
        } finally {
            g.dispose();
        }
    }

    /** Paints what a file of lines and text shows, whose graphics counts in the pixels that the same PNG file would have. */
    static void paint(Figure figure, Graphics2D g, ExportOptions options) {
        double scale = options.scale();
        prepare(g, options.theme(), options.width(), options.height(), Ground.of(options, false));
        g.scale(scale, scale);
        paint(figure, g, options.width() / scale, options.height() / scale, options.theme(), Fonts.bundled(), SMOOTH);
    }

    /** Draws a figure in layout units, and says where its panels are, in pixels. */
    static List<PaintedPanel> paint(
            Figure figure, Graphics2D g, double width, double height, Theme theme, Fonts fonts, int samples) {
        if (figure instanceof CurveFigure curves) {
            return flat(figure, g, new CurvePainter(curves, width, height, theme).paint(g, fonts));
        }
        if (figure instanceof HeatMapFigure map) {
            return flat(figure, g, new HeatMapPainter(map, width, height, theme).paint(g, fonts));
        }
        if (figure instanceof ReliefFigure relief) {
            return List.of(new ReliefPainter(relief, width, height, theme, samples).paint(g, fonts));
        }
        if (figure instanceof BarFigure bars) {
            return flat(figure, g, new BarPainter(bars, width, height, theme).paint(g, fonts));
        }
        if (figure instanceof ImageGridFigure images) {
            new ImageGridPainter(images, width, height, theme).paint(g, fonts);
            return List.of();
        }
        if (figure instanceof GraphFigure graph) {
            new GraphPainter(graph, width, height, theme).paint(g, fonts);
            return List.of();
        }
        if (figure instanceof FigureSheet sheet) {
            return new SheetPainter(sheet, width, height, theme, samples).paint(g, fonts);
        }
        throw new IllegalArgumentException("figure: no painter for " + figure.getClass());
    }

    private static List<PaintedPanel> flat(Figure figure, Graphics2D g, List<PanelGeometry> areas) {
        AffineTransform pixels = g.getTransform();
        List<PaintedPanel> panels = new ArrayList<>();
        for (PanelGeometry area : areas) {
            PanelGeometry place =
                    area.magnified(pixels.getScaleX()).moved(pixels.getTranslateX(), pixels.getTranslateY());
            panels.add(new FlatPanel(figure, 0, panels.size(), place));
        }
        return panels;
    }

    private static void prepare(Graphics2D g, Theme theme, int width, int height, Ground ground) {
        ground.lay(g);
        if (ground == Ground.OPAQUE) {
            g.setColor(theme.background());
            g.fillRect(0, 0, width, height);
        }
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }
}
