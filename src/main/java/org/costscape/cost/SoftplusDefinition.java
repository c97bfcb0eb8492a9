package org.costscape.cost;

/**
 * Softplus of −w, J(w) = log(1 + exp(−w)): it falls for ever and has no critical point. J′ = −σ(−w), J″ = σ(w) σ(−w).
 *
 * <p>It is what logistic regression does on one example: the gradient vanishes, yet no minimum is there to be reached.
 *
 * <p>Reference: Goodfellow, Bengio, Courville, "Deep Learning", MIT Press 2016, equation 3.31 and section 8.2.7.
 */
public record SoftplusDefinition() implements ToyDefinition {
    @Override
    public String title() {
        return "cost J = log(1 + exp(−w))";
    }

    @Override
    public int parameters() {
        return 1;
    }

    @Override
    public double value(double[] w) {
        return Math.max(-w[0], 0) + Math.log1p(Math.exp(-Math.abs(w[0])));
    }

    @Override
    public double[] gradient(double[] w) {
        return new double[] {-sigmoid(-w[0])};
    }

    @Override
    public double[][] hessian(double[] w) {
        return new double[][] {{sigmoid(w[0]) * sigmoid(-w[0])}};
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }
}
