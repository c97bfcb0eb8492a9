package org.costscape.landscape;

/** What a first pass over values finds: how far they reach, and their mean. */
final class Extent {
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private double sum;
    private long values;

    void add(double value) {
        least = Math.min(least, value);
        most = Math.max(most, value);
        sum += value;
        values++;
    }

    /** What values of both find together. */
    static Extent of(Extent first, Extent second) {
        Extent both = new Extent();
        both.least = Math.min(first.least, second.least);
        both.most = Math.max(first.most, second.most);
        both.sum = first.sum + second.sum;
        both.values = first.values + second.values;
        return both;
    }

    double least() {
        return least;
    }

    double most() {
        return most;
    }

    double mean() {
        return sum / values;
    }

    long values() {
        return values;
    }
}
