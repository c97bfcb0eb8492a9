package org.costscape.theory;

import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.costscape.file.BadInputException;

/**
 * How a linear network of n weight layers learns one mode: the strength u = aⁿ of the product of its layers, from balanced
 * layers a₁ = … = aₙ = a, obeys τu̇ = n u^{2−2/n}(s − u) under gradient flow on ½(s − ∏aᵢ)²/τ.
 *
 * <p>There is no closed form for most n. In z = ln[u/(s − u)] the plateaus are gone, τż = n s u^{1−2/n}: this is integrated
 * with a tolerance of 1e-12, and for n = 2 it gives the closed form of {@link SaxeMode}. Times are in the unit of τ.
 *
 * <p>Reference: Saxe, McClelland, Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep linear neural
 * networks", ICLR 2014, section 2; there n counts the layers of units, Nₗ = n + 1.
 *
 * @param factors n, 1 … 1000
 * @param strength s, the singular value of the input–output correlation of whitened inputs, more than 0
 * @param initial u₀, more than 0 and less than s
 * @param timeConstant τ, more than 0: the inverse of the learning rate
 */
public record DeepMode(int factors, double strength, double initial, double timeConstant) implements LearnedMode {
    private static final double ACCURACY = 1e-12;
    private static final int POINTS = 16;

    public DeepMode {
        if (factors < 1 || factors > 1000) {
            throw new BadInputException("factors: expected 1 … 1000, found " + factors);
        }
        Modes.check(strength, initial, timeConstant);
    }

    /**
     * u(t).
     *
     * @throws IllegalArgumentException if t is negative: a single factor was 0 a finite time ago
     */
    @Override
    public double strengthAt(double time) {
        if (!(time >= 0)) {
            throw new IllegalArgumentException("expected a time of at least 0, found " + time);
        }
        if (time == 0) {
            return initial;
        }
        double[] z = {Modes.logit(initial, strength)};
        new DormandPrince853Integrator(time * 1e-15, time, ACCURACY, ACCURACY).integrate(new Flow(), 0, z, time, z);
        return Modes.fromLogit(z[0], strength);
    }

    /**
     * The time from one strength to another; negative if {@code to} is the smaller.
     *
     * @throws IllegalArgumentException if one of them is not between 0 and s, where the mode never is
     */
    @Override
    public double timeBetween(double from, double to) {
        double start = Modes.logit(from, strength);
        double end = Modes.logit(to, strength);
        if (start == end) {
            return 0;
        }
        double time = new IterativeLegendreGaussIntegrator(POINTS, ACCURACY, Double.MIN_NORMAL)
                .integrate(Integer.MAX_VALUE, z -> 1 / speed(z), Math.min(start, end), Math.max(start, end));
        return Math.copySign(time, end - start);
    }

    /** λ_max = n s^{2(n−1)/n}/τ, the curvature of ½(s − ∏aᵢ)²/τ across its minima, where the layers are balanced. */
    public double largestCurvature() {
        return factors * Math.pow(strength, 2.0 * (factors - 1) / factors) / timeConstant;
    }

    /** ż. */
    private double speed(double z) {
        return factors * strength * Math.pow(Modes.fromLogit(z, strength), 1 - 2.0 / factors) / timeConstant;
    }

    /** z as a function of time. */
    private final class Flow implements FirstOrderDifferentialEquations {
        @Override
        public int getDimension() {
            return 1;
        }

        @Override
        public void computeDerivatives(double time, double[] z, double[] derivatives) {
            derivatives[0] = speed(z[0]);
        }
    }
}
