package org.costscape.cost;

/** Sums over the examples of one chunk; chunks are added up in their order, so that the total has the same bits always. */
final class Tally {
    private double cost;
    private int errors;

    void add(double exampleCost, boolean error) {
        cost += exampleCost;
        errors += error ? 1 : 0;
    }

    /** The mean cost of chunks with so many examples together. */
    static double meanCost(Tally[] chunks, int examples) {
        double sum = 0;
        for (Tally chunk : chunks) {
            sum += chunk.cost;
        }
        return sum / examples;
    }

    /** The share of wrong examples among so many. */
    static double errorRate(Tally[] chunks, int examples) {
        long errors = 0;
        for (Tally chunk : chunks) {
            errors += chunk.errors;
        }
        return (double) errors / examples;
    }
}
