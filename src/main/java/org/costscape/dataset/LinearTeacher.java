package org.costscape.dataset;

import java.util.SplittableRandom;
import org.costscape.parameter.GramSchmidt;

/**
 * Whitened inputs and the outputs of a linear teacher: XXᵀ/N = I, Y = U diag(s) Vᵀ X, so that the correlation of inputs and
 * targets YXᵀ/N = U diag(s) Vᵀ has exactly the singular values s, on which a deep linear network's learning depends alone.
 *
 * <ul>
 *   <li>X (features, examples): Gaussian, its rows then made orthogonal and of length √N; the same for held-out examples
 *   <li>U (outputs, modes), V (features, modes): random with orthonormal columns
 * </ul>
 *
 * <p>Reference: Saxe, McClelland, Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep linear neural
 * networks", ICLR 2014, section 1.1.
 */
public final class LinearTeacher {
    private final double[][] left;
    private final double[][] right;
    private final double[] strengths;

    private LinearTeacher(SplittableRandom random, int features, int outputs, double[] strengths) {
        this.right = orthonormal(random, strengths.length, features); // (modes, features)
        this.left = orthonormal(random, strengths.length, outputs); // (modes, outputs)
        this.strengths = strengths.clone();
    }

    /**
     * Both sets; each has at least as many examples as there are features.
     *
     * @param strengths the singular values s, at most as many as there are features, and outputs
     */
    public static Split make(Sizes sizes, int features, int outputs, double[] strengths) {
        LinearTeacher teacher = new LinearTeacher(sizes.random("linear teacher, matrix"), features, outputs, strengths);
        return sizes.split("linear teacher", (random, count) -> teacher.draw(random, count, features, outputs));
    }

    private Dataset draw(SplittableRandom random, int count, int features, int outputs) {
        double[][] rows = orthonormal(random, features, count); // (features, examples)
        double[] x = new double[features * count];
        double[] y = new double[outputs * count];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < features; k++) {
                x[i * features + k] = rows[k][i] * Math.sqrt(count);
            }
            for (int mode = 0; mode < strengths.length; mode++) {
                double along = 0;
                for (int k = 0; k < features; k++) {
                    along += right[mode][k] * x[i * features + k];
                }
                for (int k = 0; k < outputs; k++) {
                    y[i * outputs + k] += left[mode][k] * strengths[mode] * along;
                }
            }
        }
        return Examples.withTargets("linear teacher", x, y, count);
    }

    private static double[][] orthonormal(SplittableRandom random, int count, int length) {
        double[][] vectors = new double[count][length];
        for (double[] vector : vectors) {
            for (int i = 0; i < length; i++) {
                vector[i] = random.nextGaussian();
            }
        }
        GramSchmidt.orthonormalize(vectors);
        return vectors;
    }
}
