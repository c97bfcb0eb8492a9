package org.costscape.figure;

import java.util.Optional;

/**
 * A part of a {@link Picture} that has axes, and can be read: what is seen at a pixel, and where a point is seen.
 *
 * <p>Pixels count from the upper left corner of the picture; pixel i covers [i, i + 1).
 */
public sealed interface PaintedPanel permits FlatPanel, ReliefPanel {
    /**
     * A point that is seen.
     *
     * @param x on the x axis; for a surface, its first direction
     * @param y on the y axis; for a surface, its second direction
     * @param value of a map or a surface there; not a number where it has none, and in a panel of curves
     */
    record Spot(double x, double y, double value) {}

    /**
     * Where a point is seen.
     *
     * @param hidden whether a surface stands before it
     */
    record Sight(double px, double py, boolean hidden) {}

    /** What is painted here: no sheet, but one of its figures. */
    Figure figure();

    /** The number of the figure in its sheet, from 0 row by row; 0 where there is no sheet. */
    int cell();

    /** The number of the panel in its figure, from 0 on downwards. */
    int number();

    /** Whether a pixel position lies in the panel: in a data area, or where a surface may be drawn. */
    boolean contains(double px, double py);

    /** What is seen at a pixel position; empty outside the panel, and where no surface is. */
    Optional<Spot> at(double px, double py);

    /**
     * Where a point is seen; empty where it is outside the axes or the panel, or cannot be shown.
     *
     * @param value the height over a surface, cut off where the surface is; without meaning elsewhere
     */
    Optional<Sight> sight(double x, double y, double value);

    /** The same as a part of a sheet. */
    PaintedPanel inCell(int newCell);
}
