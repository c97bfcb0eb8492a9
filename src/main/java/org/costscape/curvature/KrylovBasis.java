package org.costscape.curvature;

import java.util.ArrayList;
import java.util.List;

/**
 * The Lanczos process with full reorthogonalization: Qᵀ A Q = T with orthonormal columns Q (n, m) and T (m, m) tridiagonal.
 *
 * <p>Each new column is made orthogonal to all before it, twice, so that rounding brings no eigenvalue in again.
 *
 * <p>Reference: Golub, Van Loan, "Matrix Computations", 4th edition, 2013, sections 10.1 and 10.3.
 */
final class KrylovBasis {
    /** A remainder below this share of ‖T‖ is rounding: the columns span an invariant subspace. */
    private static final double NOTHING = 1e-8;

    private final SymmetricOperator a;
    private final List<double[]> columns = new ArrayList<>();
    private final List<Double> diagonal = new ArrayList<>();
    private final List<Double> below = new ArrayList<>();
    private double[] next;
    private double scale;

    /** @param start not 0; taken over */
    KrylovBasis(SymmetricOperator a, double[] start) {
        this.a = a;
        this.next = start;
        Vectors.scale(start, 1 / Vectors.norm(start));
    }

    /** m. */
    int size() {
        return columns.size();
    }

    /**
     * Adds a column; there is room for one as long as m &lt; n.
     *
     * @return whether the columns span no invariant subspace yet; otherwise the next column needs {@link #restart}
     */
    boolean extend() {
        double[] q = next;
        double[] rest = a.times(q);
        double along = Vectors.dot(q, rest);
        columns.add(q);
        diagonal.add(along);
        orthogonalize(rest);
        double beta = Vectors.norm(rest);
        scale = Math.max(scale, Math.abs(along) + beta);
        boolean more = beta > NOTHING * scale && columns.size() < a.size();
        below.add(more ? beta : 0);
        if (more) {
            Vectors.scale(rest, 1 / beta);
        }
        next = rest;
        return more;
    }

    /** Goes on from the part of a random vector, which is taken over, that is orthogonal to the invariant subspace. */
    void restart(double[] random) {
        orthogonalize(random);
        Vectors.scale(random, 1 / Vectors.norm(random));
        orthogonalize(random);
        Vectors.scale(random, 1 / Vectors.norm(random));
        next = random;
    }

    private void orthogonalize(double[] vector) {
        for (int pass = 0; pass < 2; pass++) {
            for (double[] column : columns) {
                Vectors.add(vector, -Vectors.dot(column, vector), column);
            }
        }
    }

    /** T. */
    Tridiagonal projected() {
        return new Tridiagonal(
                diagonal.stream().mapToDouble(each -> each).toArray(),
                below.stream().limit(size() - 1L).mapToDouble(each -> each).toArray());
    }

    /** The norm of what A makes of the last column outside of the columns: 0 where they span an invariant subspace. */
    double remainder() {
        return below.get(size() - 1);
    }

    /** Q s (n). */
    double[] combine(double[] s) {
        double[] sum = new double[a.size()];
        for (int j = 0; j < s.length; j++) {
            Vectors.add(sum, s[j], columns.get(j));
        }
        return sum;
    }
}
