package org.costscape.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.dataset.PrefixTree;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterVector;
import org.jspecify.annotations.Nullable;

/**
 * The working memory of a {@link LanguageModel} in one thread, for windows of one shape: forward through a window from given
 * states, and back through time to its beginning.
 *
 * <ul>
 *   <li>token of step t in sequence s: number t · sequences + s, and so the columns of every matrix
 *   <li>logits (vocabulary, steps · sequences)
 * </ul>
 *
 * <p>A pass starts from states of zero; {@link #carry} makes the states after a window those before the next.
 */
public final class LanguageModelPass implements AutoCloseable {
    private final LanguageModel model;
    private final TokenInput input;
    private final List<LstmLayer> layers = new ArrayList<>();
    private final List<Affine> projections = new ArrayList<>(); // from each layer to the next, then to the output
    private final int sequences;
    private final List<Dropout> dropouts = new ArrayList<>(); // behind each layer
    private final ColumnMatrix logits;
    private double[] outputBias = new double[0];
    private int[] tokens = new int[0];
    private @Nullable ParameterVector theta;

    /** @param kept of how many of the last steps the gates are kept, see {@link LstmCell#of} */
    LanguageModelPass(LanguageModel model, Precision precision, int steps, int sequences, double keep, int kept) {
        LanguageModelDefinition definition = model.definition();
        this.model = model;
        this.sequences = sequences;
        int hidden = definition.hidden();
        int columns = steps * sequences;
        boolean projectsVocabulary = keep == 1 && definition.vocabulary() < columns;
        input = projectsVocabulary
                ? new VocabularyProjection(model, precision, columns)
                : new TokenLookup(model, precision, steps, sequences, keep);
        for (int l = 0; l < definition.layers(); l++) {
            boolean last = l == definition.layers() - 1;
            layers.add(new LstmLayer(model.layer(l).recurrentWeight(), hidden, precision, steps, sequences, kept));
            dropouts.add(new Dropout(precision, hidden, steps, sequences, keep, "layer " + l));
            Block weight = last ? model.outputWeight() : model.layer(l + 1).inputWeight();
            Block bias = last ? model.outputBias() : model.layer(l + 1).bias();
            projections.add(new Affine(weight, bias, precision, columns));
        }
        logits = ColumnMatrix.zeros(precision, definition.vocabulary(), columns);
        reset();
    }

    /** Sets the states before the next window to zero. */
    public void reset() {
        layers.forEach(LstmLayer::reset);
    }

    /** Sets the states before the next window to those of the streams from {@code first} on. */
    public void resume(ParameterVector state, int first) {
        for (int l = 0; l < layers.size(); l++) {
            layers.get(l).resume(state, 2 * l, first);
        }
    }

    /** Makes the states after the last window those before the next; no {@link #backward} through the last one any more. */
    public void carry() {
        layers.forEach(LstmLayer::carry);
    }

    /** Copies the states before the next window to the streams from {@code first} on. */
    public void save(ParameterVector state, int first) {
        for (int l = 0; l < layers.size(); l++) {
            layers.get(l).save(state, 2 * l, first);
        }
    }

    /**
     * Draws the units that dropout keeps from now on: those of a stream depend on the seed, the step and the stream alone.
     *
     * @param first number of the stream that is sequence 0 of this pass
     */
    public void drawDropout(long seed, int step, int first) {
        input.drawDropout(seed, step, first);
        dropouts.forEach(each -> each.draw(seed, step, first, sequences));
    }

    /** Takes θ for the windows that follow, and computes what depends on it alone; θ must stay as it is until the last of them. */
    public void use(ParameterVector parameters) {
        theta = parameters;
        input.use(parameters);
        layers.forEach(each -> each.use(parameters));
        outputBias = parameters.widened(model.outputBias());
    }

    /** {@link #use} and {@link #forward(int[])}. */
    public ColumnMatrix forward(ParameterVector parameters, int[] window) {
        use(parameters);
        return forward(window);
    }

    /**
     * The logits of the token after each token of a window, in memory of this pass.
     *
     * @param window steps · sequences tokens, each less than the vocabulary
     */
    public ColumnMatrix forward(int[] window) {
        ParameterVector theta = Objects.requireNonNull(this.theta, "no θ to use");
        tokens = window;
        input.forward(tokens, layers.get(0).inputs());
        for (int l = 0; l < layers.size(); l++) {
            layers.get(l).forward();
            ColumnMatrix h = dropouts.get(l).forward(layers.get(l).outputs());
            projections.get(l).forward(theta, h.array(), above(l));
        }
        return logits;
    }

    /**
     * The logits of the token after each node of a tree, from states of zero, without dropout; there is no way back. The states
     * before a window that may follow are undetermined: {@link #reset} them.
     *
     * @param tree with as many steps as a window, and no more sequences than it
     */
    public NodeLogits forward(PrefixTree tree) {
        ParameterVector theta = Objects.requireNonNull(this.theta, "no θ to use");
        int top = layers.size() - 1;
        for (int t = 0; t < tree.steps(); t++) { // all layers of a step, while it is in the cache
            input.forward(tree.tokens(t), layers.get(0).inputs());
            for (int l = 0; l <= top; l++) {
                layers.get(l).forward(tree, t);
                if (l < top) {
                    ColumnMatrix h = layers.get(l).outputs();
                    projections
                            .get(l)
                            .forward(theta, h, tree.first(t), layers.get(l + 1).inputs(), tree.nodes(t));
                }
            }
        }
        projections.get(top).products(theta, layers.get(top).outputs(), tree.nodes(), logits);
        return new NodeLogits(logits, outputBias, tree.nodes());
    }

    /**
     * Backpropagation through the window that went {@link #forward(int[]) forward} last, with the same θ; the states before it are constants.
     *
     * @param delta ∂J/∂logits, overwritten where it is the matrix that forward returned
     * @param gradient ∂J/∂θ: overwritten, or added to where {@code accumulate}
     */
    public void backward(ParameterVector theta, ColumnMatrix delta, ParameterVector gradient, boolean accumulate) {
        ColumnMatrix back = delta;
        for (int l = layers.size() - 1; l >= 0; l--) {
            LstmLayer layer = layers.get(l);
            Affine projection = projections.get(l);
            Dropout dropout = dropouts.get(l);
            projection.backward(dropout.output(layer.outputs()).array(), back.array(), gradient, accumulate);
            projection.inputGradient(theta, back.array(), layer.towardsOutputs().array(), false);
            dropout.backward(layer.towardsOutputs());
            layer.backward(theta, gradient, accumulate);
            back = layer.inputs();
        }
        input.backward(theta, tokens, back, gradient, accumulate);
    }

    @Override
    public void close() {
        input.close();
        layers.forEach(LstmLayer::close);
        projections.forEach(Affine::close);
        dropouts.forEach(Dropout::close);
        logits.close();
    }

    private ColumnMatrix above(int l) {
        return l == layers.size() - 1 ? logits : layers.get(l + 1).inputs();
    }
}
