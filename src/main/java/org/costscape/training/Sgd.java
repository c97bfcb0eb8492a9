package org.costscape.training;

import java.util.Map;
import org.costscape.array.Precision;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;

/** The steps of {@link SgdDefinition}. */
final class Sgd implements Optimizer {
    private final SgdDefinition definition;
    private final ParameterVector velocity;

    Sgd(SgdDefinition definition, ParameterLayout layout, Precision precision) {
        this.definition = definition;
        this.velocity = ParameterVector.zeros(layout, precision);
    }

    @Override
    public void step(ParameterVector theta, ParameterVector gradient, Pace pace) {
        velocity.scale(definition.momentum().at(pace.epoch()));
        velocity.add(1, gradient);
        theta.add(-pace.rate() * definition.learningRate(), velocity);
    }

    @Override
    public Map<String, ParameterVector> state() {
        return Map.of("velocity", velocity);
    }

    @Override
    public void close() {
        velocity.close();
    }
}
