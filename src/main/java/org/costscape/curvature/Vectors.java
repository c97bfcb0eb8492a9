package org.costscape.curvature;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Algebra of vectors (n) on the Java heap, summed from the first number to the last. */
final class Vectors {
    private Vectors() {}

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    /** y ← y + factor · x. */
    static void add(double[] y, double factor, double[] x) {
        for (int i = 0; i < y.length; i++) {
            y[i] += factor * x[i];
        }
    }

    /** y ← factor · y. */
    static void scale(double[] y, double factor) {
        for (int i = 0; i < y.length; i++) {
            y[i] *= factor;
        }
    }

    /** The component of the largest size, the first of several; not 0 unless all are. */
    static double largestInSize(double[] a) {
        double largest = 0;
        for (double each : a) {
            largest = Math.abs(each) > Math.abs(largest) ? each : largest;
        }
        return largest;
    }

    /** Independent standard normal numbers. */
    static double[] gaussian(RandomGenerator random, int n) {
        double[] vector = new double[n];
        for (int i = 0; i < n; i++) {
            vector[i] = random.nextGaussian();
        }
        return vector;
    }

    /** Independent signs ±1, each with probability ½. */
    static double[] signs(SplittableRandom random, int n) {
        double[] vector = new double[n];
        for (int i = 0; i < n; i++) {
            vector[i] = random.nextBoolean() ? 1 : -1;
        }
        return vector;
    }
}
