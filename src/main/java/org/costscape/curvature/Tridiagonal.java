package org.costscape.curvature;

import org.apache.commons.math3.linear.EigenDecomposition;

/** The eigenvalues, from the largest to the smallest, and eigenvectors of a symmetric tridiagonal matrix (m, m). */
final class Tridiagonal {
    private final EigenDecomposition eigen;
    private final double[] values;

    /**
     * @param diagonal (m)
     * @param below (m − 1)
     */
    Tridiagonal(double[] diagonal, double[] below) {
        eigen = new EigenDecomposition(diagonal, below);
        values = eigen.getRealEigenvalues();
    }

    /** m. */
    int size() {
        return values.length;
    }

    double value(int i) {
        return values[i];
    }

    /** The largest absolute value of an eigenvalue. */
    double norm() {
        return Math.max(Math.abs(values[0]), Math.abs(values[size() - 1]));
    }

    /** The eigenvector of {@link #value}, of length 1. */
    double[] vector(int i) {
        return eigen.getEigenvector(i).toArray();
    }

    /** A component of an eigenvector. */
    double component(int i, int row) {
        return eigen.getV().getEntry(row, i);
    }
}
