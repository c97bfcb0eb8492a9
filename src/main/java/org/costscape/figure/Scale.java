package org.costscape.figure;

import java.util.List;
import org.jfree.chart.axis.ValueAxis;

/** How values are laid out along an axis. */
public enum Scale {
    LINEAR {
        @Override
        public boolean shows(double value) {
            return Math.abs(value) <= LARGEST;
        }

        @Override
        double warp(double value) {
            return value;
        }

        @Override
        double unwarp(double warped) {
            return warped;
        }

        @Override
        List<Tick> ticks(Range range, int most) {
            return Ticks.linear(range, most);
        }

        @Override
        ValueAxis axis(Range range, List<Tick> ticks) {
            return new LinearAxis(range, ticks);
        }

        @Override
        String missing() {
            return "not finite";
        }
    },
    /** Equal ratios are equal distances; only values above zero can be shown. */
    LOG {
        @Override
        public boolean shows(double value) {
            return value >= SMALLEST && value <= LARGEST;
        }

        @Override
        double warp(double value) {
            return Math.log10(value);
        }

        @Override
        double unwarp(double warped) {
            return Math.pow(10, warped);
        }

        @Override
        List<Tick> ticks(Range range, int most) {
            return Ticks.logarithmic(range, most);
        }

        @Override
        ValueAxis axis(Range range, List<Tick> ticks) {
            return new LogarithmicAxis(range, ticks);
        }

        @Override
        String missing() {
            return "not finite or not above 0";
        }
    };

    /** The largest magnitude whose axis, with its margins, still has a finite length. */
    private static final double LARGEST = 7e307;

    /** The smallest value that is not denormal, with a margin below. */
    private static final double SMALLEST = 1e-300;

    /** Whether {@code value} has a place on an axis of this scale. */
    public abstract boolean shows(double value);

    /** Where {@code value} stands on an axis over {@code range}: 0 at the lower end, 1 at the upper. */
    public double position(double value, Range range) {
        double lower = warp(range.lower());
        return (warp(value) - lower) / (warp(range.upper()) - lower);
    }

    /** The value that stands at {@code position}, the inverse of {@link #position}. */
    public double value(double position, Range range) {
        double lower = warp(range.lower());
        return unwarp(lower + position * (warp(range.upper()) - lower));
    }

    abstract double warp(double value);

    abstract double unwarp(double warped);

    abstract List<Tick> ticks(Range range, int most);

    abstract ValueAxis axis(Range range, List<Tick> ticks);

    /** Why a point is left out, in words. */
    abstract String missing();
}
