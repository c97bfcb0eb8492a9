package org.costscape.figure;

import java.util.Objects;

/**
 * One line of a panel; it may have no points yet. Curves of one label and role are one in the legend.
 *
 * @param style how its points are drawn
 */
public record Curve(String label, Role role, Points points, Style style) {
    /** How points are drawn. */
    public enum Style {
        /** Joined by a line; each has a mark where they are few. */
        LINE,
        /** Joined by a line; each has a mark. */
        MARKED,
        /** Joined by a line; none has a mark. */
        PLAIN,
        /** Marks alone, pale where they are many. */
        POINTS,
        /** A ball's way: it begins at a hollow ball, its dots become darker, and it ends at a filled one. */
        TO_REST,
        /** The same of a ball that rolls on, with the head of an arrow at the end. */
        ROLLING;

        boolean isWay() {
            return this == TO_REST || this == ROLLING;
        }

        boolean isLine() {
            return this == LINE || this == MARKED || this == PLAIN;
        }
    }

    public Curve {
        Objects.requireNonNull(style, "curve: style");
        Objects.requireNonNull(role, "curve: role");
        Objects.requireNonNull(points, "curve: points");
        if (label.isBlank()) {
            throw new IllegalArgumentException("curve: label: expected text, found '" + label + "'");
        }
    }

    /** A curve from coordinates, which are copied. */
    public static Curve of(String label, Role role, double[] x, double[] y) {
        return new Curve(label, role, Points.of(x, y), Style.LINE);
    }

    /** The same with a mark at each point. */
    public Curve withMarks() {
        return drawnAs(Style.MARKED);
    }

    /** The same, drawn otherwise. */
    public Curve drawnAs(Style newStyle) {
        return new Curve(label, role, points, newStyle);
    }

    /** Whether each point has its mark however many there are. */
    public boolean marked() {
        return style == Style.MARKED || style == Style.POINTS;
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
