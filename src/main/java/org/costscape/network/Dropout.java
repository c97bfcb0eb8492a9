package org.costscape.network;

import java.util.SplittableRandom;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.parameter.Randomness;

/**
 * Inverted dropout at one place of a network: each unit is kept with probability p and divided by it, or set to 0, anew at
 * every step of the text and for every stream. In a feed-forward network an example of the minibatch is a stream of one step.
 * With p = 1 it hands on what it is given.
 *
 * <ul>
 *   <li>mask (units, steps · streams): 0 or 1/p
 * </ul>
 *
 * <p>Reference: Srivastava, Hinton, Krizhevsky, Sutskever, Salakhutdinov, "Dropout: A simple way to prevent neural networks
 * from overfitting", JMLR 15, 2014, sections 4 and 10; in LSTMs Zaremba, Sutskever, Vinyals, "Recurrent neural network
 * regularization", arXiv:1409.2329, 2014, section 3.2: only on what goes from layer to layer, never on what goes from step to
 * step.
 */
final class Dropout implements AutoCloseable {
    private final int units;
    private final int steps;
    private final double keep;
    private final String place;
    private final PassMemory mask;
    private final PassMemory dropped;

    /** @param streams the most that are drawn for at a time */
    Dropout(Precision precision, int units, int steps, int streams, double keep, String place) {
        this.units = units;
        this.steps = steps;
        this.keep = keep;
        this.place = place;
        this.mask = new PassMemory(precision, units, steps * streams);
        this.dropped = new PassMemory(precision, units, steps * streams);
    }

    /**
     * Draws the mask: that of a stream depends on the seed, the step of training, the place and the stream alone.
     *
     * @param first number of the first stream
     * @param streams how many there are
     */
    void draw(long seed, int step, int first, int streams) {
        if (!drops()) {
            return;
        }
        ColumnMatrix target = mask.columns(steps * streams);
        double[] column = new double[units];
        float[] scratch = new float[units];
        for (int s = 0; s < streams; s++) {
            String purpose = "dropout of " + place + ", step " + step + ", stream " + (first + s);
            SplittableRandom random = Randomness.of(seed, purpose);
            for (int t = 0; t < steps; t++) {
                for (int i = 0; i < units; i++) {
                    column[i] = random.nextDouble() < keep ? 1 / keep : 0;
                }
                target.writeRounded((t * streams + s) * units, column, scratch);
            }
        }
    }

    /** mask ∘ x, in memory of its own, or x itself. */
    ColumnMatrix forward(ColumnMatrix x) {
        ColumnMatrix h = output(x);
        if (drops()) {
            x.array().mul(mask.columns(x.columns()).array(), h.array());
        }
        return h;
    }

    /** What {@link #forward} returned for x. */
    ColumnMatrix output(ColumnMatrix x) {
        return drops() ? dropped.columns(x.columns()) : x;
    }

    /** delta ← mask ∘ delta. */
    void backward(ColumnMatrix delta) {
        if (drops()) {
            delta.array().muli(mask.columns(delta.columns()).array());
        }
    }

    private boolean drops() {
        return keep < 1;
    }

    @Override
    public void close() {
        mask.close();
        dropped.close();
    }
}
