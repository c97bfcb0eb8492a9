package org.costscape.dataset;

import org.costscape.file.BadInputException;

/**
 * How the features of an example are laid out as a picture of grey levels: row by row, from the top left.
 *
 * @param height rows, at least 1
 * @param width columns, at least 1
 */
public record PictureShape(int height, int width) {
    public PictureShape {
        if (height < 1 || width < 1) {
            throw new BadInputException("picture: expected at least 1 × 1 pixels, found " + height + " × " + width);
        }
    }

    /** Number of pixels; counted without wrapping round. */
    public long pixels() {
        return (long) height * width;
    }
}
