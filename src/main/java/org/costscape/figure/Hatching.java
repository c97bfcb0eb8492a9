package org.costscape.figure;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** The pattern of what has no value. */
final class Hatching {
    private static final int SIDE = 6;
    private static final int STRIPE = 2;

    private Hatching() {}

    /** Fills a shape with lines, in layout units. */
    static void fill(Graphics2D g, Shape shape, Theme theme) {
        Rectangle2D bounds = shape.getBounds2D();
        Shape clip = g.getClip();
        g.clip(shape);
        Ground.fill(g, bounds, theme);
        g.setColor(Theme.HATCHING);
        g.setStroke(Strokes.TRAIL);
        double height = bounds.getHeight();
        for (double x = bounds.getMinX(); x < bounds.getMaxX() + height; x += SIDE) {
            g.draw(new Line2D.Double(x, bounds.getMinY(), x - height, bounds.getMaxY()));
        }
        g.setClip(clip);
    }

    /** The same at one point of the layout, as 0xAARRGGBB. */
    static int at(double x, double y, Graphics2D g, Theme theme) {
        if ((x + y) % SIDE < STRIPE) {
            return Theme.HATCHING.getRGB();
        }
        return Ground.isOpaque(g) ? theme.background().getRGB() : 0;
    }
}
