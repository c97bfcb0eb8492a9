package org.costscape.network;

import java.util.ArrayList;
import java.util.List;
import org.costscape.array.Precision;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;

/**
 * A recurrent language model as a pure function of θ: p(next token | tokens so far) = softmax(W h + b), where h is the output
 * of the last LSTM layer.
 *
 * <ul>
 *   <li>{@code embedding.weight} [vocabulary, embedding]
 *   <li>{@code lstm.weight_ih_l0} [4·hidden, embedding], in layers above {@code _l1} … [4·hidden, hidden]
 *   <li>{@code lstm.weight_hh_l0} [4·hidden, hidden]
 *   <li>{@code lstm.bias_l0} [4·hidden], the sum of PyTorch's two; gates in the order i, f, g, o
 *   <li>{@code output.weight} [vocabulary, hidden], {@code output.bias} [vocabulary]
 * </ul>
 *
 * <p>Reference: Zaremba, Sutskever, Vinyals, "Recurrent neural network regularization", arXiv:1409.2329, 2014, section 3.
 */
public final class LanguageModel {
    private final LanguageModelDefinition definition;
    private final ParameterLayout layout;
    private final Block embedding;
    private final List<LstmBlocks> layers = new ArrayList<>();
    private final Block outputWeight;
    private final Block outputBias;

    /** The blocks of one layer. */
    record LstmBlocks(Block inputWeight, Block recurrentWeight, Block bias) {}

    LanguageModel(LanguageModelDefinition definition) {
        this.definition = definition;
        ParameterLayout.Builder builder = new ParameterLayout.Builder();
        int gates = Math.multiplyExact(4, definition.hidden());
        embedding = builder.add("embedding.weight", definition.vocabulary(), definition.embedding());
        for (int l = 0; l < definition.layers(); l++) {
            layers.add(new LstmBlocks(
                    builder.add("lstm.weight_ih_l" + l, gates, l == 0 ? definition.embedding() : definition.hidden()),
                    builder.add("lstm.weight_hh_l" + l, gates, definition.hidden()),
                    builder.add("lstm.bias_l" + l, gates)));
        }
        outputWeight = builder.add("output.weight", definition.vocabulary(), definition.hidden());
        outputBias = builder.add("output.bias", definition.vocabulary());
        layout = builder.build();
    }

    public LanguageModelDefinition definition() {
        return definition;
    }

    public ParameterLayout layout() {
        return layout;
    }

    /** What is carried from window to window: {@code lstm.h_l0}, {@code lstm.c_l0} [streams, hidden], and so on. */
    public ParameterLayout stateLayout(int streams) {
        ParameterLayout.Builder builder = new ParameterLayout.Builder();
        for (int l = 0; l < layers.size(); l++) {
            builder.add("lstm.h_l" + l, streams, definition.hidden());
            builder.add("lstm.c_l" + l, streams, definition.hidden());
        }
        return builder.build();
    }

    /** Adds the definition's constant to the biases of the forget gates; to be done once, before training. */
    public void addForgetBias(ParameterVector theta) {
        int hidden = definition.hidden();
        for (LstmBlocks layer : layers) {
            double[] bias = theta.widened(layer.bias());
            for (int i = hidden; i < 2 * hidden; i++) {
                bias[i] += definition.forgetBias();
            }
            theta.writeRounded(layer.bias(), bias);
        }
    }

    /** Memory for windows of one shape, without dropout; to be used by one thread at a time. */
    public LanguageModelPass newPass(Precision precision, int steps, int sequences) {
        return new LanguageModelPass(this, precision, steps, sequences, 1, steps);
    }

    /** As {@link #newPass}, without the memory of a way back: only {@link LanguageModelPass#forward}. */
    public LanguageModelPass newForwardPass(Precision precision, int steps, int sequences) {
        return new LanguageModelPass(this, precision, steps, sequences, 1, 1);
    }

    /** As {@link #newPass}, with the definition's dropout. */
    public LanguageModelPass newTrainingPass(Precision precision, int steps, int sequences) {
        return new LanguageModelPass(this, precision, steps, sequences, definition.keep(), steps);
    }

    Block embedding() {
        return embedding;
    }

    LstmBlocks layer(int l) {
        return layers.get(l);
    }

    Block outputWeight() {
        return outputWeight;
    }

    Block outputBias() {
        return outputBias;
    }
}
