package org.costscape.figure;

/**
 * A label of the point (x, y), joined with it by a thin line; it is placed where it covers no curve and no path.
 *
 * @param text a few words
 */
public record Note(double x, double y, String text) {
    public Note {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException(
                    "note '" + text + "': expected a finite point, found (" + x + ", " + y + ")");
        }
    }
}
