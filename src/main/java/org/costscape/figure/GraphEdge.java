package org.costscape.figure;

/**
 * A weight between two units, or the way from one step to the next.
 *
 * @param from name of a node
 * @param to name of another one
 * @param label on it; may be empty
 * @param kind what the weight is; decides colour and dashes
 * @param strength 0 … 1: how thick
 */
public record GraphEdge(String from, String to, String label, Kind kind, double strength) {
    /** What a weight is. */
    public enum Kind {
        KEPT("as before"),
        COPIED("copied"),
        HALVED("divided among copies"),
        IDENTITY("identity: 1"),
        ZERO("identity: 0"),
        RANDOM("drawn at random"),
        /** An arrow, not a weight. */
        FLOW("");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** In a legend; empty for what is in none. */
        String title() {
            return title;
        }
    }

    public GraphEdge {
        if (!(strength >= 0 && strength <= 1)) {
            throw new IllegalArgumentException(
                    "edge " + from + " → " + to + ": expected a strength 0 … 1, found " + strength);
        }
    }
}
