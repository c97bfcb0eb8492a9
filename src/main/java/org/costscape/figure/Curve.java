package org.costscape.figure;

import java.util.Objects;

/**
 * One line of a panel; it may have no points yet.
 *
 * @param style how its points are drawn
 */
public record Curve(String label, Role role, Points points, Style style) {
    /** What of a curve is drawn. */
    public enum Style {
        /** A line through the points, which have marks where they are few. */
        LINE,
        /** A line through the points, each with its mark. */
        MARKED,
        /** A line through the points, none with a mark. */
        PLAIN,
        /** The points alone, pale where they are many. */
        POINTS
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
