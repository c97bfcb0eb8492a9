package org.costscape.dataset;

import java.util.Locale;

/**
 * Training examples, and the held-out examples on which nothing is ever trained.
 *
 * @param training what the optimizer sees
 * @param heldOut what generalization is measured on
 */
public record Split(Dataset training, Dataset heldOut) implements DataSplit {
    @Override
    public String trainingSha256() {
        return training.sha256();
    }

    @Override
    public String heldOutSha256() {
        return heldOut.sha256();
    }

    /** Both sets in words, for example {@code mnist-small: 10,000 training and 2,000 held-out examples}. */
    @Override
    public String description() {
        return String.format(
                Locale.ROOT,
                "%s: %,d training and %,d held-out examples",
                training.name(),
                training.size(),
                heldOut.size());
    }

    @Override
    public long bytes() {
        return training.bytes() + heldOut.bytes();
    }

    /** Frees the memory of both. */
    @Override
    public void close() {
        training.close();
        heldOut.close();
    }
}
