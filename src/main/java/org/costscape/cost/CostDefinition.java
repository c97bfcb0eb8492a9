package org.costscape.cost;

/** What training lowers, as a definition file says it: an objective of a network's outputs, or a toy, which is J itself. */
public sealed interface CostDefinition permits ObjectiveDefinition, ToyDefinition {
    /** The title of an axis that shows it, with its unit. */
    String title();

    /** Its unit, empty where it has none. */
    String unit();
}
