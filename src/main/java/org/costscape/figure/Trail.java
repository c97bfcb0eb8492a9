package org.costscape.figure;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * A path over a {@link HeatMapFigure}, such as a trajectory of training: its points, joined by a line, each with a marker.
 *
 * @param label what it is, for the legend; empty for none there
 * @param points in the order of the path; a single one is drawn as its marker alone
 * @param hollow numbers of the points whose marker is hollow, because they do not lie on what the map shows
 * @param style what is drawn beside the line
 * @param role whose colour and marker it has; empty for those of its number among the paths
 */
public record Trail(String label, Points points, Set<Integer> hollow, Style style, Optional<Role> role) {
    /** What is drawn beside a path's line. */
    public enum Style {
        /** A marker at each point. */
        MARKED,
        /** A marker at the first point, an arrowhead at the last. */
        ARROW,
        /** Nothing; the line is black: a place rather than a path. */
        LINE
    }

    public Trail {
        hollow = Set.copyOf(hollow);
    }

    /** A path with a marker at each point. */
    public Trail(String label, Points points, Set<Integer> hollow) {
        this(label, points, hollow, Style.MARKED, Optional.empty());
    }

    /** A path that lies on what the map shows. */
    public Trail(String label, Points points) {
        this(label, points, Set.of());
    }

    /** A path with a direction. */
    public static Trail arrow(String label, Points points) {
        return new Trail(label, points, Set.of(), Style.ARROW, Optional.empty());
    }

    /** A line without markers. */
    public static Trail line(String label, Points points) {
        return new Trail(label, points, Set.of(), Style.LINE, Optional.empty());
    }

    /** Its beginning: so many points, or all there are. */
    Trail first(int points) {
        int size = Math.min(points, this.points.size());
        return new Trail(
                label,
                Points.of(Arrays.copyOf(this.points.x(), size), Arrays.copyOf(this.points.y(), size)),
                hollow,
                style,
                role);
    }

    /** The same in the colour of a role. */
    public Trail in(Role newRole) {
        return new Trail(label, points, hollow, style, Optional.of(newRole));
    }

    /** Whether it ends in an arrowhead. */
    boolean arrow() {
        return style == Style.ARROW;
    }

    /** Whether point {@code i} has a marker. */
    boolean marks(int i) {
        return Scale.LINEAR.shows(points.y(i)) && (style == Style.MARKED || (style == Style.ARROW && i == 0));
    }
}
