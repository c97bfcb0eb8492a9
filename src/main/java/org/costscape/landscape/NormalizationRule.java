package org.costscape.landscape;

import java.util.Arrays;
import java.util.List;
import org.costscape.network.Activation;

/**
 * Batch normalization of each unit over the examples, in four stages.
 *
 * <ul>
 *   <li>z, what the linear layer before it hands on
 *   <li>z̃ = z − mean z
 *   <li>ẑ = z̃/√(ε + mean z̃²), of variance v/(v + ε) where z has the variance v
 *   <li>h = φ(γẑ + β)
 * </ul>
 *
 * <p>Reference: Ioffe, Szegedy, "Batch normalization: Accelerating deep network training by reducing internal covariate
 * shift", ICML 2015, algorithm 1.
 *
 * @param epsilon ε
 * @param activation φ
 * @param gamma γ of each unit
 * @param beta β of each unit
 */
public record NormalizationRule(double epsilon, Activation activation, List<Double> gamma, List<Double> beta) {
    /** Number of stages. */
    public static final int STAGES = 4;

    public NormalizationRule {
        gamma = List.copyOf(gamma);
        beta = List.copyOf(beta);
    }

    /**
     * The stages of one unit, in double.
     *
     * @param z over the examples
     * @return (stages, examples): z, z̃, ẑ, h
     */
    public double[][] stages(int unit, double[] z) {
        double mean = mean(z);
        double[] centred = Arrays.stream(z).map(value -> value - mean).toArray();
        double root = Math.sqrt(epsilon
                + mean(Arrays.stream(centred).map(value -> value * value).toArray()));
        double[] normalized = Arrays.stream(centred).map(value -> value / root).toArray();
        double[] scaled = Arrays.stream(normalized)
                .map(value -> gamma.get(unit) * value + beta.get(unit))
                .toArray();
        return new double[][] {z, centred, normalized, activation.of(scaled)};
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }
}
