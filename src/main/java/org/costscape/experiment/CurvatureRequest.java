package org.costscape.experiment;

import org.costscape.file.BadInputException;

/**
 * What to compute of the Hessian at which point of a run.
 *
 * @param at the snapshot
 * @param count number of eigenvalues at each end of the spectrum, 1 … 100
 * @param traceVectors number of random vectors for the trace, 2 … 10,000
 * @param densityVectors number of random vectors for the spectral density, 0 (none of it) … 1,000
 * @param rho distance ρ of the sharpness, more than 0
 */
public record CurvatureRequest(SnapshotChoice at, int count, int traceVectors, int densityVectors, double rho) {
    /** Five eigenvalues at each end at the best snapshot, without the density. */
    public static final CurvatureRequest DEFAULT = new CurvatureRequest(SnapshotChoice.BEST, 5, 30, 0, 0.05);

    public CurvatureRequest {
        check("eigenvalues at each end", count, 1, 100);
        check("random vectors for the trace", traceVectors, 2, 10_000);
        check("random vectors for the density", densityVectors, 0, 1_000);
        if (!(rho > 0) || !Double.isFinite(rho)) {
            throw new BadInputException("rho: expected a finite number above 0, found " + rho);
        }
    }

    private static void check(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new BadInputException(field + ": expected " + least + " … " + most + ", found " + value);
        }
    }
}
