package org.costscape.experiment;

import org.costscape.file.BadInputException;
import org.costscape.landscape.AlphaGrid;

/**
 * What to evaluate along which line.
 *
 * @param start the snapshot at α = 0
 * @param end the snapshot at α = 1
 * @param grid the positions α
 * @param statistics whose statistics batch normalizations take
 */
public record LineRequest(SnapshotChoice start, SnapshotChoice end, AlphaGrid grid, StatisticsChoice statistics) {
    /** From the initialization to the best snapshot on held-out data, on the default grid, statistics recomputed. */
    public static final LineRequest DEFAULT =
            new LineRequest(SnapshotChoice.FIRST, SnapshotChoice.BEST, AlphaGrid.DEFAULT, StatisticsChoice.RECOMPUTED);

    /**
     * The same for a run of an experiment, with what the experiment decides filled in.
     *
     * @throws BadInputException if the statistics do not fit the network
     */
    public LineRequest in(Experiment experiment) {
        return new LineRequest(start, end, grid, statistics.in(experiment));
    }
}
