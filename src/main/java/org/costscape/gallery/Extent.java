package org.costscape.gallery;

/**
 * How much a gallery computes.
 *
 * @param label as on the command line
 * @param side points along each side of a surface that costs an evaluation a point
 * @param paperScale whether networks have the papers' own sizes where there is a choice
 */
public record Extent(String label, int side, boolean paperScale) {
    /** Some minutes on two cores: the shipped networks and data, coarse surfaces. */
    public static final Extent QUICK = new Extent("quick", 15, false);

    /** Hours: fine surfaces, and networks and data of the papers' sizes. */
    public static final Extent FULL = new Extent("full", 51, true);
}
