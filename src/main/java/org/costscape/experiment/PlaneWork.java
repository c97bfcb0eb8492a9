package org.costscape.experiment;

import java.util.List;
import java.util.Optional;
import org.costscape.landscape.SurfacePoint;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.SubspaceGrid;
import org.costscape.training.RunFolder;

/**
 * A plane made ready to be evaluated.
 *
 * @param runs the first one's cost is evaluated
 * @param request with what the experiment decides filled in
 * @param source of points
 * @param span the plane
 * @param train J on the training set
 * @param heldOut J on the held-out set, if anything is held out
 * @param statistics of the batch normalizations, if there are any
 */
record PlaneWork(
        List<RunFolder> runs,
        PlaneRequest request,
        DirectionSource source,
        PlaneSpan span,
        PlaneCost train,
        Optional<PlaneCost> heldOut,
        Optional<PlaneStatistics> statistics) {
    /** A plane of a run as if it were without batch normalization. */
    static PlaneWork of(
            ExperimentRunner runner,
            List<RunFolder> runs,
            PlaneRequest request,
            DirectionSource source,
            PlaneSpan span,
            Measures measures) {
        return new PlaneWork(
                runs,
                request,
                source,
                span,
                PlaneCost.of(measures.apply(runner.training())),
                runner.heldOut().map(measures).map(PlaneCost::of),
                Optional.empty());
    }

    /** The costs of θ, which is at (a, b) or near it. */
    SurfacePoint cost(double a, double b, ParameterVector theta) {
        return new SurfacePoint(train.at(a, b, theta), heldOut.map(cost -> cost.at(a, b, theta)));
    }

    SubspaceGrid points() {
        return new SubspaceGrid(
                span.plane(), request.grid().a().positions(), request.grid().b().positions());
    }

    /** The points of the grid that are snapshots (or zero, or noise) themselves. */
    OwnCosts ownCosts() {
        OwnCosts own = new OwnCosts(points()).at(0, 0, () -> cost(0, 0, source.origin()));
        corner(request.x()).ifPresent(to -> own.at(1, 0, () -> cost(1, 0, source.point(to))));
        corner(request.y()).ifPresent(to -> own.at(0, 1, () -> cost(0, 1, source.point(to))));
        return own;
    }

    /** The point at θ₀ + d, of a direction that leads from θ₀ to one and is not scaled. */
    private Optional<PointChoice> corner(DirectionRule rule) {
        if (request.orthonormal()) {
            return Optional.empty();
        }
        if (rule instanceof DirectionRule.Toward toward) {
            return Optional.of(toward.to());
        }
        return rule instanceof DirectionRule.Between between && between.from().equals(request.origin())
                ? Optional.of(between.to())
                : Optional.empty();
    }

    SweepKey key() {
        return new SweepKey(runs.get(0))
                .with("plane", points())
                .with(
                        "corners",
                        List.of(
                                corner(request.x()).map(source::sha256).orElse("none"),
                                corner(request.y()).map(source::sha256).orElse("none")))
                .with("gradientNorm", request.metric() == Metric.GRADIENT_NORM)
                .with("statistics", request.statistics().text())
                .with("running", statistics.map(each -> each.key(span)).orElse(List.of()));
    }
}
