package org.costscape.curvature;

import java.util.SplittableRandom;

/** A matrix that is written out, and counts its products. */
final class Explicit implements SymmetricOperator {
    private final double[][] a;
    private int products;

    Explicit(double[][] a) {
        this.a = a;
    }

    static Explicit diagonal(double... values) {
        double[][] a = new double[values.length][values.length];
        for (int i = 0; i < values.length; i++) {
            a[i][i] = values[i];
        }
        return new Explicit(a);
    }

    /** Q diag(values) Qᵀ with Q a product of reflections at random vectors. */
    static Explicit rotated(long seed, double... values) {
        double[][] a = diagonal(values).a;
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = 0; k < 3; k++) {
            double[] u = Vectors.gaussian(random, values.length);
            Vectors.scale(u, 1 / Vectors.norm(u));
            for (double[] row : a) {
                Vectors.add(row, -2 * Vectors.dot(row, u), u);
            }
            double[] uA = new double[u.length]; // uᵀA
            for (int i = 0; i < u.length; i++) {
                Vectors.add(uA, u[i], a[i]);
            }
            for (int i = 0; i < u.length; i++) {
                Vectors.add(a[i], -2 * u[i], uA);
            }
        }
        return new Explicit(a);
    }

    int products() {
        return products;
    }

    @Override
    public int size() {
        return a.length;
    }

    @Override
    public double[] times(double[] v) {
        products++;
        double[] product = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            product[i] = Vectors.dot(a[i], v);
        }
        return product;
    }
}
