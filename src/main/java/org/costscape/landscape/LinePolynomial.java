package org.costscape.landscape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The polynomial of lowest degree through given points (αⱼ, Jⱼ), by the barycentric formula p(α) = Σ wⱼJⱼ/(α−αⱼ) / Σ
 * wⱼ/(α−αⱼ) with wⱼ = 1/∏(αⱼ−αₖ); at αⱼ it is Jⱼ itself.
 *
 * <p>Reference: Berrut, Trefethen, "Barycentric Lagrange interpolation", SIAM Review 46, 2004, equation 4.2.
 */
public final class LinePolynomial {
    /** Of a cost summed over examples, in units of its own size. */
    private static final double ROUNDING = 8 * Math.ulp(1.0);

    private final double[] nodes;
    private final double[] values;
    private final double[] weights;

    /**
     * @param nodes αⱼ, all different
     * @param values Jⱼ
     */
    public LinePolynomial(double[] nodes, double[] values) {
        this.nodes = nodes.clone();
        this.values = values.clone();
        this.weights = weights(nodes);
    }

    /**
     * Leja points: of some positions those at which a polynomial is known best. 0 and 1, or else the ends, come first, then each
     * time the position with the largest product of distances to those before. They are spread as Chebyshev points are.
     *
     * <p>Reference: Reichel, "Newton interpolation at Leja points", BIT 30, 1990.
     *
     * @param alphas in rising order
     * @param degree one less than the number of points wanted
     */
    public static List<Double> nodes(List<Double> alphas, int degree) {
        List<Double> left = new ArrayList<>(alphas);
        List<Double> nodes = new ArrayList<>();
        boolean ends = alphas.contains(0.0) && alphas.contains(1.0);
        for (double first : List.of(ends ? 0.0 : alphas.get(0), ends ? 1.0 : alphas.get(alphas.size() - 1))) {
            left.remove(first);
            nodes.add(first);
        }
        while (nodes.size() <= degree && !left.isEmpty()) {
            double next = left.stream()
                    .max(Comparator.comparingDouble(alpha -> nodes.stream()
                            .mapToDouble(node -> Math.log(Math.abs(alpha - node)))
                            .sum()))
                    .orElseThrow();
            left.remove(next);
            nodes.add(next);
        }
        return List.copyOf(nodes);
    }

    /** p(α). */
    public double at(double alpha) {
        double sum = 0;
        double partition = 0;
        for (int j = 0; j < nodes.length; j++) {
            if (alpha == nodes[j]) {
                return values[j];
            }
            double share = weights[j] / (alpha - nodes[j]);
            sum += share * values[j];
            partition += share;
        }
        return sum / partition;
    }

    /** A bound of what rounding of the values makes of p(α), relative to p(α); large where p(α) is small beside the values. */
    public double relativeError(double alpha) {
        double sum = 0;
        double partition = 0;
        for (int j = 0; j < nodes.length; j++) {
            if (alpha == nodes[j]) {
                return 0;
            }
            double share = weights[j] / (alpha - nodes[j]);
            sum += Math.abs(share * values[j]);
            partition += share;
        }
        return ROUNDING * sum / Math.abs(partition * at(alpha));
    }

    /** In units in which the range has a length of 4, so that they neither overflow nor vanish. */
    private static double[] weights(double[] nodes) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double node : nodes) {
            least = Math.min(least, node);
            most = Math.max(most, node);
        }
        double[] weights = new double[nodes.length];
        for (int j = 0; j < nodes.length; j++) {
            double product = 1;
            for (int k = 0; k < nodes.length; k++) {
                product *= k == j ? 1 : (nodes[j] - nodes[k]) * 4 / (most - least);
            }
            weights[j] = 1 / product;
        }
        return weights;
    }
}
