package org.costscape.experiment;

import java.util.List;
import org.costscape.landscape.TrajectoryPoint;
import org.costscape.theory.RandomWalk;
import org.costscape.training.RunFolder;

/**
 * The coordinates of runs along and beside the line to their solutions, with those of a random walk at the same times.
 *
 * @param request what was asked for
 * @param runs at least one
 */
public record TrajectoryResult(TrajectoryRequest request, List<OfRun> runs) {
    public TrajectoryResult {
        runs = List.copyOf(runs);
    }

    /** What the runs are called, in their order. */
    public List<String> names() {
        return RunNames.of(runs.stream().map(OfRun::run).toList());
    }

    /**
     * A snapshot.
     *
     * @param step number of training steps done
     * @param sha256 hash of θ
     * @param at α and β, in the unit of the request
     * @param knot whether it sets a new maximum of α
     * @param walk of the random walk at t/T = step over the step of θ_f, in the same unit
     * @param limit what {@link RandomWalk#limit} says there, in the same unit
     */
    public record Step(
            int step, String sha256, TrajectoryPoint at, boolean knot, TrajectoryPoint walk, TrajectoryPoint limit) {}

    /**
     * The trajectory of one run.
     *
     * @param run the run
     * @param definition what it was trained on
     * @param end number of the snapshot θ_f
     * @param length L = ‖θ_f − θᵢ‖, in the unit of the parameters
     * @param walk the random walk
     * @param steps in order of steps
     */
    public record OfRun(
            RunFolder run, RunDefinition definition, int end, double length, RandomWalk walk, List<Step> steps) {
        public OfRun {
            steps = List.copyOf(steps);
        }

        /** The largest β/L. */
        public double largestBeta(TrajectoryRequest request) {
            double beta =
                    steps.stream().mapToDouble(step -> step.at().beta()).max().orElseThrow();
            return request.relative() ? beta : beta / length;
        }
    }
}
