package org.costscape.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.costscape.array.Precision;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.VectorLoop;

/** An optimizer whose rule treats each parameter by itself, with a few remembered numbers for each. */
final class ElementwiseOptimizer implements Optimizer {
    private final Map<String, ParameterVector> state = new LinkedHashMap<>();
    private final Rule rule;

    /** The rule of one step. */
    @FunctionalInterface
    interface Rule {
        /** The work on one tile at a step: tiles are θ, the remembered vectors in their order, and the gradient. */
        VectorLoop.Kernel at(Pace pace);
    }

    /** @param names of what is remembered; all of it is 0 at first */
    ElementwiseOptimizer(ParameterLayout layout, Precision precision, List<String> names, Rule rule) {
        for (String name : names) {
            state.put(name, ParameterVector.zeros(layout, precision));
        }
        this.rule = rule;
    }

    @Override
    public void step(ParameterVector theta, ParameterVector gradient, Pace pace) {
        List<ParameterVector> changed = new ArrayList<>(List.of(theta));
        changed.addAll(state.values());
        VectorLoop.run(changed, List.of(gradient), rule.at(pace));
    }

    @Override
    public Map<String, ParameterVector> state() {
        return state;
    }

    @Override
    public void close() {
        state.values().forEach(ParameterVector::close);
    }
}
