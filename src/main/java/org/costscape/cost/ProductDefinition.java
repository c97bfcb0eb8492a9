package org.costscape.cost;

/**
 * A deep linear network with one unit in each layer and one example x = y = 1: J(w) = (1 − P)², P = ∏ wᵢ.
 *
 * <p>∂J/∂wᵢ = −2(1 − P)P₋ᵢ and ∂²J/∂wᵢ∂wⱼ = 2P₋ᵢP₋ⱼ − 2(1 − P)P₋ᵢⱼ, where P₋ᵢ leaves wᵢ out, P₋ᵢⱼ both wᵢ and wⱼ, and
 * P₋ᵢᵢ = 0. The origin is a critical point: for two factors a saddle with curvatures ±2, for more one without curvature.
 * The minima are the hypersurface P = 1; gradient flow conserves wᵢ² − wⱼ².
 *
 * <p>Reference: Saxe, McClelland, Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep linear neural
 * networks", ICLR 2014, section 2; there J = ½(s − P)²/τ, which is this one at s = 1, τ = ½.
 *
 * @param factors n, 2 … 100
 */
public record ProductDefinition(int factors) implements ToyDefinition {
    public ProductDefinition {
        Factors.check(factors);
    }

    @Override
    public String title() {
        return "cost J = (1 − ∏w)²";
    }

    @Override
    public int parameters() {
        return factors;
    }

    @Override
    public double value(double[] w) {
        double residual = 1 - Factors.product(w);
        return residual * residual;
    }

    @Override
    public double[] gradient(double[] w) {
        double residual = 1 - Factors.product(w);
        double[] gradient = Factors.withoutOne(w);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] *= -2 * residual;
        }
        return gradient;
    }

    @Override
    public double[][] hessian(double[] w) {
        double residual = 1 - Factors.product(w);
        double[] one = Factors.withoutOne(w);
        double[][] hessian = Factors.withoutTwo(w);
        for (int i = 0; i < one.length; i++) {
            for (int j = 0; j < one.length; j++) {
                hessian[i][j] = 2 * (one[i] * one[j]) - 2 * residual * hessian[i][j];
            }
        }
        return hessian;
    }
}
