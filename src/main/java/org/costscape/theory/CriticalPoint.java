package org.costscape.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.costscape.cost.ToyDefinition;

/**
 * A point where the gradient of a toy is 0, told from the eigenvalues of its Hessian; those smaller than 1e-6 of the largest
 * count as 0.
 *
 * @param at w
 * @param cost J(w)
 */
public record CriticalPoint(List<Double> at, double cost, Kind kind) {
    private static final double ZERO = 1e-6;
    private static final int INTERVALS = 2000;

    public CriticalPoint {
        at = List.copyOf(at);
    }

    /** What a critical point is. */
    public enum Kind {
        /** No negative eigenvalue: also the floor of a valley. */
        MINIMUM("a minimum"),
        SADDLE("a saddle"),
        MAXIMUM("a maximum"),
        /** All eigenvalues are 0: the Hessian does not tell. */
        FLAT("a critical point without curvature");

        private final String noun;

        Kind(String noun) {
            this.noun = noun;
        }

        /** For texts, with its article. */
        public String noun() {
            return noun;
        }
    }

    /** Tells what is at a point where the gradient is 0. */
    public static CriticalPoint of(ToyDefinition toy, List<Double> at) {
        double[] w = at.stream().mapToDouble(Double::doubleValue).toArray();
        double[] eigenvalues = new EigenDecomposition(new Array2DRowRealMatrix(toy.hessian(w))).getRealEigenvalues();
        double largest = Arrays.stream(eigenvalues).map(Math::abs).max().orElse(0);
        boolean up = Arrays.stream(eigenvalues).anyMatch(value -> value > ZERO * largest);
        boolean down = Arrays.stream(eigenvalues).anyMatch(value -> value < -ZERO * largest);
        Kind kind = up && down ? Kind.SADDLE : up ? Kind.MINIMUM : down ? Kind.MAXIMUM : Kind.FLAT;
        return new CriticalPoint(at, toy.value(w), kind);
    }

    /**
     * The critical points of a toy of one parameter between two places, where J′ changes its sign between any two of 2001 points;
     * from left to right.
     */
    public static List<CriticalPoint> between(ToyDefinition toy, double from, double to) {
        List<CriticalPoint> found = new ArrayList<>();
        for (int i = 0; i < INTERVALS; i++) {
            double left = from + (to - from) * i / INTERVALS;
            double right = from + (to - from) * (i + 1) / INTERVALS;
            double before = slope(toy, left);
            if (before == 0) {
                found.add(of(toy, List.of(left)));
            } else if (before * slope(toy, right) < 0) {
                double root = new BrentSolver(1e-15, 1e-14).solve(200, w -> slope(toy, w), left, right);
                found.add(of(toy, List.of(root)));
            }
        }
        return found;
    }

    private static double slope(ToyDefinition toy, double w) {
        return toy.gradient(new double[] {w})[0];
    }
}
