package org.costscape.figure;

import java.util.List;

/**
 * Pictures that belong together, in as many rows as they take.
 *
 * @param title what they are
 * @param note said behind the title in secondary text; may be empty
 * @param tiles at least one
 * @param valueTitle quantity of the first picture's values, for a bar of its colours; without a bar where it is empty
 */
public record ImageGroup(String title, String note, List<ImageTile> tiles, String valueTitle) {
    public ImageGroup {
        tiles = List.copyOf(tiles);
        if (tiles.isEmpty()) {
            throw new IllegalArgumentException("group '" + title + "': expected at least one picture, found none");
        }
    }
}
