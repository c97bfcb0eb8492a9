package org.costscape.cost;

import org.costscape.array.Precision;

/** What a network is trained to lower, as a definition file says it. */
public sealed interface ObjectiveDefinition permits CrossEntropyDefinition, AdversarialDefinition {
    /** The title of an axis that shows it, with its unit. */
    String title();

    /** The objective at work in one thread, on chunks of at most {@code capacity} examples. */
    Objective start(Precision precision, int features, int capacity);
}
