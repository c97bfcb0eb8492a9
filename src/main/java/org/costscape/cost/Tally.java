package org.costscape.cost;

import java.util.stream.Stream;

/** Sums over the examples of one chunk; chunks are added up in their order, so that the total has the same bits always. */
final class Tally {
    /** Examples that are summed on their own, so that a sum over many loses no digits. */
    private static final int BLOCK = 256;

    private double cost;
    private double block;
    private int inBlock;
    private double errors;

    void add(double exampleCost, boolean error) {
        addCost(exampleCost);
        errors += error ? 1 : 0;
    }

    /** Adds an example of which no class is asked: there is no error rate then. */
    void add(double exampleCost) {
        addCost(exampleCost);
        errors = Double.NaN;
    }

    private void addCost(double exampleCost) {
        block += exampleCost;
        inBlock++;
        if (inBlock == BLOCK) {
            cost += block;
            block = 0;
            inBlock = 0;
        }
    }

    /** Adds {@code share} · first + (1 − share) · second of the costs, and the errors of the first. */
    void addMixed(double share, Tally first, Tally second) {
        cost += share * first.cost() + (1 - share) * second.cost();
        errors += first.errors;
    }

    private double cost() {
        return cost + block;
    }

    /** So many empty sums. */
    static Tally[] array(int count) {
        return Stream.generate(Tally::new).limit(count).toArray(Tally[]::new);
    }

    /** The means of chunks with so many examples together. */
    static Evaluation mean(Tally[] chunks, int examples) {
        double cost = 0;
        double errors = 0;
        for (Tally chunk : chunks) {
            cost += chunk.cost();
            errors += chunk.errors;
        }
        return new Evaluation(cost / examples, errors / examples);
    }
}
