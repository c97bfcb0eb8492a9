package org.costscape.training;

import java.util.Arrays;

/**
 * Percentiles of a set of numbers, those of Ioffe, Szegedy, "Batch normalization", ICML 2015, figure 1.
 *
 * <p>Between order statistics they are interpolated linearly: with x₀ ≤ … ≤ xₙ₋₁ and h = (n − 1)p, the p-quantile is x⌊h⌋ + (h −
 * ⌊h⌋)(x⌊h⌋₊₁ − x⌊h⌋). It is definition 7 of Hyndman, Fan, "Sample quantiles in statistical packages", The American
 * Statistician 1996, and numpy's default.
 *
 * @param p15 15 % are below
 * @param p50 the median
 * @param p85 85 % are below
 */
public record Percentiles(double p15, double p50, double p85) {
    /**
     * Those of some values; not a number where one of them is not.
     *
     * @param values at least one; left as they are
     */
    public static Percentiles of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted); // what is not a number comes last
        return Double.isNaN(sorted[sorted.length - 1])
                ? new Percentiles(Double.NaN, Double.NaN, Double.NaN)
                : new Percentiles(quantile(sorted, 15), quantile(sorted, 50), quantile(sorted, 85));
    }

    private static double quantile(double[] sorted, int percent) {
        long hundredths = (sorted.length - 1L) * percent;
        int below = (int) (hundredths / 100);
        double share = hundredths % 100 / 100.0;
        return share == 0 ? sorted[below] : sorted[below] + share * (sorted[below + 1] - sorted[below]);
    }
}
