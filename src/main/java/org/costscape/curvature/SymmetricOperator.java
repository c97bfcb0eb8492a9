package org.costscape.curvature;

/** A symmetric matrix A (n, n) that is known by its products with vectors alone. */
public interface SymmetricOperator {
    /** n. */
    int size();

    /**
     * A v.
     *
     * @param v (n), left untouched
     * @return (n), the caller's own
     */
    double[] times(double[] v);
}
