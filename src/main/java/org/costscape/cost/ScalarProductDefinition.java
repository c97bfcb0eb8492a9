package org.costscape.cost;

/**
 * The output of a deep linear network with one unit in each layer, as a cost to be lowered: J(w) = ∏ wᵢ.
 *
 * <p>It shows how far a step on all layers at once goes astray: the step −εg with ε = 0.1/gᵀg ought to change J by −0.1 to
 * first order in ε, but the terms of second to n-th order add to it, and may be larger by far where n is large.
 *
 * <p>Reference: Goodfellow, Bengio, Courville, "Deep Learning", MIT Press 2016, section 8.7.1, ŷ = x w₁ … wₗ at x = 1.
 *
 * @param factors n, 2 … 100
 */
public record ScalarProductDefinition(int factors) implements ToyDefinition {
    public ScalarProductDefinition {
        Factors.check(factors);
    }

    @Override
    public String title() {
        return "cost J = ∏w";
    }

    @Override
    public int parameters() {
        return factors;
    }

    @Override
    public double value(double[] w) {
        return Factors.product(w);
    }

    @Override
    public double[] gradient(double[] w) {
        return Factors.withoutOne(w);
    }

    @Override
    public double[][] hessian(double[] w) {
        return Factors.withoutTwo(w);
    }
}
