package org.costscape.figure;

/** Where the legend of curves stands. */
public enum LegendSpot {
    /** In a panel where it covers no curve; below the panels where there is no such place. */
    FREE,

    /** Below the panels, so that figures beside each other have panels of one size. */
    BELOW,

    /** Nowhere: a figure beside it has the same curves. */
    NONE
}
