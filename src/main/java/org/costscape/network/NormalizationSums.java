package org.costscape.network;

/**
 * What the gradient of a batch normalization needs of its examples: Σ δ = ∂J/∂β and Σ δẑ = ∂J/∂γ of each unit, with
 * δ = ∂J/∂(γẑ + β).
 */
final class NormalizationSums {
    private final double[] delta;
    private final double[] product;

    /** Keeps the arrays. */
    NormalizationSums(double[] delta, double[] product) {
        this.delta = delta;
        this.product = product;
    }

    /** The sums of all chunks, added in their order. */
    static NormalizationSums add(NormalizationSums[] chunks) {
        double[] delta = chunks[0].delta.clone();
        double[] product = chunks[0].product.clone();
        for (int chunk = 1; chunk < chunks.length; chunk++) {
            for (int i = 0; i < delta.length; i++) {
                delta[i] += chunks[chunk].delta[i];
                product[i] += chunks[chunk].product[i];
            }
        }
        return new NormalizationSums(delta, product);
    }

    double delta(int unit) {
        return delta[unit];
    }

    double product(int unit) {
        return product[unit];
    }
}
