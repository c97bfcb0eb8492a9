package org.costscape.landscape;

import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import org.costscape.task.Progress;

/**
 * Gauss length of a path z(α), α from 0 to 1: the length of the way that its direction takes on the sphere, ∫ ‖P⊥ d/dα
 * (ż/‖ż‖)‖ dα; 0 for a straight line, π for a half circle. Of several paths the mean.
 *
 * <p>The angles between successive chords of 129 equally spaced points are added; within the first and the last half of an
 * interval, which lie outside of all pairs of chords, the path is taken to turn as fast as beside them. Error O(h²) with h =
 * 1/128 for a smooth path.
 *
 * <p>Reference: Lucas et al., "Analyzing monotonic linear interpolation in neural network loss landscapes", ICML 2021.
 */
public final class GaussLength {
    private static final int INTERVALS = 128;

    private GaussLength() {}

    /**
     * The mean Gauss length.
     *
     * @param path the points of all paths at α, [paths][dimensions]; asked for in rising order of α, and not changed afterwards
     * @return empty where a point is not finite
     */
    public static OptionalDouble mean(DoubleFunction<double[][]> path, Progress progress) {
        double[][] before = path.apply(0);
        double[][] at = path.apply(1.0 / INTERVALS);
        double[] length = new double[before.length];
        double[][] direction = new double[before.length][];
        for (int k = 2; k <= INTERVALS; k++) {
            progress.check();
            double[][] next = path.apply((double) k / INTERVALS);
            for (int i = 0; i < length.length; i++) {
                if (k == 2) {
                    direction[i] = unit(difference(at[i], before[i]));
                }
                double share = k == 2 || k == INTERVALS ? 1.5 : 1; // with the half of an interval before and behind
                length[i] += share * turn(direction, i, difference(next[i], at[i]));
            }
            before = at;
            at = next;
        }
        double mean = DoubleStream.of(length).average().orElseThrow();
        return Double.isFinite(mean) ? OptionalDouble.of(mean) : OptionalDouble.empty();
    }

    /** The angle from a path's direction to a new one, which becomes its direction; a path that stands still does not turn. */
    private static double turn(double[][] direction, int path, double[] towards) {
        double[] u = direction[path];
        double[] v = unit(towards);
        if (norm(v) == 0) {
            return 0;
        }
        direction[path] = v;
        return norm(u) == 0 ? 0 : 2 * Math.atan2(norm(difference(u, v)), norm(sum(u, v)));
    }

    private static double[] unit(double[] vector) {
        double norm = norm(vector);
        double[] unit = vector.clone();
        for (int i = 0; norm != 0 && i < unit.length; i++) {
            unit[i] /= norm;
        }
        return unit;
    }

    private static double[] difference(double[] a, double[] b) {
        double[] result = a.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] -= b[i];
        }
        return result;
    }

    private static double[] sum(double[] a, double[] b) {
        double[] result = a.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] += b[i];
        }
        return result;
    }

    private static double norm(double[] vector) {
        double sum = 0;
        for (double each : vector) {
            sum += each * each;
        }
        return Math.sqrt(sum);
    }
}
