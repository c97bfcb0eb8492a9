package org.costscape.network;

import java.util.Optional;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterLayout;

/**
 * A fully connected layer, h = φ(W x + b).
 *
 * @param units number of outputs, at least 1
 * @param activation φ
 */
public record DenseDefinition(int units, Activation activation) implements LayerDefinition {
    public DenseDefinition {
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
        return activation == Activation.IDENTITY;
    }

    @Override
    public Optional<LayerDefinition> beforeNonlinearity() {
        return Optional.of(new DenseDefinition(units, Activation.IDENTITY));
    }

    @Override
    public long activations(int inputs) {
        return units;
    }

    @Override
    public long parameters(long inputs) {
        return (inputs + 1) * units;
    }

    @Override
    public Layer build(int inputs, String name, ParameterLayout.Builder layout) {
        return new Dense(this, inputs, name, layout);
    }
}
