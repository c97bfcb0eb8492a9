package org.costscape.network;

import java.util.Optional;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterLayout;

/**
 * A maxout layer, hⱼ = maxₚ (Wₚ x + bₚ)ⱼ over several linear pieces.
 *
 * @param units number of outputs, at least 1
 * @param pieces number of linear pieces of each unit, 2 … 100
 */
public record MaxoutDefinition(int units, int pieces) implements LayerDefinition {
    public MaxoutDefinition {
        if (units < 1) {
            throw new BadInputException("units: expected at least 1, found " + units);
        }
        if (pieces < 2 || pieces > 100) {
            throw new BadInputException("pieces: expected 2 … 100, found " + pieces);
        }
    }

    @Override
    public int units(int inputs) {
        return units;
    }

    /** All pieces, in the order of {@link Maxout}: piece p of unit j is number p · units + j. */
    @Override
    public Optional<LayerDefinition> beforeNonlinearity() {
        return Optional.of(new DenseDefinition(pieces * units, Activation.IDENTITY));
    }

    @Override
    public long activations(int inputs) {
        return (long) units * (pieces + 1);
    }

    @Override
    public long parameters(long inputs) {
        return (inputs + 1) * units * pieces;
    }

    @Override
    public Layer build(int inputs, String name, ParameterLayout.Builder layout) {
        return new Maxout(this, inputs, name, layout);
    }
}
