package org.costscape.training;

import java.util.Map;
import org.costscape.parameter.ParameterVector;

/** An optimizer in the middle of a run. */
interface Optimizer extends AutoCloseable {
    /**
     * θ ← the next θ, given the gradient g at θ.
     *
     * @param step number of the step, counted from 0
     * @param rate what the schedule multiplies the learning rate by at this step
     */
    void step(ParameterVector theta, ParameterVector gradient, int step, double rate);

    /** What it remembers from step to step, by name: saved with a checkpoint, and overwritten to continue from one. */
    Map<String, ParameterVector> state();

    @Override
    void close();
}
