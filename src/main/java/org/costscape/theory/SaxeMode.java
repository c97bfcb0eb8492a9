package org.costscape.theory;

/**
 * How a linear network with one hidden layer learns one mode: the strength u = ab of the product of its two layers, from
 * balanced layers a = b, obeys τu̇ = 2u(s − u) under gradient flow, so that
 *
 * <p>u(t) = s e^{2st/τ}/(e^{2st/τ} − 1 + s/u₀).
 *
 * <p>It rises as a sigmoid, from a plateau near u₀ to one at s; the stronger the mode, the earlier it is learned. Times are in
 * the unit of τ.
 *
 * <p>Reference: Saxe, McClelland, Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep linear neural
 * networks", ICLR 2014, section 1.2.
 *
 * @param strength s, the singular value of the input–output correlation of whitened inputs, more than 0
 * @param initial u₀, more than 0 and less than s
 * @param timeConstant τ, more than 0: the inverse of the learning rate
 */
public record SaxeMode(double strength, double initial, double timeConstant) implements LearnedMode {
    public SaxeMode {
        Modes.check(strength, initial, timeConstant);
    }

    /** u(t); computed from e^{−2st/τ}, which never overflows. */
    @Override
    public double strengthAt(double time) {
        double fading = Math.exp(-2 * strength * time / timeConstant);
        return strength / (1 + fading * (strength / initial - 1));
    }

    /**
     * The time from one strength to another, (τ/2s) ln[to(s − from)/(from(s − to))]; negative if {@code to} is the smaller.
     *
     * @throws IllegalArgumentException if one of them is not between 0 and s, where the mode never is
     */
    @Override
    public double timeBetween(double from, double to) {
        return timeConstant / (2 * strength) * (Modes.logit(to, strength) - Modes.logit(from, strength));
    }
}
