package org.costscape.cost;

/** What a network is trained to lower, as a definition file says it. */
public sealed interface ObjectiveDefinition permits CrossEntropyDefinition, AdversarialDefinition {
    /** The title of an axis that shows it, with its unit. */
    String title();
}
