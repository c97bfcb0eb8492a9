package org.costscape.figure;

import java.util.List;

/**
 * Values counted in bins, drawn as their density: count / (number of values · width of the bin), so that the area is 1.
 *
 * @param label what they are, for the legend
 * @param edges of the bins, rising, one more than there are counts
 * @param counts values in each bin, at least one value in all
 * @param mean of the values
 * @param deviation their standard deviation
 */
public record Histogram(String label, Role role, List<Double> edges, List<Long> counts, double mean, double deviation) {
    /** Values beyond this share at each end are left to the caption. */
    private static final double TAIL = 5e-4;

    public Histogram {
        edges = List.copyOf(edges);
        counts = List.copyOf(counts);
        if (edges.size() != counts.size() + 1) {
            throw new IllegalArgumentException("histogram '" + label + "': edges: expected " + (counts.size() + 1)
                    + ", one more than counts, found " + edges.size());
        }
        for (int i = 1; i < edges.size(); i++) {
            if (!(edges.get(i) > edges.get(i - 1))) {
                throw new IllegalArgumentException("histogram '" + label + "': edges: expected rising numbers, found "
                        + edges.get(i - 1) + ", " + edges.get(i));
            }
        }
        if (counts.stream().mapToLong(Long::longValue).sum() <= 0) {
            throw new IllegalArgumentException("histogram '" + label + "': counts: expected at least 1 value, found 0");
        }
    }

    /** The number of values. */
    long values() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /** What an axis has to show: whole bins that hold all values but a few at each end. */
    Range core() {
        double most = TAIL * values();
        int first = 0;
        int last = counts.size() - 1;
        for (long below = counts.get(first); below <= most; below += counts.get(first)) {
            first++;
        }
        for (long above = counts.get(last); above <= most; above += counts.get(last)) {
            last--;
        }
        return new Range(edges.get(first), edges.get(last + 1));
    }

    /** Number of values in bins that are not within {@code range}. */
    long beyond(Range range) {
        long beyond = 0;
        for (int i = 0; i < counts.size(); i++) {
            beyond += edges.get(i) < range.lower() || edges.get(i + 1) > range.upper() ? counts.get(i) : 0;
        }
        return beyond;
    }

    /** The outline of the density: a step for each bin, or for several together where there are more than {@code most} in {@code range}. */
    Points outline(Range range, int most) {
        long within = edges.stream().filter(range::contains).count() - 1;
        int together = (int) Math.max(1, (within + most - 1) / most);
        int steps = (counts.size() + together - 1) / together;
        double[] x = new double[2 * steps + 2];
        double[] y = new double[2 * steps + 2];
        for (int k = 0; k < steps; k++) {
            int from = k * together;
            int to = Math.min(counts.size(), from + together);
            long count =
                    counts.subList(from, to).stream().mapToLong(Long::longValue).sum();
            x[2 * k + 1] = edges.get(from);
            x[2 * k + 2] = edges.get(to);
            y[2 * k + 1] = count / (values() * (edges.get(to) - edges.get(from)));
            y[2 * k + 2] = y[2 * k + 1];
        }
        x[0] = x[1];
        x[x.length - 1] = x[x.length - 2];
        return Points.of(x, y);
    }
}
