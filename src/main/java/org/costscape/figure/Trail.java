package org.costscape.figure;

/**
 * A path over a {@link HeatMapFigure}, such as a trajectory of training: its points, joined by a line, each with a marker.
 *
 * @param label what it is, for the legend
 * @param points in the order of the path; a single one is drawn as its marker alone
 */
public record Trail(String label, Points points) {}
