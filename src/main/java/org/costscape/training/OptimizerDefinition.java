package org.costscape.training;

import org.costscape.array.Precision;
import org.costscape.parameter.ParameterLayout;

/** Which optimizer, with its hyperparameters. */
public sealed interface OptimizerDefinition
        permits SgdDefinition,
                NesterovDefinition,
                AdamDefinition,
                RmsPropDefinition,
                AdagradDefinition,
                AdadeltaDefinition {
    /** Its name for people, with its momentum where it has one. */
    String title();

    /** η, before the schedule. */
    double learningRate();

    /** The optimizer at its first step. */
    Optimizer start(ParameterLayout layout, Precision precision);
}
