package org.costscape.network;

/**
 * How the units of a batch normalization are made standard: ẑ = (z − mean) · scale, with scale = 1/√(ε + variance).
 *
 * <p>It is that of a batch, and then a function of all of its examples, or a constant.
 */
final class Standardization {
    private final double[] mean;
    private final double[] scale;
    private final int count;

    private Standardization(double[] mean, double[] variance, double epsilon, int count) {
        this.mean = mean;
        this.scale = new double[mean.length];
        this.count = count;
        for (int i = 0; i < scale.length; i++) {
            scale[i] = 1 / Math.sqrt(epsilon + variance[i]);
        }
    }

    /** By the batch's own mean and biased variance. */
    static Standardization ofBatch(Moments batch, double epsilon) {
        return new Standardization(batch.mean(), batch.variance(false), epsilon, batch.count());
    }

    /** By given statistics; a variance below zero, as extrapolation makes it, counts as zero. */
    static Standardization fixed(double[] mean, double[] variance, double epsilon) {
        double[] clamped = new double[variance.length];
        for (int i = 0; i < clamped.length; i++) {
            clamped[i] = variance[i] < 0 ? 0 : variance[i];
        }
        return new Standardization(mean, clamped, epsilon, 0);
    }

    double mean(int unit) {
        return mean[unit];
    }

    double scale(int unit) {
        return scale[unit];
    }

    /** 1/n where the statistics are those of a batch of n examples, 0 where they are constants. */
    double dependence() {
        return count == 0 ? 0 : 1.0 / count;
    }
}
