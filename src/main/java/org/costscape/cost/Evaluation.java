package org.costscape.cost;

/**
 * What one evaluation of J(θ) gives.
 *
 * @param cost J, mean over the examples, in nats for cross-entropy, ½‖z − y‖² for squared error; of a toy its value
 * @param errorRate share of the examples that are classified wrongly, 0 … 1; not a number where nothing is classified
 * @param gradientNorm ‖∂J/∂θ‖; not a number where it was not asked for
 */
public record Evaluation(double cost, double errorRate, double gradientNorm) {
    /** Without the gradient. */
    public Evaluation(double cost, double errorRate) {
        this(cost, errorRate, Double.NaN);
    }
}
