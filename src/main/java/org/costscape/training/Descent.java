package org.costscape.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.costscape.cost.CostFunction;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Progress;

/**
 * The way of an optimizer over a cost, from a point until it comes to rest: the steps of training on the whole cost, each of
 * them kept, without a run folder.
 *
 * <p>At rest means that neither the gradient's norm nor the length of the last step is more than 1e-8. A flat cost that falls for
 * ever is left before that, where the steps are used up.
 *
 * @param steps from the start on
 * @param end how it ends
 */
public record Descent(List<Step> steps, End end) {
    private static final double REST = 1e-8;

    public Descent {
        steps = List.copyOf(steps);
    }

    /** How a descent ends. */
    public enum End {
        AT_REST,
        /** All steps were used up. */
        MOVING,
        /** The next step has no finite cost or gradient. */
        DIVERGED
    }

    /**
     * A point of the way.
     *
     * @param step number of steps done
     * @param theta θ
     * @param cost J(θ)
     * @param gradientNorm ‖∇J(θ)‖
     */
    public record Step(int step, List<Double> theta, double cost, double gradientNorm) {
        public Step {
            theta = List.copyOf(theta);
        }
    }

    /** Where it ends. */
    public Step last() {
        return steps.get(steps.size() - 1);
    }

    /**
     * Descends; progress is asked before each step, and told nothing.
     *
     * @param definition whose optimizer, schedule and rules do the steps; each is an epoch
     * @param cost what is lowered; stays the caller's to close
     * @param start θ₀, untouched
     * @param most the most steps
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static Descent of(
            TrainingDefinition definition, CostFunction cost, ParameterVector start, int most, Progress progress) {
        List<Step> steps = new ArrayList<>();
        try (ParameterVector theta = start.copy();
                ParameterVector before = start.copy();
                ParameterVector gradient = ParameterVector.zeros(start.layout(), start.precision());
                Optimizer optimizer = definition.optimizer().start(cost, start.precision())) {
            for (int step = 0; ; step++) {
                progress.check();
                double value = cost.costAndGradient(theta, gradient);
                double norm = gradient.norm();
                if (!Double.isFinite(value) || !Double.isFinite(norm)) {
                    return new Descent(steps, End.DIVERGED);
                }
                steps.add(
                        new Step(step, Arrays.stream(theta.toDoubles()).boxed().toList(), value, norm));
                if (step > 0 && norm <= REST && theta.distance(before) <= REST) {
                    return new Descent(steps, End.AT_REST);
                }
                if (step == most) {
                    return new Descent(steps, End.MOVING);
                }
                before.assign(theta);
                definition.rules().forEach(rule -> rule.beforeStep(theta, gradient));
                optimizer.step(theta, gradient, Pace.at(step, 1, definition.schedule()));
                definition.rules().forEach(rule -> rule.afterStep(theta));
            }
        }
    }
}
