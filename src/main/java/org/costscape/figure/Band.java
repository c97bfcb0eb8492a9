package org.costscape.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What lies between two curves over the same x, shaded in the colour of a role.
 *
 * @param lower the lower border
 * @param upper the upper border, over the same x
 */
public record Band(Role role, Points lower, Points upper) {
    public Band {
        if (!Arrays.equals(lower.x(), upper.x())) {
            throw new IllegalArgumentException("band: expected borders over the same x");
        }
    }

    /** The polygons x₀, y₀, x₁, y₁, … to fill: one for each stretch of points that {@code scale} can show. */
    List<double[]> outlines(Scale scale) {
        List<double[]> outlines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= lower.size(); i++) {
            if (i == lower.size() || !scale.shows(lower.y(i)) || !scale.shows(upper.y(i))) {
                if (i - from > 1) {
                    outlines.add(outline(from, i));
                }
                from = i + 1;
            }
        }
        return outlines;
    }

    private double[] outline(int from, int to) {
        int n = to - from;
        double[] outline = new double[4 * n];
        for (int i = 0; i < n; i++) {
            int back = 2 * (2 * n - 1 - i);
            outline[2 * i] = lower.x(from + i);
            outline[2 * i + 1] = lower.y(from + i);
            outline[back] = upper.x(from + i);
            outline[back + 1] = upper.y(from + i);
        }
        return outline;
    }
}
