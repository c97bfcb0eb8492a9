package org.costscape.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** Chooses round values for an axis: few, and with as few digits as tell them apart. */
final class Ticks {
    private static final double[] ROUND = {1, 2, 5, 10};

    /** A quarter of a hundred, for percentages. */
    private static final double QUARTER = 25;

    /** A multiple of the step this close to an end of the range, in steps, counts as on it. */
    private static final double ROUNDING = 1e-6;

    /** Fewer powers of ten than this do not show that a scale is logarithmic. */
    private static final int FEW = 3;

    /** Between these a number is shorter without its power of ten. */
    private static final double LEAST_PLAIN = 1e-3;

    private static final double MOST_PLAIN = 1e6;

    private Ticks() {}

    /** Multiples of 1, 2 or 5 times a power of ten, or of 25, about {@code most} of them and hardly more. */
    static List<Tick> linear(Range range, int most) {
        return linear(range, step(range.length() / Math.max(1, most)));
    }

    /** The same of whole numbers alone. */
    static List<Tick> whole(Range range, int most) {
        return linear(range, Math.max(1, step(range.length() / Math.max(1, most))));
    }

    private static List<Tick> linear(Range range, double step) {
        double largest = Math.max(Math.abs(range.lower()), Math.abs(range.upper()));
        DoubleFunction<String> text = NumberText.withStep(step, largest);
        List<Tick> ticks = new ArrayList<>();
        double first = Math.ceil(range.lower() / step - ROUNDING);
        int count = (int) (Math.floor(range.upper() / step + ROUNDING) - first) + 1;
        for (int i = 0; i < count; i++) {
            double value = (first + i) * step;
            ticks.add(new Tick(value, text.apply(value)));
        }
        return ticks;
    }

    /**
     * Powers of ten; where fewer than three of them are in the range, also their double and fivefold, or where that is too
     * much their threefold; linear ticks within a narrow range.
     */
    static List<Tick> logarithmic(Range range, int most) {
        int first = (int) Math.ceil(Math.log10(range.lower()) - 1e-9);
        int last = (int) Math.floor(Math.log10(range.upper()) + 1e-9);
        if (last - first + 1 < FEW) {
            List<Tick> ticks = withMultiples(range, 1, 2, 5);
            if (ticks.size() > most) {
                ticks = withMultiples(range, 1, 3);
            }
            if (ticks.size() <= most || last <= first) {
                return ticks.size() < 2 ? linear(range, most) : ticks;
            }
        }
        int stride = Math.max(1, (int) Math.ceil((last - first + 1) / (double) Math.max(2, most)));
        int round = Math.floorDiv(first + stride - 1, stride) * stride;
        int start = round + stride <= last ? round : first; // one power alone would not say how far away another is
        List<Tick> ticks = new ArrayList<>();
        for (int e = start; e <= last; e += stride) {
            ticks.add(new Tick(Math.pow(10, e), NumberText.power(e)));
        }
        return ticks;
    }

    private static List<Tick> withMultiples(Range range, int... digits) {
        List<Tick> ticks = new ArrayList<>();
        int first = (int) Math.floor(Math.log10(range.lower()));
        boolean powers = range.lower() < LEAST_PLAIN || range.upper() >= MOST_PLAIN;
        for (int e = first; e <= first + FEW; e++) {
            double power = Math.pow(10, e);
            for (int digit : digits) {
                double value = digit * power;
                if (range.contains(value)) {
                    ticks.add(new Tick(
                            value,
                            powers
                                    ? (digit == 1 ? "" : digit + "×") + NumberText.power(e)
                                    : NumberText.withStep(power, value).apply(value)));
                }
            }
        }
        return ticks;
    }

    private static double step(double atLeast) {
        if (atLeast > 20 && atLeast <= QUARTER) {
            return QUARTER;
        }
        double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
        for (double round : ROUND) {
            if (round * power >= atLeast * (1 - 1e-9)) {
                return round * power;
            }
        }
        return 10 * power;
    }
}
