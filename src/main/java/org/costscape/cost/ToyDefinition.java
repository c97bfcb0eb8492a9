package org.costscape.cost;

/**
 * An analytic cost function J(w) of a few parameters, small enough to be understood completely.
 *
 * <p>All of its methods take w (n); they are pure and leave it untouched.
 */
public sealed interface ToyDefinition extends CostDefinition
        permits ThreeMinimaDefinition,
                SoftplusDefinition,
                ProductDefinition,
                ScalarProductDefinition,
                QuadraticDefinition {
    /** n, the number of parameters. */
    int parameters();

    /** None: J is a plain number. */
    @Override
    default String unit() {
        return "";
    }

    /** J(w). */
    double value(double[] w);

    /** ∂J/∂w (n). */
    double[] gradient(double[] w);

    /** ∂²J/∂w² (n, n), symmetric bit for bit. */
    double[][] hessian(double[] w);
}
