package org.costscape.network;

import org.costscape.array.ColumnMatrix;
import org.costscape.parameter.ParameterVector;

/** From the tokens of a window to what the first LSTM layer is given: z = W E(token) + b for each of them. */
sealed interface TokenInput extends AutoCloseable permits VocabularyProjection, TokenLookup {
    /** As {@link LanguageModelPass#use}. */
    void use(ParameterVector theta);

    /** Overwrites z (4·hidden, tokens) for the θ in use. */
    void forward(int[] tokens, ColumnMatrix z);

    /** From ∂J/∂z to the gradients of the embedding and the first layer's input weight and bias. */
    void backward(
            ParameterVector theta, int[] tokens, ColumnMatrix towardsZ, ParameterVector gradient, boolean accumulate);

    /** As {@link LanguageModelPass#drawDropout}. */
    void drawDropout(long seed, int step, int first);

    @Override
    void close();
}
