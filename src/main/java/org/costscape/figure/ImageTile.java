package org.costscape.figure;

import java.util.List;

/**
 * One place of an image grid: a picture, and beside it smaller ones in a square, together as high as it.
 *
 * @param caption one short line below it; may be empty
 */
public record ImageTile(GridImage image, List<GridImage> beside, String caption) {
    public ImageTile {
        beside = List.copyOf(beside);
    }

    /** A picture alone. */
    public static ImageTile of(GridImage image, String caption) {
        return new ImageTile(image, List.of(), caption);
    }

    /** Rows, and columns, of the square of smaller pictures. */
    int side() {
        return (int) Math.ceil(Math.sqrt(beside.size()));
    }
}
