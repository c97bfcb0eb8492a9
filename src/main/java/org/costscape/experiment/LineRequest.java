package org.costscape.experiment;

import java.util.Optional;
import org.costscape.file.BadInputException;
import org.costscape.landscape.AlphaGrid;
import org.costscape.training.RunFolder;

/**
 * What to evaluate along which line.
 *
 * @param start what is at α = 0
 * @param end the snapshot at α = 1
 * @param grid the positions α
 * @param statistics whose statistics batch normalizations take
 * @param moving which parameters move
 * @param endRun the run of the snapshot at α = 1, where it is another one
 * @param gradientNorm whether the norm of the gradient is measured, which takes a gradient at each point
 */
public record LineRequest(
        LineStart start,
        SnapshotChoice end,
        AlphaGrid grid,
        StatisticsChoice statistics,
        Moving moving,
        Optional<RunFolder> endRun,
        boolean gradientNorm) {
    /** From the initialization to the best snapshot on held-out data, on the default grid, statistics recomputed. */
    public static final LineRequest DEFAULT =
            new LineRequest(SnapshotChoice.FIRST, SnapshotChoice.BEST, AlphaGrid.DEFAULT, StatisticsChoice.RECOMPUTED);

    /** Between two points of one run, along which everything moves. */
    public LineRequest(LineStart start, SnapshotChoice end, AlphaGrid grid, StatisticsChoice statistics) {
        this(start, end, grid, statistics, Moving.ALL, Optional.empty());
    }

    /** Without the norm of the gradient. */
    public LineRequest(
            LineStart start,
            SnapshotChoice end,
            AlphaGrid grid,
            StatisticsChoice statistics,
            Moving moving,
            Optional<RunFolder> endRun) {
        this(start, end, grid, statistics, moving, endRun, false);
    }

    /** The same at other positions. */
    public LineRequest on(AlphaGrid other) {
        return new LineRequest(start, end, other, statistics, moving, endRun, gradientNorm);
    }

    /** The same from another start. */
    LineRequest from(LineStart other) {
        return new LineRequest(other, end, grid, statistics, moving, endRun, gradientNorm);
    }

    /** The same, where other parameters move. */
    LineRequest moving(Moving other) {
        return new LineRequest(start, end, grid, statistics, other, endRun, gradientNorm);
    }

    /**
     * The same for a run of an experiment, with what the experiment decides filled in.
     *
     * @throws BadInputException if the statistics do not fit the network or the line
     */
    public LineRequest in(Experiment experiment) {
        boolean ofSnapshots = start instanceof SnapshotChoice && moving.isAll();
        if (statistics.mode() == StatisticsChoice.Mode.INTERPOLATED && !ofSnapshots) {
            throw new BadInputException("statistics: there are no running statistics "
                    + (moving.isAll() ? "of " + start.text() : "where only " + moving.text() + " moves")
                    + " to interpolate from; choose recomputed, frozen or batch");
        }
        return new LineRequest(start, end, grid, statistics.in(experiment), moving, endRun, gradientNorm);
    }
}
