package org.costscape.curvature;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Algebra of vectors (n) on the Java heap. */
final class Vectors {
    private Vectors() {}

    /** Four sums side by side, always the same four: one alone waits for each of its additions. */
    static double dot(double[] a, double[] b) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int fours = a.length - a.length % 4;
        for (int i = 0; i < fours; i += 4) {
            first += a[i] * b[i];
            second += a[i + 1] * b[i + 1];
            third += a[i + 2] * b[i + 2];
            fourth += a[i + 3] * b[i + 3];
        }
        for (int i = fours; i < a.length; i++) {
            first += a[i] * b[i];
        }
        return (first + second) + (third + fourth);
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
