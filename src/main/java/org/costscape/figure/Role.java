package org.costscape.figure;

/** What a curve stands for; the role decides its colour, its dashes and the shape of its points. */
public enum Role {
    TRAINING,
    HELD_OUT,
    SERIES_1,
    SERIES_2,
    SERIES_3,
    SERIES_4,
    SERIES_5,
    /** As it was before a step. */
    BEFORE,
    /** As it is after a step. */
    AFTER
}
