package org.costscape.curvature;

import java.util.SplittableRandom;
import org.costscape.file.BadInputException;
import org.costscape.parameter.Randomness;

/**
 * The trace of a symmetric matrix, estimated by Hutchinson's method: the mean of zᵀAz over random vectors z of signs ±1.
 *
 * <p>Reference: Hutchinson, "A stochastic estimator of the trace of the influence matrix for Laplacian smoothing splines",
 * Communications in Statistics 19, 1990.
 *
 * @param value the estimate of tr A
 * @param standardError standard deviation of zᵀAz over √vectors; 0 where the trace is exact
 * @param vectors number of random vectors, or n where the trace was summed up exactly
 */
public record Trace(double value, double standardError, int vectors) {
    /**
     * Takes as many products as vectors; no more than n, with which the trace is exact.
     *
     * @param vectors number of random vectors, at least 2
     * @param seed of the random vectors
     */
    public static Trace of(SymmetricOperator a, int vectors, long seed) {
        if (vectors < 2) {
            throw new BadInputException("vectors of the trace: expected at least 2, found " + vectors);
        }
        if (a.size() <= vectors) {
            return exact(a);
        }
        SplittableRandom random = Randomness.of(seed, "hutchinson");
        double mean = 0;
        double squares = 0; // of the deviations from the mean
        for (int i = 0; i < vectors; i++) {
            double[] z = Vectors.signs(random, a.size());
            double deviation = Vectors.dot(z, a.times(z)) - mean;
            mean += deviation / (i + 1);
            squares += deviation * deviation * i / (i + 1);
        }
        return new Trace(mean, Math.sqrt(squares / (vectors - 1) / vectors), vectors);
    }

    private static Trace exact(SymmetricOperator a) {
        double sum = 0;
        for (int i = 0; i < a.size(); i++) {
            double[] unit = new double[a.size()];
            unit[i] = 1;
            sum += a.times(unit)[i];
        }
        return new Trace(sum, 0, a.size());
    }
}
