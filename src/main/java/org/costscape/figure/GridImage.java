package org.costscape.figure;

import java.util.List;

/**
 * A small picture of values, each a colour.
 *
 * @param height rows, at least 1
 * @param width columns, at least 1
 * @param values row by row, from the top left
 * @param colors which colour is which value
 * @param range the values of the first and the last colour; values outside it have the nearer one
 */
public record GridImage(int height, int width, List<Double> values, ColorMap colors, Range range) {
    public GridImage {
        values = List.copyOf(values);
        if (height < 1 || width < 1 || values.size() != (long) height * width) {
            throw new IllegalArgumentException(
                    "image: expected " + height + " × " + width + " values, at least one, found " + values.size());
        }
    }

    /** A picture of grey levels, 0 black and 1 white. */
    public static GridImage grey(int height, int width, List<Double> values) {
        return new GridImage(height, width, values, ColorMap.GREY, new Range(0, 1));
    }

    /** A picture of signed values, 0 in the middle of the colours. */
    public static GridImage signed(int height, int width, List<Double> values, double most) {
        return new GridImage(height, width, values, ColorMap.DIVERGING, new Range(-most, most));
    }
}
