package org.costscape.training;

import java.util.Optional;
import java.util.OptionalDouble;
import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;
import org.costscape.file.BadInputException;

/** Which optimizer, with its hyperparameters. */
public sealed interface OptimizerDefinition
        permits SgdDefinition,
                NesterovDefinition,
                AdamDefinition,
                RmsPropDefinition,
                AdagradDefinition,
                AdadeltaDefinition,
                NewtonDefinition,
                SaddleFreeNewtonDefinition {
    /** Its name for people, with its momentum where it has one. */
    String title();

    /** η, before the schedule. */
    double learningRate();

    /** The same with another η. */
    OptimizerDefinition withLearningRate(double other);

    /**
     * The largest ηλ at which steps on a quadratic cost ½λw² do not diverge, with the momentum of an epoch; empty where there is
     * no such number of the learning rate alone, because the optimizer rescales the gradient.
     *
     * <p>Reference: Cohen, Kaur, Li, Kolter, Talwalkar, "Gradient descent on neural networks typically occurs at the edge of
     * stability", ICLR 2021, section 2; also the roots of the characteristic polynomial of the steps.
     */
    default OptionalDouble stableLimit(int epoch) {
        return OptionalDouble.empty();
    }

    /** Whether it needs the exact Hessian of the cost beside the gradient. */
    default boolean needsHessian() {
        return false;
    }

    /** The name of the mean or sum of gradients that it moves along and remembers from step to step; empty if there is none. */
    default Optional<String> momentumName() {
        return Optional.empty();
    }

    /** Whether a step depends on those before it. */
    default boolean remembers() {
        return true;
    }

    /**
     * The optimizer at its first step.
     *
     * @param cost what it lowers; stays the caller's to close
     * @throws BadInputException if it needs the Hessian, and none is known of the cost
     */
    Optimizer start(CostFunction cost, Precision precision);
}
