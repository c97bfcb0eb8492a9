package org.costscape.cost;

/**
 * An analytic cost function J(w) of a few parameters, small enough to be understood completely.
 *
 * <p>All of its methods take w (n); they are pure and leave it untouched.
 */
public sealed interface ToyDefinition
        permits ThreeMinimaDefinition,
                SoftplusDefinition,
                ProductDefinition,
                ScalarProductDefinition,
                QuadraticDefinition {
    /** The title of an axis that shows J. */
    String title();

    /** n, the number of parameters. */
    int parameters();

    /** J(w). */
    double value(double[] w);

    /** ∂J/∂w (n). */
    double[] gradient(double[] w);

    /** ∂²J/∂w² (n, n), symmetric bit for bit. */
    double[][] hessian(double[] w);
}
