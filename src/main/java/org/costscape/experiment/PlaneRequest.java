package org.costscape.experiment;

import org.costscape.file.BadInputException;
import org.costscape.landscape.Normalization;
import org.costscape.landscape.PlaneGrid;

/**
 * What to evaluate over which plane θ₀ + a d₁ + b d₂.
 *
 * @param origin θ₀
 * @param x how d₁ is found
 * @param y how d₂ is found
 * @param orthonormal whether d₁ is scaled to length 1, and d₂ made orthogonal to it and of length 1
 * @param grid the positions a and b
 * @param statistics whose statistics batch normalizations take
 * @param metric what is drawn; the norm of the gradient is measured where it is
 * @param trajectories whether the snapshots of the runs are projected onto the plane
 */
public record PlaneRequest(
        PointChoice origin,
        DirectionRule x,
        DirectionRule y,
        boolean orthonormal,
        PlaneGrid grid,
        StatisticsChoice statistics,
        Metric metric,
        boolean trajectories) {
    /** Around the best snapshot, along two random filter-normalized directions. */
    public static final PlaneRequest DEFAULT = new PlaneRequest(
            PointChoice.BEST,
            new DirectionRule.Random(1, Normalization.FILTER),
            new DirectionRule.Random(2, Normalization.FILTER),
            false,
            PlaneGrid.DEFAULT,
            StatisticsChoice.RECOMPUTED,
            Metric.COST,
            true);

    /** Of which the cost is drawn. */
    public PlaneRequest(
            PointChoice origin,
            DirectionRule x,
            DirectionRule y,
            boolean orthonormal,
            PlaneGrid grid,
            StatisticsChoice statistics,
            boolean trajectories) {
        this(origin, x, y, orthonormal, grid, statistics, Metric.COST, trajectories);
    }

    /**
     * The same for runs of an experiment, with what the experiment decides filled in. Filter-normalized directions of a toy are
     * made orthonormal instead: each of its parameters is a filter of its own, and scaled to them all directions would be ±θ₀, sign
     * by sign.
     *
     * @throws BadInputException if the statistics or the metric do not fit it, or it has one parameter alone
     */
    PlaneRequest in(Experiment experiment) {
        boolean toy = experiment.toy();
        if (toy && experiment.layout().size() < 2) {
            throw new BadInputException("expected at least two parameters, which span a plane, found "
                    + experiment.name() + " with one; costscape draw line shows all of its cost");
        }
        return new PlaneRequest(
                origin,
                toy ? asDrawn(x) : x,
                toy ? asDrawn(y) : y,
                orthonormal || (toy && !(asDrawn(x).equals(x) && asDrawn(y).equals(y))),
                grid,
                statistics.in(experiment),
                metric.in(experiment),
                trajectories);
    }

    private static DirectionRule asDrawn(DirectionRule rule) {
        return rule instanceof DirectionRule.Random random && random.normalization() == Normalization.FILTER
                ? new DirectionRule.Random(random.seed(), Normalization.NONE)
                : rule;
    }
}
