package org.costscape.experiment;

import java.util.List;
import java.util.Optional;
import org.costscape.landscape.TrajectoryCosts;
import org.costscape.landscape.TrajectoryPoint;
import org.costscape.training.RunFolder;

/**
 * The cost on the surface through a run's trajectory, with all that is needed to compute it again.
 *
 * @param run the run
 * @param definition what the run was trained on
 * @param request what was asked for
 * @param data which examples the costs are means over, for captions
 * @param length L = ‖θ_f − θᵢ‖
 * @param end number of the snapshot θ_f
 * @param snapshots where the snapshots stand
 * @param costs as far as they are computed
 */
public record SurfaceResult(
        RunFolder run,
        RunDefinition definition,
        SurfaceRequest request,
        String data,
        double length,
        int end,
        List<At> snapshots,
        TrajectoryCosts costs) {
    /**
     * A snapshot.
     *
     * @param step number of training steps done
     * @param sha256 hash of θ
     * @param at α and β
     * @param knot whether it sets a new maximum of α, and so lies on the surface
     */
    public record At(int step, String sha256, TrajectoryPoint at, boolean knot) {}

    public SurfaceResult {
        snapshots = List.copyOf(snapshots);
    }

    /** Whether a snapshot lies on the surface: the knots do, and θ_f. */
    public boolean isOnSurface(int snapshot) {
        return snapshot == end || snapshots.get(snapshot).knot();
    }

    /** Whose statistics the batch normalizations take, in a few words; empty where there are none. */
    public Optional<String> statistics() {
        return definition.experiment().network().couplesExamples()
                ? Optional.of(request.statistics().description())
                : Optional.empty();
    }
}
