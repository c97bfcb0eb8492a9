package org.costscape.training;

import org.costscape.network.FeedforwardDefinition;
import org.costscape.parameter.ParameterVector;

/**
 * A network that was made of another one, with its parameters.
 *
 * @param definition the larger network
 * @param theta its θ, in the precision of the smaller one's
 */
public record GrownNetwork(FeedforwardDefinition definition, ParameterVector theta) implements AutoCloseable {
    @Override
    public void close() {
        theta.close();
    }
}
