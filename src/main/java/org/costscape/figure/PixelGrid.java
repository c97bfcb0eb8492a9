package org.costscape.figure;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/**
 * The pixels under a rectangle of a drawing in layout units, so that an image painted for them is shown pixel by pixel.
 *
 * @param scale pixels per layout unit
 * @param left of the first pixel, in pixels of the picture
 * @param originX where the layout's origin is, in pixels of the picture
 */
record PixelGrid(double scale, int left, int top, int width, int height, double originX, double originY) {
    static PixelGrid under(Graphics2D g, Rectangle2D area) {
        AffineTransform layout = g.getTransform();
        Rectangle2D pixels = layout.createTransformedShape(area).getBounds2D();
        int left = (int) Math.floor(pixels.getMinX());
        int top = (int) Math.floor(pixels.getMinY());
        return new PixelGrid(
                layout.getScaleX(),
                left,
                top,
                Math.max(1, (int) Math.ceil(pixels.getMaxX()) - left),
                Math.max(1, (int) Math.ceil(pixels.getMaxY()) - top),
                layout.getTranslateX(),
                layout.getTranslateY());
    }

    /** A view in layout units, in pixels of the image. */
    Projection of(Projection view) {
        return view.magnified(scale, left - originX, top - originY);
    }

    /** Where the middle of a column of pixels is, in layout units. */
    double xOf(int column) {
        return (left + column + 0.5 - originX) / scale;
    }

    double yOf(int row) {
        return (top + row + 0.5 - originY) / scale;
    }

    void draw(Graphics2D g, BufferedImage image) {
        AffineTransform place = AffineTransform.getTranslateInstance((left - originX) / scale, (top - originY) / scale);
        place.scale(1 / scale, 1 / scale);
        g.drawImage(image, place, null);
    }
}
