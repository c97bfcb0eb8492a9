package org.costscape.dataset;

import java.util.Locale;

/**
 * Training text, and held-out text over the same vocabulary on which nothing is ever trained.
 *
 * @param training what the optimizer sees
 * @param heldOut what generalization is measured on
 */
public record TextSplit(Text training, Text heldOut) implements DataSplit {
    @Override
    public String trainingSha256() {
        return training.sha256();
    }

    @Override
    public String heldOutSha256() {
        return heldOut.sha256();
    }

    /** Both in words, for example {@code ptb: 929,589 training and 73,760 held-out tokens, vocabulary of 10,000}. */
    @Override
    public String description() {
        return String.format(
                Locale.ROOT,
                "%s: %,d training and %,d held-out tokens, vocabulary of %,d",
                training.name(),
                training.size(),
                heldOut.size(),
                training.vocabulary().size());
    }

    @Override
    public long bytes() {
        return (long) Integer.BYTES * (training.size() + heldOut.size());
    }

    /** Does nothing: the tokens are on the heap. */
    @Override
    public void close() {}
}
