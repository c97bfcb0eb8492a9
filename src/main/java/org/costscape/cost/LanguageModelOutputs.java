package org.costscape.cost;

import org.costscape.array.Precision;
import org.costscape.dataset.TextStreams;
import org.costscape.network.LanguageModel;
import org.costscape.network.LanguageModelPass;
import org.costscape.parameter.ParameterVector;

/** {@link Outputs} of a language model for the tokens of the first sequences of a text, each from a state of zero. */
public final class LanguageModelOutputs implements Outputs {
    private final LanguageModelPass pass;
    private final int[] tokens;

    /**
     * @param text of one window
     * @param most number of tokens, in whole sequences but at least one
     */
    public LanguageModelOutputs(LanguageModel model, TextStreams text, int most) {
        int sequences = Math.max(1, Math.min(text.streams(), most / text.steps()));
        this.pass = model.newForwardPass(Precision.DOUBLE, text.steps(), sequences);
        this.tokens = text.inputs(0, 0, sequences);
    }

    @Override
    public double[][] at(ParameterVector theta) {
        pass.reset();
        return NetworkOutputs.columns(pass.forward(theta, tokens)); // (vocabulary, tokens)
    }

    @Override
    public void close() {
        pass.close();
    }
}
