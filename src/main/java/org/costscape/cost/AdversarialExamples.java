package org.costscape.cost;

import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;

/** Makes x + ε sign ∇ₓJ for the chunks of one thread, in memory of its own. */
final class AdversarialExamples implements AutoCloseable {
    private final double epsilon;
    private final ColumnMatrix examples;
    private final double[] x;
    private final double[] gradient;
    private final float[] scratch;

    AdversarialExamples(double epsilon, Precision precision, int features, int capacity) {
        this.epsilon = epsilon;
        this.examples = ColumnMatrix.zeros(precision, features, capacity);
        this.x = new double[features * capacity];
        this.gradient = new double[features * capacity];
        this.scratch = new float[features * capacity];
    }

    /**
     * The adversarial examples of a chunk; sign 0 = 0.
     *
     * @param inputs x (features, examples)
     * @param inputGradient a positive multiple of ∇ₓJ (features, examples)
     */
    ColumnMatrix of(ColumnMatrix inputs, ColumnMatrix inputGradient) {
        inputs.readWidened(0, x, scratch);
        inputGradient.readWidened(0, gradient, scratch);
        for (int i = 0; i < inputs.rows() * inputs.columns(); i++) {
            x[i] += epsilon * Math.signum(gradient[i]);
        }
        ColumnMatrix chunk = examples.columns(0, inputs.columns());
        chunk.writeRounded(0, x, scratch);
        return chunk;
    }

    @Override
    public void close() {
        examples.close();
    }
}
