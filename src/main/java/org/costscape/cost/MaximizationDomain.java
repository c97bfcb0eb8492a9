package org.costscape.cost;

import java.util.Arrays;
import org.costscape.dataset.PictureShape;

/** Where the maximum of an activation is looked for: points x = x(u) of parameters u that are kept in a simple set. */
public sealed interface MaximizationDomain {
    /** Moves u to the nearest point of its set. */
    void project(double[] u);

    /** x(u), new. */
    double[] point(double[] u);

    /** ∂f/∂u of ∂f/∂x, new. */
    double[] pullBack(double[] gradient);

    /** Signed inputs of one length: ‖x‖ = 1, x = u. */
    record UnitSphere() implements MaximizationDomain {
        @Override
        public void project(double[] u) {
            double norm = Math.sqrt(Arrays.stream(u).map(each -> each * each).sum());
            for (int i = 0; norm > 0 && i < u.length; i++) {
                u[i] /= norm;
            }
        }

        @Override
        public double[] point(double[] u) {
            return u.clone();
        }

        @Override
        public double[] pullBack(double[] gradient) {
            return gradient.clone();
        }
    }

    /**
     * Lightly blurred pictures of grey levels 0 … 1: x = B u with u ∈ [0, 1]ⁿ, where B takes the mean of neighbours with the
     * weights ¼ ½ ¼ along rows and along columns, pixels at a border being their own neighbours. So Bᵀ = B, and x ∈ [0, 1]ⁿ too.
     */
    record BlurredPictures(PictureShape shape) implements MaximizationDomain {
        @Override
        public void project(double[] u) {
            for (int i = 0; i < u.length; i++) {
                u[i] = Math.max(0, Math.min(1, u[i]));
            }
        }

        @Override
        public double[] point(double[] u) {
            return blurred(blurred(u, shape.width(), 1), shape.height(), shape.width());
        }

        @Override
        public double[] pullBack(double[] gradient) {
            return point(gradient);
        }

        /** Blurs along lines of {@code length} pixels that are {@code stride} apart. */
        private static double[] blurred(double[] picture, int length, int stride) {
            double[] result = new double[picture.length];
            for (int i = 0; i < picture.length; i++) {
                int place = i / stride % length;
                double before = picture[place == 0 ? i : i - stride];
                double after = picture[place == length - 1 ? i : i + stride];
                result[i] = before / 4 + picture[i] / 2 + after / 4;
            }
            return result;
        }
    }
}
