package org.costscape.network;

import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterVector;

/**
 * Sends the vocabulary instead of the tokens through the first layer's input weight, P = W E + b, and looks the tokens up in
 * the result: fewer columns where the vocabulary is smaller than the window. There is no place for dropout between the two.
 *
 * <ul>
 *   <li>E: embedding [vocabulary, embedding], as a matrix in 'f' order (embedding, vocabulary)
 *   <li>P (4·hidden, vocabulary)
 * </ul>
 */
final class VocabularyProjection implements TokenInput {
    private final Block embedding;
    private final Affine affine;
    private final ColumnMatrix projected;
    private final ColumnMatrix towardsProjected;
    private final TokenSums sums;

    /** @param columns number of tokens of a window */
    VocabularyProjection(LanguageModel model, Precision precision, int columns) {
        LanguageModelDefinition definition = model.definition();
        int gates = 4 * definition.hidden();
        embedding = model.embedding();
        affine = new Affine(model.layer(0).inputWeight(), model.layer(0).bias(), precision, definition.vocabulary());
        projected = ColumnMatrix.zeros(precision, gates, definition.vocabulary());
        towardsProjected = ColumnMatrix.zeros(precision, gates, definition.vocabulary());
        sums = TokenSums.of(precision, gates, definition.vocabulary(), columns);
    }

    @Override
    public void use(ParameterVector theta) {
        affine.forward(theta, theta.view(embedding.index()), projected);
    }

    @Override
    public void forward(int[] tokens, ColumnMatrix z) {
        for (int column = 0; column < tokens.length; column++) {
            z.copyColumn(column, projected, tokens[column]);
        }
    }

    @Override
    public void backward(
            ParameterVector theta, int[] tokens, ColumnMatrix towardsZ, ParameterVector gradient, boolean accumulate) {
        sums.sum(towardsZ, tokens, towardsProjected); // (4·hidden, vocabulary)
        affine.backward(theta.view(embedding.index()), towardsProjected.array(), gradient, accumulate);
        affine.inputGradient(theta, towardsProjected.array(), gradient.view(embedding.index()), accumulate);
    }

    @Override
    public void drawDropout(long seed, int step, int first) {}

    @Override
    public void close() {
        affine.close();
        projected.close();
        towardsProjected.close();
    }
}
