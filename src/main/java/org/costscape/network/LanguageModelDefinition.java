package org.costscape.network;

import org.costscape.file.BadInputException;

/**
 * A language model of LSTM layers: embedding, layers, a softmax over the vocabulary.
 *
 * <p>Reference: Zaremba, Sutskever, Vinyals, "Recurrent neural network regularization", arXiv:1409.2329, 2014, sections 3 and
 * 4.1; the bias of the forget gate: Gers, Schmidhuber, Cummins, "Learning to forget", Neural Computation 12, 2000, section 4.
 *
 * @param vocabulary number of symbols, at least 2
 * @param embedding numbers that stand for a symbol, at least 1
 * @param hidden units of each layer, at least 1
 * @param layers number of layers, 1 … 10
 * @param keep probability that dropout keeps a unit in training, more than 0; 1 is no dropout
 * @param forgetBias added to the bias of the forget gates before training, −100 … 100
 */
public record LanguageModelDefinition(
        int vocabulary, int embedding, int hidden, int layers, double keep, double forgetBias)
        implements NetworkDefinition {
    private static final int MOST_LAYERS = 10;

    public LanguageModelDefinition {
        atLeast(2, "vocabulary", vocabulary);
        atLeast(1, "embedding", embedding);
        atLeast(1, "hidden", hidden);
        if (layers < 1 || layers > MOST_LAYERS) {
            throw new BadInputException("layers: expected 1 … " + MOST_LAYERS + ", found " + layers);
        }
        if (!(keep > 0 && keep <= 1)) {
            throw new BadInputException("keep: expected more than 0 and at most 1, found " + keep);
        }
        if (!(Math.abs(forgetBias) <= 100)) {
            throw new BadInputException("forgetBias: expected −100 … 100, found " + forgetBias);
        }
    }

    @Override
    public int inputs() {
        return vocabulary;
    }

    @Override
    public int outputs() {
        return vocabulary;
    }

    @Override
    public boolean couplesExamples() {
        return false;
    }

    /**
     * For each token its logits, its embedding there and back, and in each layer gates, cell, output and dropout, inside the heap
     * and outside.
     */
    @Override
    public long activations() {
        return vocabulary + 6L * embedding + 14L * hidden * layers;
    }

    @Override
    public long parameters() {
        double estimate = (double) vocabulary * (embedding + hidden + 1.0)
                + 4.0 * hidden * (embedding + (2.0 * layers - 1) * hidden + layers);
        return estimate > Long.MAX_VALUE / 4.0
                ? Long.MAX_VALUE / 2
                : (long) vocabulary * (embedding + hidden + 1L)
                        + 4L * hidden * (embedding + (2L * layers - 1) * hidden + layers);
    }

    /** The embedding, two in each layer, and the output's. */
    @Override
    public int weights() {
        return 2 + 2 * layers;
    }

    /** The model itself: shapes only, no memory for parameters. */
    public LanguageModel build() {
        return new LanguageModel(this);
    }

    private static void atLeast(int least, String field, int found) {
        if (found < least) {
            throw new BadInputException(field + ": expected at least " + least + ", found " + found);
        }
    }
}
