package org.costscape.cost;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.costscape.parameter.Randomness;

/**
 * The minibatches of a run: each epoch is a fresh permutation of the examples, cut into minibatches; a rest that does not
 * fill one is left for another epoch. The minibatch of a step depends on the seed and the step alone.
 */
final class Minibatches {
    private final long seed;
    private final int batch;
    private final int stepsAnEpoch;
    private int[] order;
    private int epochOfOrder = -1;

    Minibatches(int examples, int batch, long seed) {
        this.seed = seed;
        this.batch = batch;
        this.stepsAnEpoch = stepsAnEpoch(examples, batch);
        this.order = IntStream.range(0, examples).toArray();
    }

    /**
     * How many minibatches so many examples fill.
     *
     * @throws IllegalArgumentException if they do not fill one
     */
    static int stepsAnEpoch(int examples, int batch) {
        if (batch > examples) {
            throw new IllegalArgumentException(
                    "expected at most " + examples + " examples in a minibatch, found " + batch);
        }
        return examples / batch;
    }

    /** Number of steps of an epoch: of minibatches that the examples fill. */
    int stepsAnEpoch() {
        return stepsAnEpoch;
    }

    /** Numbers of the examples of a step; steps are counted from 0. */
    int[] of(int step) {
        int epoch = step / stepsAnEpoch;
        if (epoch != epochOfOrder) {
            shuffle(epoch);
        }
        int from = step % stepsAnEpoch * batch;
        return Arrays.copyOfRange(order, from, from + batch);
    }

    private void shuffle(int epoch) {
        order = Randomness.order(order.length, Randomness.of(seed, "minibatches of epoch " + epoch));
        epochOfOrder = epoch;
    }
}
