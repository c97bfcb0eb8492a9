package org.costscape.cost;

import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;

/** Makes x + ε sign ∇ₓJ for the chunks of one thread, in memory of its own, tile by tile. */
final class AdversarialExamples implements AutoCloseable {
    private static final int TILE = 1 << 11;

    /** Its square times any float but 0 lies beyond ±1. */
    private static final float HUGE = 1e30f;

    private final double epsilon;
    private final ColumnMatrix examples;
    private final double[] x;
    private final double[] gradient;
    private final float[] floatX;
    private final float[] floatGradient;

    AdversarialExamples(double epsilon, Precision precision, int features, int capacity) {
        this.epsilon = epsilon;
        this.examples = ColumnMatrix.zeros(precision, features, capacity);
        boolean single = precision == Precision.FLOAT;
        this.x = new double[single ? 0 : TILE];
        this.gradient = new double[x.length];
        this.floatX = new float[TILE - x.length];
        this.floatGradient = new float[floatX.length];
    }

    /**
     * The adversarial examples of a chunk; sign 0 = 0.
     *
     * @param inputs x (features, examples)
     * @param inputGradient a positive multiple of ∇ₓJ (features, examples)
     */
    ColumnMatrix of(ColumnMatrix inputs, ColumnMatrix inputGradient) {
        ColumnMatrix chunk = examples.columns(0, inputs.columns());
        int numbers = inputs.rows() * inputs.columns();
        for (int from = 0; from < numbers; from += TILE) {
            int count = Math.min(TILE, numbers - from);
            if (chunk.precision() == Precision.FLOAT) {
                inputs.read(from, floatX, 0, count);
                inputGradient.read(from, floatGradient, 0, count);
                move(floatX, floatGradient, (float) epsilon);
                chunk.write(from, floatX, count);
            } else {
                inputs.read(from, x, count);
                inputGradient.read(from, gradient, count);
                move(x, gradient, epsilon);
                chunk.write(from, x, count);
            }
        }
        return chunk;
    }

    /** With a sign that is a product cut off at ±1, so that the compiler vectorizes it: four times as fast. */
    private static void move(float[] x, float[] gradient, float epsilon) {
        for (int i = 0; i < x.length; i++) {
            x[i] += epsilon * Math.max(-1f, Math.min(1f, gradient[i] * HUGE * HUGE));
        }
    }

    private static void move(double[] x, double[] gradient, double epsilon) {
        for (int i = 0; i < x.length; i++) {
            x[i] += epsilon * Math.signum(gradient[i]);
        }
    }

    @Override
    public void close() {
        examples.close();
    }
}
