package org.costscape.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.costscape.landscape.TrajectoryCoordinates;
import org.costscape.landscape.TrajectoryPoint;
import org.costscape.parameter.Randomness;

/**
 * A walk of N(0, I) steps from 0 in many dimensions, whose step T is taken for a solution: what trajectory coordinates show of
 * a path that goes nowhere. With r = t/T, in the limit of many dimensions
 *
 * <p>α/L = r, β/L = √(r(1 − r)) for r ≤ 1, a semicircle; then α/L = 1, β/L = √(r − 1).
 *
 * <p>So an arc alone is no evidence that the cost function is curved.
 *
 * <p>Reference: the limit follows from E[θ_sᵀθ_t] = d min(s, t) and the law of large numbers over the d dimensions. See also
 * Antognini and Sohl-Dickstein, "PCA of high dimensional random walks with comparison to neural network training", NeurIPS
 * 2018, for principal components.
 *
 * @param dimension d
 * @param seed of the steps
 */
public record RandomWalk(int dimension, long seed) {
    /** The limit of α/L and β/L at r = t/T, at least 0. */
    public static TrajectoryPoint limit(double r) {
        return r <= 1 ? new TrajectoryPoint(r, Math.sqrt(r * (1 - r))) : new TrajectoryPoint(1, Math.sqrt(r - 1));
    }

    /**
     * α/L and β/L of one walk, at given times. The walk goes from one of these to the next by N(0, Δt I), which is the sum of
     * the steps between them.
     *
     * @param times t, rising from 0
     * @param solution which of the times is T
     */
    public List<TrajectoryPoint> simulate(double[] times, int solution) {
        SplittableRandom random = Randomness.of(seed, "random walk");
        double[] at = new double[dimension];
        List<double[]> positions = new ArrayList<>();
        for (int i = 0; i < times.length; i++) {
            double scale = Math.sqrt(times[i] - (i == 0 ? 0 : times[i - 1]));
            for (int k = 0; k < dimension; k++) {
                at[k] += scale * random.nextGaussian();
            }
            positions.add(Arrays.copyOf(at, dimension));
        }
        TrajectoryCoordinates coordinates =
                TrajectoryCoordinates.between(new double[dimension], positions.get(solution));
        return positions.stream()
                .map(coordinates::of)
                .map(p -> new TrajectoryPoint(p.alpha() / coordinates.length(), p.beta() / coordinates.length()))
                .toList();
    }
}
