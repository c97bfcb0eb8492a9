package org.costscape.cost;

import java.util.Arrays;
import org.costscape.file.BadInputException;

/** Products of all factors w₁ … wₙ but some, without a division, so that factors may be 0. */
final class Factors {
    private static final int MOST = 100;

    private Factors() {}

    /** Refuses a number of factors that is no chain, or whose Hessian is too large to be a toy. */
    static void check(int factors) {
        if (factors < 2 || factors > MOST) {
            throw new BadInputException("factors: expected 2 … " + MOST + ", found " + factors);
        }
    }

    /** ∏ wₖ. */
    static double product(double[] w) {
        return Arrays.stream(w).reduce(1, (a, b) -> a * b);
    }

    /** ∏ wₖ over k ≠ i, for each i: the product's gradient (n). */
    static double[] withoutOne(double[] w) {
        double[] products = new double[w.length];
        double before = 1;
        for (int i = 0; i < w.length; i++) {
            products[i] = before;
            before *= w[i];
        }
        double behind = 1;
        for (int i = w.length - 1; i >= 0; i--) {
            products[i] *= behind;
            behind *= w[i];
        }
        return products;
    }

    /** ∏ wₖ over k ≠ i, j, for each i ≠ j, and 0 for i = j: the product's Hessian (n, n). */
    static double[][] withoutTwo(double[] w) {
        double[][] products = new double[w.length][w.length];
        for (int i = 0; i < w.length; i++) {
            double[] others = w.clone();
            others[i] = 1;
            double[] without = withoutOne(others);
            for (int j = 0; j < i; j++) {
                products[i][j] = without[j];
                products[j][i] = without[j];
            }
        }
        return products;
    }
}
