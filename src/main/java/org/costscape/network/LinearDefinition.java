package org.costscape.network;

import java.util.Optional;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterLayout;

/**
 * A matrix and nothing else, h = W x: several of them one after the other are a factored linear network, and one goes
 * before a batch normalization, which has a bias of its own.
 *
 * @param units number of outputs, at least 1
 */
public record LinearDefinition(int units) implements LayerDefinition {
    public LinearDefinition {
        if (units < 1) {
            throw new BadInputException("units: expected at least 1, found " + units);
        }
    }

    @Override
    public int units(int inputs) {
        return units;
    }

    @Override
    public boolean affine() {
        return true;
    }

    @Override
    public Optional<LayerDefinition> beforeNonlinearity() {
        return Optional.of(this);
    }

    @Override
    public long activations(int inputs) {
        return units;
    }

    @Override
    public long parameters(long inputs) {
        return inputs * units;
    }

    @Override
    public Layer build(int inputs, String name, ParameterLayout.Builder layout) {
        return new Linear(this, inputs, name, layout);
    }
}
