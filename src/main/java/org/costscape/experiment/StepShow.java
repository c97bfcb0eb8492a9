package org.costscape.experiment;

import java.util.Locale;
import org.costscape.file.BadInputException;
import org.costscape.network.FeedforwardDefinition;

/** What of one step of training a figure shows. */
public enum StepShow {
    /** The cost around the step, before and after it. */
    SURFACES,
    /** The steps of the lower and of the upper layers apart. */
    SPLIT,
    /** Histograms of layers' pre-activations, before and after. */
    ACTIVATIONS,
    /** Two units' pre-activations against each other, before and after. */
    SCATTER,
    /** All of it, of activations the last hidden layer alone. */
    ALL;

    /** The name as it is typed. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a cost over two directions is seen. */
    public boolean surfaces() {
        return this != ACTIVATIONS && this != SCATTER;
    }

    /**
     * Checks, before anything is computed, that an experiment has what is to be shown.
     *
     * @throws BadInputException if it has not
     */
    public void check(Experiment experiment) {
        if (this == SPLIT && experiment.network().weights() < 2) {
            throw new BadInputException("show: expected surfaces of " + experiment.name()
                    + ", whose network has no two weight matrices to tell apart, found " + text());
        }
        if (this == SCATTER
                && experiment.network() instanceof FeedforwardDefinition network
                && StepStudy.hiddenUnits(network) < 2) {
            throw new BadInputException("show: expected surfaces, split or activations of " + experiment.name()
                    + ", whose last hidden layer has one unit alone, found " + text());
        }
        if ((this == ACTIVATIONS || this == SCATTER) && !(experiment.network() instanceof FeedforwardDefinition)) {
            throw new BadInputException("show: expected surfaces or split of " + experiment.name()
                    + ", which is no feedforward network with pre-activations, found " + text());
        }
    }
}
