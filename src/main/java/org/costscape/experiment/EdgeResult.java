package org.costscape.experiment;

import java.util.List;
import java.util.OptionalDouble;
import org.costscape.training.RunFolder;

/**
 * The largest eigenvalue of the Hessian of the training cost along a run, beside the limit of stable steps.
 *
 * @param run the run
 * @param definition what the run was trained on
 * @param data which examples the cost is a mean over, for captions
 * @param points one for each snapshot, in order of steps
 */
public record EdgeResult(RunFolder run, RunDefinition definition, String data, List<Point> points) {
    public EdgeResult {
        points = List.copyOf(points);
    }

    /**
     * One snapshot.
     *
     * @param step number of training steps done
     * @param sha256 hash of θ
     * @param lambda λ_max, not a number where the cost is not finite
     * @param residual ‖Hv − λ_max v‖
     * @param learningRate η in force
     * @param limit the largest λ at which steps with this η and momentum are stable, if it is known of the optimizer
     */
    public record Point(
            int step, String sha256, double lambda, double residual, double learningRate, OptionalDouble limit) {}

    /** Whether the optimizer has such a limit at one of them. */
    boolean limited() {
        return points.stream().anyMatch(point -> point.limit().isPresent());
    }
}
