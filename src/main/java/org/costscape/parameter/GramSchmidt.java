package org.costscape.parameter;

/** Gram–Schmidt, each vector twice: orthonormal to rounding, and the triangular factor keeps a positive diagonal. */
public final class GramSchmidt {
    private GramSchmidt() {}

    /** Makes vectors of one length orthonormal, in place and in their order. */
    public static void orthonormalize(double[][] vectors) {
        for (int i = 0; i < vectors.length; i++) {
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < i; j++) {
                    subtract(vectors[i], dot(vectors[i], vectors[j]), vectors[j]);
                }
            }
            double length = Math.sqrt(dot(vectors[i], vectors[i]));
            for (int k = 0; k < vectors[i].length; k++) {
                vectors[i][k] /= length;
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    private static void subtract(double[] from, double factor, double[] vector) {
        for (int k = 0; k < from.length; k++) {
            from[k] -= factor * vector[k];
        }
    }
}
