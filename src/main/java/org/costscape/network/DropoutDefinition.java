package org.costscape.network;

import java.util.Optional;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterLayout;

/**
 * Dropout of the units of the layer before, or of the inputs where it is the first layer: in training each is kept with a
 * probability and divided by it, or set to 0; otherwise all are handed on as they are.
 *
 * <p>Reference: Srivastava, Hinton, Krizhevsky, Sutskever, Salakhutdinov, "Dropout: A simple way to prevent neural networks
 * from overfitting", JMLR 15, 2014, section 4; the division in training rather than afterwards, section 10.
 *
 * @param keep probability that a unit is kept, more than 0; 1 is no dropout
 */
public record DropoutDefinition(double keep) implements LayerDefinition {
    public DropoutDefinition {
        if (!(keep > 0 && keep <= 1)) {
            throw new BadInputException("keep: expected more than 0 and at most 1, found " + keep);
        }
    }

    @Override
    public int units(int inputs) {
        return inputs;
    }

    @Override
    public Optional<LayerDefinition> beforeNonlinearity() {
        return Optional.empty();
    }

    /** The mask and what it leaves. */
    @Override
    public long activations(int inputs) {
        return 2L * inputs;
    }

    @Override
    public long parameters(long inputs) {
        return 0;
    }

    @Override
    public int weights() {
        return 0;
    }

    @Override
    public Layer build(int inputs, String name, ParameterLayout.Builder layout) {
        return new DropoutLayer(this, inputs, name);
    }
}
