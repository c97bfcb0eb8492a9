package org.costscape.figure;

import java.util.Objects;
import org.costscape.file.BadInputException;

/**
 * The size and look of a figure in a file.
 *
 * @param width the width in pixels
 * @param height the height in pixels
 * @param dpi pixels per inch on paper: how large a file says that the figure is, without influence on the pixels
 * @param transparent whether what is beneath the figure is its background
 */
public record ExportOptions(int width, int height, int dpi, Theme theme, boolean transparent) {
    private static final int LEAST_PER_SIDE = 100;
    private static final int MOST_PER_SIDE = 30_000;
    private static final long MOST_PIXELS = 400_000_000;
    private static final int MOST_DPI = 10_000;

    /** The width at which type has its base size. */
    private static final double BASE_WIDTH = 800;

    public ExportOptions {
        Objects.requireNonNull(theme, "export options: theme");
        requireWithin("width", width, LEAST_PER_SIDE, MOST_PER_SIDE, "pixels");
        requireWithin("height", height, LEAST_PER_SIDE, MOST_PER_SIDE, "pixels");
        requireWithin("dpi", dpi, 1, MOST_DPI, "pixels per inch");
        if ((long) width * height > MOST_PIXELS) {
            throw new BadInputException("picture size: expected at most 400 million pixels, found " + width + " × "
                    + height + "; choose a smaller width or height");
        }
    }

    /** On the background of the theme. */
    public ExportOptions(int width, int height, int dpi, Theme theme) {
        this(width, height, dpi, theme, false);
    }

    /** The same in the colours of another theme. */
    public ExportOptions withTheme(Theme newTheme) {
        return new ExportOptions(width, height, dpi, newTheme, transparent);
    }

    /** Half a page wide: 1600 × 1200 pixels at 300 dpi on white. */
    public static ExportOptions halfPage() {
        return new ExportOptions(1600, 1200, 300, Theme.LIGHT);
    }

    /** Pixels per layout unit: a larger picture is the same picture, magnified. */
    double scale() {
        return width / BASE_WIDTH;
    }

    private static void requireWithin(String name, int value, int least, int most, String unit) {
        if (value < least || value > most) {
            throw new BadInputException(
                    "picture " + name + ": expected " + least + " to " + most + " " + unit + ", found " + value);
        }
    }
}
