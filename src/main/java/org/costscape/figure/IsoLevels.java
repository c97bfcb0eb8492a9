package org.costscape.figure;

import java.util.ArrayList;
import java.util.List;

/** Chooses the values that iso-lines stand for: round ones, spread over the range. */
final class IsoLevels {
    /** Beyond so many decades there is a line for each power of ten, or for every second one, … */
    private static final double MANY_DECADES = 7;

    /** A ratio below which the values are as good as linear. */
    private static final double NARROW = 8;

    private IsoLevels() {}

    /** About {@code most} values inside the range, with their labels. */
    static List<Tick> of(Scale scale, Range range, int most) {
        List<Tick> levels;
        if (scale == Scale.LOG && range.upper() / range.lower() > NARROW) {
            double decades = Math.log10(range.upper() / range.lower());
            levels = decades < MANY_DECADES ? oneTwoFive(range) : Ticks.logarithmic(range, most);
        } else {
            levels = Ticks.linear(range, most);
        }
        return levels.stream()
                .filter(level -> level.value() > range.lower() && level.value() < range.upper())
                .toList();
    }

    private static List<Tick> oneTwoFive(Range range) {
        List<Tick> levels = new ArrayList<>();
        for (int e = (int) Math.floor(Math.log10(range.lower())); Math.pow(10, e) < range.upper(); e++) {
            double power = Math.pow(10, e);
            for (int digit : new int[] {1, 2, 5}) {
                levels.add(new Tick(
                        digit * power, NumberText.withStep(power, digit * power).apply(digit * power)));
            }
        }
        return levels;
    }
}
