package org.costscape.landscape;

import java.util.Arrays;
import java.util.List;

/**
 * A distribution.
 *
 * @param mean over all values
 * @param deviation standard deviation about it, with division by the number of values
 * @param counts values in each bin, of which the last one includes its upper edge
 */
public record Distribution(double mean, double deviation, List<Long> counts) {
    /** What a second pass over the values finds, whose mean is known. */
    static final class Counter {
        private final Bins bins;
        private final double mean;
        private final long[] counts = new long[Bins.COUNT];
        private double squares;
        private long values;

        Counter(Bins bins, double mean) {
            this.bins = bins;
            this.mean = mean;
        }

        void add(double value) {
            counts[bins.of(value)]++;
            squares += (value - mean) * (value - mean);
            values++;
        }

        Distribution distribution() {
            return new Distribution(
                    mean,
                    Math.sqrt(squares / values),
                    Arrays.stream(counts).boxed().toList());
        }
    }
}
