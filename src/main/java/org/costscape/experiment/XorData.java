package org.costscape.experiment;

import org.costscape.dataset.Sizes;
import org.costscape.dataset.Split;
import org.costscape.dataset.Xor;

/**
 * Four clouds, as {@link Xor} says; 2 features, 2 classes.
 *
 * @param examples examples of training
 * @param heldOut held-out examples
 * @param seed of the examples
 * @param spread standard deviation of a cloud, 0 … 100
 */
public record XorData(int examples, int heldOut, long seed, double spread) implements DataDefinition {
    public XorData {
        DataFields.sizes(examples, heldOut, 2);
        DataFields.range("spread", spread, 0, 100);
    }

    @Override
    public int outputs() {
        return 2;
    }

    @Override
    public Split read(Home home) {
        return Xor.make(new Sizes(examples, heldOut, seed), spread);
    }
}
