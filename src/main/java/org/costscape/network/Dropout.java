package org.costscape.network;

import java.util.SplittableRandom;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.parameter.Randomness;
import org.jspecify.annotations.Nullable;

/**
 * Inverted dropout at one place of a language model: each unit is kept with probability p and divided by it, or set to 0, anew
 * at every step of the text. With p = 1 it hands on what it is given.
 *
 * <ul>
 *   <li>mask (units, steps · sequences): 0 or 1/p
 * </ul>
 *
 * <p>Reference: Zaremba, Sutskever, Vinyals, "Recurrent neural network regularization", arXiv:1409.2329, 2014, section 3.2:
 * only on what goes from layer to layer, never on what goes from step to step.
 */
final class Dropout implements AutoCloseable {
    private final int units;
    private final int steps;
    private final int sequences;
    private final double keep;
    private final String place;
    private final @Nullable ColumnMatrix mask;
    private final @Nullable ColumnMatrix dropped;

    Dropout(Precision precision, int units, int steps, int sequences, double keep, String place) {
        this.units = units;
        this.steps = steps;
        this.sequences = sequences;
        this.keep = keep;
        this.place = place;
        boolean drops = keep < 1;
        mask = drops ? ColumnMatrix.zeros(precision, units, steps * sequences) : null;
        dropped = drops ? ColumnMatrix.zeros(precision, units, steps * sequences) : null;
    }

    /** Draws the mask: that of a stream depends on the seed, the step of training, the place and the stream alone. */
    void draw(long seed, int step, int first) {
        if (mask == null) {
            return;
        }
        double[] column = new double[units];
        float[] scratch = new float[units];
        for (int s = 0; s < sequences; s++) {
            String purpose = "dropout of " + place + ", step " + step + ", stream " + (first + s);
            SplittableRandom random = Randomness.of(seed, purpose);
            for (int t = 0; t < steps; t++) {
                for (int i = 0; i < units; i++) {
                    column[i] = random.nextDouble() < keep ? 1 / keep : 0;
                }
                mask.writeRounded((t * sequences + s) * units, column, scratch);
            }
        }
    }

    /** mask ∘ x, in memory of its own, or x itself. */
    ColumnMatrix forward(ColumnMatrix x) {
        if (mask != null && dropped != null) {
            x.array().mul(mask.array(), dropped.array());
        }
        return output(x);
    }

    /** What {@link #forward} returned for x. */
    ColumnMatrix output(ColumnMatrix x) {
        return dropped == null ? x : dropped;
    }

    /** delta ← mask ∘ delta. */
    void backward(ColumnMatrix delta) {
        if (mask != null) {
            delta.array().muli(mask.array());
        }
    }

    @Override
    public void close() {
        if (mask != null && dropped != null) {
            mask.close();
            dropped.close();
        }
    }
}
