package org.costscape.landscape;

import java.util.Locale;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterVector;

/**
 * What a random direction d is scaled to, part by part: d ← d · ‖w‖ / (‖d‖ + 1e-10), where w is the same part of θ₀. A part
 * of norm zero gets a zero direction.
 *
 * <p>So a slice does not change where W₁, b₁ are multiplied by c and W₂ is divided by c; it does where single units are
 * rescaled.
 *
 * <p>Reference: Li, Xu, Taylor, Studer, Goldstein, "Visualizing the loss landscape of neural nets", NeurIPS 2018, section 4;
 * the 1e-10 is that of their program.
 */
public enum Normalization {
    /**
     * All weights into one output unit: a row of a matrix, a kernel of a convolution, the vector of a symbol, one gate of one
     * LSTM unit, its input and its recurrent weights apart. Blocks of one axis (biases, γ, β) get zero.
     */
    FILTER {
        @Override
        public void apply(double[] direction, ParameterVector origin) {
            double[] weights = origin.toDoubles();
            for (Block block : origin.layout().blocks()) {
                boolean matrix = block.shape().size() > 1;
                int filters = matrix ? block.shape().get(0) : 1;
                int size = block.size() / filters;
                for (int filter = 0; filter < filters; filter++) {
                    scale(direction, weights, block.offset() + filter * size, size, matrix);
                }
            }
        }
    },
    /** Each block of more than one axis as a whole; those of one axis get zero. */
    LAYER {
        @Override
        public void apply(double[] direction, ParameterVector origin) {
            double[] weights = origin.toDoubles();
            for (Block block : origin.layout().blocks()) {
                scale(
                        direction,
                        weights,
                        block.offset(),
                        block.size(),
                        block.shape().size() > 1);
            }
        }
    },
    /** All parameters together. */
    MODEL {
        @Override
        public void apply(double[] direction, ParameterVector origin) {
            scale(direction, origin.toDoubles(), 0, direction.length, true);
        }
    },
    /** As it was drawn. */
    NONE {
        @Override
        public void apply(double[] direction, ParameterVector origin) {}
    };

    private static final double SMALLEST = 1e-10;

    /**
     * Scales a direction in place.
     *
     * @param direction d, as many numbers as θ₀ has
     * @param origin θ₀
     */
    public abstract void apply(double[] direction, ParameterVector origin);

    /** The name as it is typed. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static void scale(double[] direction, double[] weights, int from, int count, boolean kept) {
        double factor = kept ? norm(weights, from, count) / (norm(direction, from, count) + SMALLEST) : 0;
        for (int i = from; i < from + count; i++) {
            direction[i] *= factor;
        }
    }

    private static double norm(double[] numbers, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += numbers[i] * numbers[i];
        }
        return Math.sqrt(sum);
    }
}
