package org.costscape.training;

import java.util.Map;
import org.costscape.parameter.ParameterVector;

/** An optimizer in the middle of a run. */
interface Optimizer extends AutoCloseable {
    /** θ ← the next θ, given the gradient g at θ. */
    void step(ParameterVector theta, ParameterVector gradient, Pace pace);

    /** What it remembers from step to step, by name: saved with a checkpoint, and overwritten to continue from one. */
    Map<String, ParameterVector> state();

    @Override
    void close();
}
