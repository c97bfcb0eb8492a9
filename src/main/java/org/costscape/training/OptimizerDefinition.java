package org.costscape.training;

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

    /**
     * Does nothing if it can lower the cost.
     *
     * @throws BadInputException if it needs more than a gradient, and the cost has no more
     */
    default void check(CostFunction cost) {}

    /**
     * The optimizer at its first step.
     *
     * @param cost what it lowers; stays the caller's to close
     * @throws BadInputException as {@link #check}
     */
    Optimizer start(CostFunction cost, Precision precision);
}
