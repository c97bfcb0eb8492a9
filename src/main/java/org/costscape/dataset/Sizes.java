package org.costscape.dataset;

import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.costscape.parameter.Randomness;

/**
 * How much of made data there is, and what it is drawn from.
 *
 * @param examples of training
 * @param heldOut held-out examples, drawn apart from the others
 * @param seed of all its randomness
 */
public record Sizes(int examples, int heldOut, long seed) {
    /** Both sets; {@code make} is given a generator of its own for each, and the number of examples. */
    Split split(String purpose, BiFunction<SplittableRandom, Integer, Dataset> make) {
        return new Split(
                make.apply(random(purpose + ", training"), examples),
                make.apply(random(purpose + ", held-out"), heldOut));
    }

    /** A generator for one purpose. */
    SplittableRandom random(String purpose) {
        return Randomness.of(seed, purpose);
    }
}
