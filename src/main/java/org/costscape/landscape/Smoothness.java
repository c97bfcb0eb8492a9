package org.costscape.landscape;

import java.util.ArrayList;
import java.util.List;
import org.costscape.cost.CostFunction;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterVector;

/**
 * How smooth a cost is along its gradient g at θ: J and ∇J at θ − ηg, for learning rates η from half to four times the one in
 * force.
 *
 * <p>Reference: Santurkar, Tsipras, Ilyas, Mądry, "How does batch normalization help optimization?", NeurIPS 2018, section 3.2
 * and figure 4.
 *
 * @param step t of θ = θ_t
 * @param cost J(θ)
 * @param gradientNorm ‖g‖
 * @param rates η, rising
 * @param costs J(θ − ηg) for each η
 * @param changes ‖∇J(θ − ηg) − ∇J(θ)‖ for each η: the smaller, the better the gradient predicts the next one
 */
public record Smoothness(
        int step, double cost, double gradientNorm, List<Double> rates, List<Double> costs, List<Double> changes) {
    /** η over the learning rate in force. */
    private static final List<Double> FACTORS = List.of(0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0);

    /**
     * Measures.
     *
     * @param rate the learning rate in force
     * @param beforeEach is called before each η
     * @throws BadInputException if J(θ) or its gradient is not finite
     */
    public static Smoothness of(CostFunction cost, ParameterVector theta, int step, double rate, Runnable beforeEach) {
        List<Double> rates = FACTORS.stream().map(factor -> factor * rate).toList();
        List<Double> costs = new ArrayList<>();
        List<Double> changes = new ArrayList<>();
        try (ParameterVector gradient = ParameterVector.zeros(theta.layout(), theta.precision());
                ParameterVector other = gradient.copy();
                ParameterVector at = theta.copy()) {
            double here = cost.costAndGradient(theta, gradient);
            double norm = gradient.norm();
            if (!Double.isFinite(here) || !Double.isFinite(norm)) {
                throw new BadInputException("the cost at step " + step + " is " + here + ", the norm of its gradient "
                        + norm + "; expected finite numbers: train again with a smaller learning rate");
            }
            for (double each : rates) {
                beforeEach.run();
                at.assign(theta);
                at.add(-each, gradient);
                costs.add(cost.costAndGradient(at, other));
                changes.add(other.distance(gradient));
            }
            return new Smoothness(step, here, norm, rates, List.copyOf(costs), List.copyOf(changes));
        }
    }

    /** Number of learning rates. */
    public static int count() {
        return FACTORS.size();
    }

    /** The smallest cost; not a number where one of them is not. */
    public double leastCost() {
        return least(costs);
    }

    public double mostCost() {
        return most(costs);
    }

    public double leastChange() {
        return least(changes);
    }

    public double mostChange() {
        return most(changes);
    }

    /** Effective smoothness, max ‖∇J(θ − ηg) − ∇J(θ)‖/(η‖g‖); not a number where g is 0. */
    public double effective() {
        double most = 0;
        for (int i = 0; i < rates.size(); i++) {
            most = Math.max(most, changes.get(i) / (rates.get(i) * gradientNorm));
        }
        return most;
    }

    private static double least(List<Double> values) {
        return values.stream().reduce(Double.POSITIVE_INFINITY, Math::min);
    }

    private static double most(List<Double> values) {
        return values.stream().reduce(Double.NEGATIVE_INFINITY, Math::max);
    }
}
