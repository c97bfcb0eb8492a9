package org.costscape.landscape;

import org.costscape.parameter.ParameterVector;

/**
 * How a step changes a cost, and how it would if the cost were linear.
 *
 * @param before J(θ_t)
 * @param after J(θ_{t+1})
 * @param predicted ∇J(θ_t)ᵀ(θ_{t+1} − θ_t); of a gradient step −ηgᵀg
 */
public record CostChange(double before, double after, double predicted) {
    /** @param gradient ∇J(θ_t) */
    static double predicted(ParameterVector gradient, ParameterVector from, ParameterVector to) {
        double[] g = gradient.toDoubles();
        double[] a = from.toDoubles();
        double[] b = to.toDoubles();
        double sum = 0;
        for (int i = 0; i < g.length; i++) {
            sum += g[i] * (b[i] - a[i]);
        }
        return sum;
    }

    /**
     * Of a step whose gradient at its beginning is known.
     *
     * @param cost J(θ_t)
     * @param gradient ∇J(θ_t)
     * @param after J(θ_{t+1})
     */
    public static CostChange of(
            double cost, ParameterVector gradient, ParameterVector from, ParameterVector to, double after) {
        return new CostChange(cost, after, predicted(gradient, from, to));
    }

    /** J(θ_{t+1}) − J(θ_t). */
    public double actual() {
        return after - before;
    }
}
