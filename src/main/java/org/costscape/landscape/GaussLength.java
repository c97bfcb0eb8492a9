package org.costscape.landscape;

import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import org.costscape.task.Progress;

/**
 * Gauss length of a path z(α), α from 0 to 1: the length of the way that its direction takes on the sphere, ∫ ‖P⊥ d/dα
 * (ż/‖ż‖)‖ dα; 0 for a straight line, π for a half circle. Of several paths the mean.
 *
 * <p>The angles between successive chords of 129 equally spaced points are added; within the first and the last half of an
 * interval, which lie outside of all pairs of chords, the path is taken to turn as fast as beside them. Error O(h²) with h =
 * 1/128 for a smooth path. Where a path has kinks, as that of rectifiers has, turns back and forth between two points are missed, and
 * the length is too small: see {@link #settled}.
 *
 * <p>Reference: Lucas et al., "Analyzing monotonic linear interpolation in neural network loss landscapes", ICML 2021.
 *
 * @param radians on all points
 * @param coarser on every other of them
 */
public record GaussLength(double radians, double coarser) {
    private static final int INTERVALS = 128;
    private static final double SETTLED = 0.01;
    private static final double STRAIGHT = 1e-6;

    /**
     * The mean Gauss length.
     *
     * @param path the points of all paths at α, [paths][dimensions]; asked for in rising order of α, and not changed afterwards
     * @return empty where a point is not finite
     */
    public static Optional<GaussLength> mean(DoubleFunction<double[][]> path, Progress progress) {
        Turns fine = new Turns(INTERVALS, path.apply(0));
        Turns coarse = new Turns(INTERVALS / 2, fine.at);
        for (int k = 1; k <= INTERVALS; k++) {
            progress.check();
            double[][] next = path.apply((double) k / INTERVALS);
            fine.go(next);
            if (k % 2 == 0) {
                coarse.go(next);
            }
        }
        GaussLength mean = new GaussLength(fine.mean(), coarse.mean());
        return Double.isFinite(mean.radians) ? Optional.of(mean) : Optional.empty();
    }

    /** Whether twice as many points changed it by at most a hundredth, or next to nothing; where not, it is a lower bound. */
    public boolean settled() {
        return Math.abs(radians - coarser) <= Math.max(STRAIGHT, SETTLED * radians);
    }

    /** The turns of paths along successive chords. */
    private static final class Turns {
        private final int intervals;
        private final double[] length;
        private final double[][] direction;
        private double[][] at;
        private int gone;

        Turns(int intervals, double[][] start) {
            this.intervals = intervals;
            this.length = new double[start.length];
            this.direction = new double[start.length][];
            this.at = start;
        }

        void go(double[][] next) {
            gone++;
            double share = gone == 2 || gone == intervals ? 1.5 : 1; // with the half of an interval before and behind
            for (int i = 0; i < length.length; i++) {
                double[] chord = difference(next[i], at[i]);
                if (gone == 1) {
                    direction[i] = unit(chord);
                } else {
                    length[i] += share * turn(direction, i, chord);
                }
            }
            at = next;
        }

        double mean() {
            return DoubleStream.of(length).average().orElseThrow();
        }
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
