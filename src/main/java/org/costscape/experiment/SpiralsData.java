package org.costscape.experiment;

import org.costscape.dataset.Sizes;
import org.costscape.dataset.Spirals;
import org.costscape.dataset.Split;
import org.costscape.file.BadInputException;

/**
 * Two spirals, as {@link Spirals} says; 2 features, 2 classes.
 *
 * @param examples examples of training
 * @param heldOut held-out examples
 * @param seed of the examples
 * @param turns of each spiral, above 0 and at most 100
 * @param noise standard deviation, 0 … 100
 */
public record SpiralsData(int examples, int heldOut, long seed, double turns, double noise) implements DataDefinition {
    public SpiralsData {
        DataFields.sizes(examples, heldOut, 2);
        if (!(turns > 0 && turns <= 100)) {
            throw new BadInputException("turns: expected more than 0 and at most 100, found " + turns);
        }
        DataFields.range("noise", noise, 0, 100);
    }

    @Override
    public int outputs() {
        return 2;
    }

    @Override
    public Split read(Home home) {
        return Spirals.make(new Sizes(examples, heldOut, seed), turns, noise);
    }
}
