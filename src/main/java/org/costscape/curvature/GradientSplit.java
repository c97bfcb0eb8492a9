package org.costscape.curvature;

import java.util.List;
import org.costscape.parameter.GramSchmidt;

/**
 * A gradient g (n) cut into its part in the span of eigenvectors q₁ … q_k and the rest: g = g_top + g_rest with g_top = ∑
 * qᵢ(qᵢᵀg), so that g_topᵀg_rest = 0 and ‖g‖² = ‖g_top‖² + ‖g_rest‖².
 *
 * <p>The eigenvectors are made orthonormal to rounding before, and the rest orthogonal to each of them twice, so that the sums
 * hold to rounding however inexact the eigenvectors are.
 */
public final class GradientSplit {
    private final double[] gradient;
    private final double[] rest;

    private GradientSplit(double[] gradient, double[] rest) {
        this.gradient = gradient;
        this.rest = rest;
    }

    /**
     * Cuts g.
     *
     * @param gradient g (n), copied
     * @param top the eigenvectors, linearly independent, at most n
     */
    public static GradientSplit of(double[] gradient, List<Eigenpair> top) {
        double[][] q = top.stream().map(Eigenpair::vector).toArray(double[][]::new); // (k, n)
        GramSchmidt.orthonormalize(q);
        double[] rest = gradient.clone();
        for (int pass = 0; pass < 2; pass++) {
            for (double[] each : q) {
                Vectors.add(rest, -Vectors.dot(each, rest), each);
            }
        }
        return new GradientSplit(gradient.clone(), rest);
    }

    /** g_top (n). */
    public double[] top() {
        double[] top = gradient.clone();
        Vectors.add(top, -1, rest);
        return top;
    }

    /** g_rest (n). */
    public double[] rest() {
        return rest.clone();
    }

    /** ‖g‖². */
    public double square() {
        return Vectors.dot(gradient, gradient);
    }

    /** ‖g_top‖². */
    public double topSquare() {
        double[] top = top();
        return Vectors.dot(top, top);
    }

    /** ‖g_rest‖². */
    public double restSquare() {
        return Vectors.dot(rest, rest);
    }
}
