package org.costscape.curvature;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.costscape.file.BadInputException;
import org.costscape.parameter.Randomness;

/**
 * The algebraically largest and the smallest eigenvalues of a symmetric matrix with their eigenvectors, by Lanczos'
 * method with full reorthogonalization from a random vector of a seed.
 *
 * <p>It ends when the estimated residuals of all of them are below {@code tolerance} · ‖A‖, or the steps are used up. Where the vectors
 * span an invariant subspace before, it goes on from another random vector orthogonal to it, so that eigenvalues that occur
 * several times are found as often, as far as they are asked for; a space of n dimensions is searched wholly. Otherwise an
 * eigenvalue that occurs several times may be found once.
 *
 * <p>The basis takes 8n bytes a step. The component of an eigenvector that is largest in size is above 0.
 *
 * @param largest number of eigenvalues from the largest down
 * @param smallest number of eigenvalues from the smallest up; one of both is at least 1
 * @param steps the most steps, more than those two together unless n is smaller
 * @param tolerance of a residual, relative to the largest absolute value of an eigenvalue
 * @param seed of the random vectors
 */
public record Lanczos(int largest, int smallest, int steps, double tolerance, long seed) {
    /** A residual that is small enough wherever nothing else is asked for. */
    public static final double TOLERANCE = 1e-6;

    /** Steps between two looks at the residuals. */
    private static final int EVERY = 5;

    public Lanczos {
        if (largest < 0 || smallest < 0 || largest + smallest == 0) {
            throw new BadInputException(
                    "eigenvalues: expected at least 1, found " + largest + " largest and " + smallest + " smallest");
        }
        if (steps < 1) {
            throw new BadInputException("Lanczos steps: expected at least 1, found " + steps);
        }
    }

    /** As many eigenvalues at both ends. */
    public Lanczos(int count, int steps, double tolerance, long seed) {
        this(count, count, steps, tolerance, seed);
    }

    /** Most products that {@link #of} takes. */
    public int products(int n) {
        return Math.min(n, steps) + Math.min(n, largest) + Math.min(n, smallest);
    }

    /** The ends of the spectrum of A. */
    public Spectrum of(SymmetricOperator a) {
        SplittableRandom random = Randomness.of(seed, "lanczos");
        KrylovBasis basis = new KrylovBasis(a, Vectors.gaussian(random, a.size()));
        int most = Math.min(a.size(), steps);
        int invariant = 0; // subspaces, each of which holds an eigenvector of every eigenvalue that is left
        boolean ended = false;
        while (!ended && basis.size() < most) {
            if (basis.extend()) {
                ended = invariant == 0 && basis.size() % EVERY == 0 && converged(basis);
            } else {
                invariant++;
                ended = invariant == Math.max(largest, smallest);
                if (!ended && basis.size() < most) {
                    basis.restart(Vectors.gaussian(random, a.size()));
                }
            }
        }
        return spectrum(a, basis, ended || basis.size() == a.size() || (invariant == 0 && converged(basis)));
    }

    private boolean converged(KrylovBasis basis) {
        if (basis.size() < largest + smallest) {
            return false;
        }
        Tridiagonal t = basis.projected();
        int last = t.size() - 1;
        return IntStream.concat(IntStream.range(0, largest), IntStream.range(t.size() - smallest, t.size()))
                .allMatch(i -> basis.remainder() * Math.abs(t.component(i, last)) <= tolerance * t.norm());
    }

    private Spectrum spectrum(SymmetricOperator a, KrylovBasis basis, boolean converged) {
        Tridiagonal t = basis.projected();
        return new Spectrum(
                pairs(a, basis, t, largest, i -> i),
                pairs(a, basis, t, smallest, i -> t.size() - 1 - i),
                basis.size(),
                converged);
    }

    private static List<Eigenpair> pairs(
            SymmetricOperator a, KrylovBasis basis, Tridiagonal t, int count, IntUnaryOperator index) {
        return IntStream.range(0, Math.min(count, t.size()))
                .map(index)
                .mapToObj(i -> pair(a, t.value(i), basis.combine(t.vector(i))))
                .toList();
    }

    private static Eigenpair pair(SymmetricOperator a, double value, double[] vector) {
        Vectors.scale(vector, Math.signum(Vectors.largestInSize(vector)) / Vectors.norm(vector));
        double[] residual = a.times(vector);
        Vectors.add(residual, -value, vector);
        return new Eigenpair(value, Vectors.norm(residual), vector);
    }
}
