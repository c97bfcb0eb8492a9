package org.costscape.landscape;

import java.util.Arrays;
import java.util.List;
import org.costscape.cost.LayeredCost;
import org.costscape.parameter.ParameterVector;

/**
 * The pre-activations of two units of a layer against each other, before and after a step.
 *
 * @param layer counted from 0
 * @param first unit, along x
 * @param second unit, along y
 * @param before at θ_t
 * @param after at θ_{t+1}
 */
public record UnitScatter(int layer, int first, int second, Cloud before, Cloud after) {
    /** As many examples are kept one by one; mean and covariance are those of all. */
    private static final int MOST_POINTS = 500;

    /**
     * A cloud of examples.
     *
     * @param x of the first examples of the set
     * @param y of the same examples
     * @param meanX over all examples, as the rest
     * @param meanY mean of y
     * @param xx variance of x, with division by the number of examples
     * @param xy covariance
     * @param yy variance of y
     */
    public record Cloud(List<Double> x, List<Double> y, double meanX, double meanY, double xx, double xy, double yy) {
        /** @param x and y of the same examples */
        static Cloud of(double[] x, double[] y) {
            double meanX = Arrays.stream(x).sum() / x.length;
            double meanY = Arrays.stream(y).sum() / y.length;
            double xx = 0;
            double xy = 0;
            double yy = 0;
            for (int i = 0; i < x.length; i++) {
                xx += (x[i] - meanX) * (x[i] - meanX);
                xy += (x[i] - meanX) * (y[i] - meanY);
                yy += (y[i] - meanY) * (y[i] - meanY);
            }
            return new Cloud(some(x), some(y), meanX, meanY, xx / x.length, xy / x.length, yy / x.length);
        }

        private static List<Double> some(double[] values) {
            return Arrays.stream(values).limit(MOST_POINTS).boxed().toList();
        }

        /** The ellipse of one standard deviation. */
        public Ellipse ellipse() {
            return Ellipse.of(xx, xy, yy);
        }
    }

    /**
     * The ellipse of points at Mahalanobis distance 1 from the mean; its axes are the eigenvectors of the covariance matrix.
     *
     * @param major half the long axis, the root of the larger eigenvalue
     * @param minor half the short axis
     * @param angle of the long axis to the x axis in radians, above −π/2, at most π/2
     */
    public record Ellipse(double major, double minor, double angle) {
        static Ellipse of(double xx, double xy, double yy) {
            double middle = (xx + yy) / 2;
            double radius = Math.hypot((xx - yy) / 2, xy);
            double larger = middle + radius;
            double product = Math.max(0, xx * yy - xy * xy); // of the eigenvalues: middle − radius would cancel
            return new Ellipse(
                    Math.sqrt(larger),
                    larger == 0 ? 0 : Math.sqrt(product / larger),
                    0.5 * Math.atan2(2 * xy, xx - yy));
        }
    }

    /** Measures two units. */
    public static UnitScatter of(
            LayeredCost cost, int layer, int first, int second, ParameterVector from, ParameterVector to) {
        return new UnitScatter(
                layer, first, second, cloud(cost, layer, first, second, from), cloud(cost, layer, first, second, to));
    }

    private static Cloud cloud(LayeredCost cost, int layer, int first, int second, ParameterVector theta) {
        double[][] values = cost.preActivations(theta, layer, first, second);
        return Cloud.of(values[0], values[1]);
    }
}
