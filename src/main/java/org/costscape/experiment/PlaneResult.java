package org.costscape.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.costscape.cost.Evaluation;
import org.costscape.landscape.Surface;
import org.costscape.training.RunFolder;

/**
 * The cost over a plane, with all that is needed to compute it again.
 *
 * @param runs the runs; the first one's cost is evaluated
 * @param definition what the first run was trained on
 * @param request what was asked for
 * @param originSha256 hash of θ₀
 * @param axes the two directions, as they are after all scaling
 * @param cosine of the angle between them
 * @param data which examples the costs are means over, for captions
 * @param clamped number of points of the grid where an interpolated variance is below 0 and counts as 0
 * @param surface the costs, as far as they are computed
 * @param trajectories the runs' snapshots in the plane, once the surface is complete
 */
public record PlaneResult(
        List<RunFolder> runs,
        RunDefinition definition,
        PlaneRequest request,
        String originSha256,
        List<DirectionFacts> axes,
        double cosine,
        String data,
        int clamped,
        Surface surface,
        List<Trajectory> trajectories) {
    public PlaneResult {
        runs = List.copyOf(runs);
        axes = List.copyOf(axes);
        trajectories = List.copyOf(trajectories);
    }

    /**
     * The snapshots of a run in the plane.
     *
     * @param run its folder as it was given
     * @param points in order of steps
     */
    public record Trajectory(String run, List<Point> points) {}

    /**
     * A snapshot in the plane, by least squares.
     *
     * @param step number of steps done
     * @param a coordinate along d₁
     * @param b coordinate along d₂
     * @param residual distance of the snapshot from the plane
     * @param train its own cost on the training set
     * @param projectedTrain the cost at its projection, (a, b), on the training set
     * @param heldOut its own cost on the held-out set, if anything is held out
     * @param projectedHeldOut the cost at its projection on the held-out set
     */
    public record Point(
            int step,
            double a,
            double b,
            double residual,
            Evaluation train,
            Evaluation projectedTrain,
            Optional<Evaluation> heldOut,
            Optional<Evaluation> projectedHeldOut) {}

    PlaneResult with(Surface other) {
        return new PlaneResult(
                runs, definition, request, originSha256, axes, cosine, data, clamped, other, trajectories);
    }

    PlaneResult with(List<Trajectory> others) {
        return new PlaneResult(runs, definition, request, originSha256, axes, cosine, data, clamped, surface, others);
    }

    /** Whether the point (0, 0), the origin itself, is on the grid. */
    public boolean originOnGrid() {
        return Arrays.stream(surface.a()).anyMatch(a -> a == 0)
                && Arrays.stream(surface.b()).anyMatch(b -> b == 0);
    }

    /** Whose statistics the batch normalizations take, in a few words; empty where there are none. */
    public Optional<String> statistics() {
        if (!definition.experiment().network().couplesExamples()) {
            return Optional.empty();
        }
        String description = switch (request.statistics().mode()) {
            case INTERPOLATED -> "Running statistics interpolated between the snapshots that span the plane";
            default -> request.statistics().description();
        };
        return Optional.of(description
                + (clamped == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "; variances below 0 set to 0 at %,d of %,d points",
                                clamped,
                                request.grid().size())));
    }
}
