package org.costscape.network;

import java.util.Locale;
import org.costscape.file.BadInputException;

/** What the layers for pictures check: a picture is channels · height · width numbers in this order. */
final class PictureSize {
    private static final int MOST = 10_000;

    private PictureSize() {}

    static void check(String field, int value) {
        if (value < 1 || value > MOST) {
            throw new BadInputException(
                    String.format(Locale.ROOT, "%s: expected 1 … %,d, found %d", field, MOST, value));
        }
    }

    /** That the numbers of one example can be counted in an int. */
    static void checkProduct(int channels, int height, int width) {
        double numbers = (double) channels * height * width;
        if (numbers > Integer.MAX_VALUE) {
            throw new BadInputException(String.format(
                    Locale.ROOT,
                    "channels, height, width: expected at most %,d numbers for an example, found %,.0f (%d × %d × %d)",
                    Integer.MAX_VALUE,
                    numbers,
                    channels,
                    height,
                    width));
        }
    }

    /** That the layer before hands on what this one expects. */
    static void checkInputs(String name, int channels, int height, int width, int inputs) {
        if (inputs != channels * height * width) {
            throw new BadInputException(name + ": expected " + channels * height * width + " inputs (" + channels
                    + " channels × " + height + " × " + width + "), found " + inputs + " from the layer before");
        }
    }
}
