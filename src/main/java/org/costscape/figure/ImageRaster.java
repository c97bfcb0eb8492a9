package org.costscape.figure;

import java.awt.image.BufferedImage;

/** Turns the values of a {@link GridImage} into pixels. */
final class ImageRaster {
    private ImageRaster() {}

    /**
     * The picture in so many pixels. Each has the colour of the mean value of the area below it: where the picture is magnified by a
     * whole number, that of a single value; where it is made smaller, no row or column is left out.
     */
    static BufferedImage of(GridImage image, int width, int height) {
        double[] byColumn = new double[image.height() * width];
        double[] values =
                image.values().stream().mapToDouble(Double::doubleValue).toArray();
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < width; x++) {
                byColumn[y * width + x] = mean(values, y * image.width(), 1, image.width(), x, width);
            }
        }
        BufferedImage raster = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                double value = mean(byColumn, x, width, image.height(), y, height);
                raster.setRGB(x, y, image.colors().blended(Scale.LINEAR.position(value, image.range())));
            }
        }
        return raster;
    }

    /** The mean of a line of {@code length} values over the part of it below pixel {@code place} of {@code pixels}. */
    private static double mean(double[] values, int first, int stride, int length, int place, int pixels) {
        double from = (double) place * length / pixels;
        double to = (double) (place + 1) * length / pixels;
        double sum = 0;
        for (int i = (int) from; i < length && i < to; i++) {
            sum += values[first + i * stride] * (Math.min(to, i + 1) - Math.max(from, i));
        }
        return sum / (to - from);
    }
}
