package org.costscape.experiment;

import org.costscape.file.BadInputException;
import org.costscape.landscape.TrajectoryGrid;

/**
 * Which trajectory surface to evaluate.
 *
 * @param end the snapshot θ_f
 * @param columns number of positions α
 * @param rows number of positions β
 * @param statistics whose statistics batch normalizations take
 * @param metric what is drawn; the norm of the gradient is measured where it is
 */
public record SurfaceRequest(SnapshotChoice end, int columns, int rows, StatisticsChoice statistics, Metric metric) {
    /** To the last snapshot, 51 × 51 points, statistics recomputed. */
    public static final SurfaceRequest DEFAULT = new SurfaceRequest(
            SnapshotChoice.LAST, TrajectoryGrid.DEFAULT_SIDE, TrajectoryGrid.DEFAULT_SIDE, StatisticsChoice.RECOMPUTED);

    public SurfaceRequest {
        TrajectoryGrid.check(columns, rows);
        if (statistics.mode() == StatisticsChoice.Mode.INTERPOLATED) {
            throw new BadInputException("statistics: expected recomputed, frozen or batch, because a surface has no"
                    + " running statistics to interpolate, found interpolated");
        }
    }

    /** Of which the cost is drawn. */
    public SurfaceRequest(SnapshotChoice end, int columns, int rows, StatisticsChoice statistics) {
        this(end, columns, rows, statistics, Metric.COST);
    }

    /**
     * The same for a run of an experiment, with what the experiment decides filled in.
     *
     * @throws BadInputException if the statistics or the metric do not fit it
     */
    public SurfaceRequest in(Experiment experiment) {
        return new SurfaceRequest(end, columns, rows, statistics.in(experiment), metric.in(experiment));
    }
}
