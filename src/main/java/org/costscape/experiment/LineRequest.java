package org.costscape.experiment;

import org.costscape.landscape.AlphaGrid;

/**
 * What to evaluate along which line.
 *
 * @param start the snapshot at α = 0
 * @param end the snapshot at α = 1
 * @param grid the positions α
 */
public record LineRequest(SnapshotChoice start, SnapshotChoice end, AlphaGrid grid) {
    /** From the initialization to the best snapshot on held-out data, on the default grid. */
    public static final LineRequest DEFAULT =
            new LineRequest(SnapshotChoice.FIRST, SnapshotChoice.BEST, AlphaGrid.DEFAULT);
}
