package org.costscape.cost;

import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;

/** Makes x + ε sign ∇ₓJ for the chunks of one thread, in memory of its own, tile by tile. */
final class AdversarialExamples implements AutoCloseable {
    private static final int TILE = 1 << 13;

    private final double epsilon;
    private final ColumnMatrix examples;
    private final double[] x = new double[TILE];
    private final double[] gradient = new double[TILE];
    private final float[] scratch = new float[TILE];

    AdversarialExamples(double epsilon, Precision precision, int features, int capacity) {
        this.epsilon = epsilon;
        this.examples = ColumnMatrix.zeros(precision, features, capacity);
    }

    /**
     * The adversarial examples of a chunk; sign 0 = 0.
     *
     * @param inputs x (features, examples)
     * @param inputGradient a positive multiple of ∇ₓJ (features, examples)
     */
    ColumnMatrix of(ColumnMatrix inputs, ColumnMatrix inputGradient) {
        ColumnMatrix chunk = examples.columns(0, inputs.columns());
        for (int from = 0; from < inputs.rows() * inputs.columns(); from += TILE) {
            inputs.readWidened(from, x, scratch);
            inputGradient.readWidened(from, gradient, scratch);
            for (int i = 0; i < TILE; i++) {
                x[i] += epsilon * Math.signum(gradient[i]);
            }
            chunk.writeRounded(from, x, scratch);
        }
        return chunk;
    }

    @Override
    public void close() {
        examples.close();
    }
}
