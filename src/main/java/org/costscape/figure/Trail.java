package org.costscape.figure;

import java.util.Set;

/**
 * A path over a {@link HeatMapFigure}, such as a trajectory of training: its points, joined by a line, each with a marker.
 *
 * @param label what it is, for the legend
 * @param points in the order of the path; a single one is drawn as its marker alone
 * @param hollow numbers of the points whose marker is hollow, because they do not lie on what the map shows
 * @param arrow whether the path ends in an arrowhead, and has a marker at its first point alone
 */
public record Trail(String label, Points points, Set<Integer> hollow, boolean arrow) {
    public Trail {
        hollow = Set.copyOf(hollow);
    }

    /** A path with a marker at each point. */
    public Trail(String label, Points points, Set<Integer> hollow) {
        this(label, points, hollow, false);
    }

    /** A path that lies on what the map shows. */
    public Trail(String label, Points points) {
        this(label, points, Set.of(), false);
    }

    /** A path with a direction. */
    public static Trail arrow(String label, Points points) {
        return new Trail(label, points, Set.of(), true);
    }

    /** Whether point {@code i} has a marker. */
    boolean marks(int i) {
        return Scale.LINEAR.shows(points.y(i)) && (!arrow || i == 0);
    }
}
