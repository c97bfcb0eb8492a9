package org.costscape.network;

/**
 * Mean and sum of squared deviations of each unit over some examples, in double.
 *
 * <ul>
 *   <li>mean [units]
 *   <li>M₂ = Σ (z − mean)² [units]
 * </ul>
 *
 * <p>Reference: Chan, Golub, LeVeque, "Algorithms for computing the sample variance: analysis and recommendations", The
 * American Statistician 37, 1983, equation 2.1, for merging.
 */
final class Moments {
    private final int count;
    private final double[] mean;
    private final double[] squares;

    /** Keeps the arrays. */
    Moments(int count, double[] mean, double[] squares) {
        this.count = count;
        this.mean = mean;
        this.squares = squares;
    }

    /** The moments of all chunks together, merged in their order. */
    static Moments merge(Moments[] chunks) {
        Moments all = chunks[0];
        for (int chunk = 1; chunk < chunks.length; chunk++) {
            all = all.with(chunks[chunk]);
        }
        return all;
    }

    private Moments with(Moments other) {
        int n = count + other.count;
        double share = (double) other.count / n;
        double[] means = new double[mean.length];
        double[] sums = new double[mean.length];
        for (int i = 0; i < mean.length; i++) {
            double apart = other.mean[i] - mean[i];
            means[i] = mean[i] + apart * share;
            sums[i] = squares[i] + other.squares[i] + apart * apart * share * count;
        }
        return new Moments(n, means, sums);
    }

    /** Number of examples. */
    int count() {
        return count;
    }

    double[] mean() {
        return mean.clone();
    }

    /** M₂/n, or M₂/(n − 1) where {@code unbiased} (there must be two examples then). */
    double[] variance(boolean unbiased) {
        double[] variance = new double[squares.length];
        for (int i = 0; i < variance.length; i++) {
            variance[i] = squares[i] / (unbiased ? count - 1 : count);
        }
        return variance;
    }
}
