package org.costscape.cost;

import org.costscape.array.Precision;
import org.costscape.dataset.Dataset;
import org.costscape.file.BadInputException;

/** What a network is trained to lower, as a definition file says it. */
public sealed interface ObjectiveDefinition extends CostDefinition
        permits CrossEntropyDefinition, AdversarialDefinition, SquaredErrorDefinition {
    /** Whether it asks for examples with classes. */
    boolean needsClasses();

    /**
     * The objective at work in one thread, on chunks of at most {@code capacity} examples of a data set.
     *
     * @throws BadInputException if it needs classes and the data have none
     */
    Objective start(Precision precision, Dataset data, int capacity);
}
