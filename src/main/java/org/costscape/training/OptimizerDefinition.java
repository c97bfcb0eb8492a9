package org.costscape.training;

import org.costscape.array.Precision;
import org.costscape.parameter.ParameterLayout;

/** Which optimizer, with its hyperparameters. */
public sealed interface OptimizerDefinition permits SgdDefinition {
    /** The optimizer at its first step. */
    Optimizer start(ParameterLayout layout, Precision precision);
}
