package org.costscape.experiment;

import java.util.Locale;

/** Which cost is looked at around a step of training. */
public enum MeasuredCost {
    /** J on the whole training set; batch normalization takes the statistics of that set. */
    TRAINING,
    /** J_B of the minibatch that the step takes, with its dropout and its statistics. */
    MINIBATCH;

    /** The name as it is typed. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For captions. */
    String title() {
        return this == TRAINING ? "whole training set" : "minibatch of the step";
    }
}
