package org.costscape.experiment;

import java.util.List;

/**
 * The features of one layer.
 *
 * @param number counted from 1 over the layers with units
 * @param output whether it is the output layer
 * @param kind in words: ReLU units
 * @param size number of its units
 * @param height of a picture of its units
 * @param width likewise
 * @param units those that are shown
 */
public record LayerFeatures(
        int number, boolean output, String kind, int size, int height, int width, List<UnitFeature> units) {
    /** Whether pictures are weights, signed, and not inputs. */
    boolean filters() {
        return units.get(0).optimum().isEmpty();
    }
}
