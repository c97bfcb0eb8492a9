package org.costscape.figure;

import java.util.Objects;

/**
 * One line of a panel; it may have no points yet.
 *
 * @param marked whether each point has its mark however many there are; otherwise only where they are few
 */
public record Curve(String label, Role role, Points points, boolean marked) {
    public Curve {
        Objects.requireNonNull(role, "curve: role");
        Objects.requireNonNull(points, "curve: points");
        if (label.isBlank()) {
            throw new IllegalArgumentException("curve: label: expected text, found '" + label + "'");
        }
    }

    /** A curve from coordinates, which are copied. */
    public static Curve of(String label, Role role, double[] x, double[] y) {
        return new Curve(label, role, Points.of(x, y), false);
    }

    /** The same with a mark at each point. */
    public Curve withMarks() {
        return new Curve(label, role, points, true);
    }

    /** The number of points that {@code scale} cannot show. */
    long missing(Scale scale) {
        long missing = 0;
        for (int i = 0; i < points.size(); i++) {
            missing += scale.shows(points.y(i)) ? 0 : 1;
        }
        return missing;
    }

    /** Whether point {@code i} can be shown and has no neighbour to be joined with. */
    boolean isolated(int i, Scale scale) {
        return !shown(i - 1, scale) && shown(i, scale) && !shown(i + 1, scale);
    }

    private boolean shown(int i, Scale scale) {
        return i >= 0 && i < points.size() && scale.shows(points.y(i));
    }
}
