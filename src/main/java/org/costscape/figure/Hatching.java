package org.costscape.figure;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.TexturePaint;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** The pattern of what has no value. */
final class Hatching {
    private static final int SIDE = 6;

    private Hatching() {}

    /** Fills a shape with lines, in layout units. */
    static void fill(Graphics2D g, Shape shape, Theme theme) {
        Rectangle2D bounds = shape.getBounds2D();
        Shape clip = g.getClip();
        g.clip(shape);
        g.setColor(theme.background());
        g.fill(bounds);
        g.setColor(Theme.HATCHING);
        g.setStroke(Strokes.TRAIL);
        double height = bounds.getHeight();
        for (double x = bounds.getMinX(); x < bounds.getMaxX() + height; x += SIDE) {
            g.draw(new Line2D.Double(x, bounds.getMinY(), x - height, bounds.getMaxY()));
        }
        g.setClip(clip);
    }

    /** The same for cells with sharp borders, in pixels. */
    static TexturePaint on(Theme theme) {
        BufferedImage tile = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < SIDE; j++) {
                tile.setRGB(
                        i,
                        j,
                        (i + j) % SIDE < 2
                                ? Theme.HATCHING.getRGB()
                                : theme.background().getRGB());
            }
        }
        return new TexturePaint(tile, new Rectangle2D.Double(0, 0, SIDE, SIDE));
    }
}
