package org.costscape.figure;

/**
 * A unit of a network, or a step of a workflow.
 *
 * @param name by which edges know it, unique in its panel
 * @param label in it
 * @param layer counted along the direction of the graph
 * @param place across it, the same unit for all layers
 * @param shape its outline
 * @param accent what sets it apart
 */
public record GraphNode(String name, String label, double layer, double place, Shape shape, Accent accent) {
    /** The outline of a node. */
    public enum Shape {
        /** For a short label. */
        CIRCLE,
        /** For a label in words. */
        BOX
    }

    /** What sets a node apart; an outline tells as well as the colour. */
    public enum Accent {
        NONE,
        /** A copy, and what it is a copy of. */
        COPIED,
        /** Put in. */
        NEW
    }
}
