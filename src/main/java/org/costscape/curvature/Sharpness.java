package org.costscape.curvature;

import org.costscape.cost.CostFunction;
import org.costscape.parameter.ParameterVector;

/**
 * How much a cost rises within a small distance in the direction of its gradient g: J(θ + ρg/‖g‖) − J(θ), of a quadratic ρ‖g‖ + ½ρ² ĝᵀHĝ
 * with ĝ = g/‖g‖. At a critical point, which has no such direction, it is 0.
 *
 * <p>Reference: Foret, Kleiner, Mobahi, Neyshabur, "Sharpness-aware minimization for efficiently improving generalization", ICLR
 * 2021, section 2.
 */
public final class Sharpness {
    private Sharpness() {}

    /**
     * The rise of J, in its unit.
     *
     * @param rho ρ, the distance
     */
    public static double of(CostFunction cost, ParameterVector theta, double rho) {
        try (ParameterVector gradient = theta.copy();
                ParameterVector moved = theta.copy()) {
            cost.costAndGradient(theta, gradient);
            double norm = gradient.norm();
            if (norm == 0) {
                return 0;
            }
            moved.add(rho / norm, gradient);
            return cost.evaluate(moved).cost() - cost.evaluate(theta).cost();
        }
    }
}
