package org.costscape.figure;

import java.util.Set;

/**
 * A path over a {@link HeatMapFigure}, such as a trajectory of training: its points, joined by a line, each with a marker.
 *
 * @param label what it is, for the legend
 * @param points in the order of the path; a single one is drawn as its marker alone
 * @param hollow numbers of the points whose marker is hollow, because they do not lie on what the map shows
 */
public record Trail(String label, Points points, Set<Integer> hollow) {
    public Trail {
        hollow = Set.copyOf(hollow);
    }

    /** A path that lies on what the map shows. */
    public Trail(String label, Points points) {
        this(label, points, Set.of());
    }
}
