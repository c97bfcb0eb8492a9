package org.costscape.cost;

/** Sums over the examples of one chunk; chunks are added up in their order, so that the total has the same bits always. */
final class Tally {
    private double cost;
    private int errors;

    void add(double exampleCost, boolean error) {
        cost += exampleCost;
        errors += error ? 1 : 0;
    }

    static Evaluation mean(Tally[] chunks, int examples) {
        double cost = 0;
        long errors = 0;
        for (Tally chunk : chunks) {
            cost += chunk.cost;
            errors += chunk.errors;
        }
        return new Evaluation(cost / examples, (double) errors / examples);
    }
}
