package org.costscape.landscape;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Bins of one width from the smallest to the largest value; where all values are one, from half a unit below it to half a unit
 * above it.
 *
 * @param least the lower edge of the first one
 * @param width of each
 */
record Bins(double least, double width) {
    /** How many there are. */
    static final int COUNT = 256;

    static Bins over(Extent extent) {
        double least = extent.least();
        double most = extent.most();
        return least == most ? new Bins(least - 0.5, 1.0 / COUNT) : new Bins(least, (most - least) / COUNT);
    }

    /** One more than there are bins. */
    List<Double> edges() {
        return IntStream.rangeClosed(0, COUNT).mapToObj(i -> least + i * width).toList();
    }

    /** The bin of a value; the last one includes its upper edge. */
    int of(double value) {
        return (int) Math.min(COUNT - 1, (value - least) / width);
    }
}
