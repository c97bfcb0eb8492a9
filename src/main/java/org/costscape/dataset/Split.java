package org.costscape.dataset;

import java.util.Locale;

/**
 * Training examples, and the held-out examples on which nothing is ever trained.
 *
 * @param training what the optimizer sees
 * @param heldOut what generalization is measured on
 */
public record Split(Dataset training, Dataset heldOut) implements AutoCloseable {
    /** Both sets in words, for example {@code mnist-small: 10,000 training and 2,000 held-out examples}. */
    public String description() {
        return String.format(
                Locale.ROOT,
                "%s: %,d training and %,d held-out examples",
                training.name(),
                training.size(),
                heldOut.size());
    }

    /** Frees the memory of both. */
    @Override
    public void close() {
        training.close();
        heldOut.close();
    }
}
