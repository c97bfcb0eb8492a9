package org.costscape.network;

import java.util.ArrayList;
import java.util.List;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.jspecify.annotations.Nullable;

/**
 * A feed-forward network as a pure function of θ: it has the layout of θ and the layers, and holds no parameters.
 *
 * <p>Blocks are named {@code layers.0.weight}, {@code layers.0.bias}, {@code layers.1.weight} and so on.
 */
public final class Network {
    private final NetworkDefinition definition;
    private final ParameterLayout layout;
    private final List<Layer> layers;

    Network(FeedforwardDefinition definition) {
        this.definition = definition;
        ParameterLayout.Builder builder = new ParameterLayout.Builder();
        List<Layer> built = new ArrayList<>();
        int width = definition.inputs();
        for (LayerDefinition each : definition.layers()) {
            String name = "layers." + built.size();
            built.add(each.build(width, name, builder));
            width = each.units();
        }
        this.layers = List.copyOf(built);
        this.layout = builder.build();
    }

    public NetworkDefinition definition() {
        return definition;
    }

    public ParameterLayout layout() {
        return layout;
    }

    /** Memory for forward and backward passes over at most {@code capacity} examples, to be used by one thread at a time. */
    public Pass newPass(Precision precision, int capacity) {
        return new Pass(
                layers.stream().map(layer -> layer.newPass(precision, capacity)).toList());
    }

    /** The working memory of a network in one thread. */
    public static final class Pass implements AutoCloseable {
        private final List<Layer.Pass> layers;

        private Pass(List<Layer.Pass> layers) {
            this.layers = layers;
        }

        /**
         * The network's outputs, in memory of this pass; for a classifier the logits.
         *
         * @param x (features, examples)
         * @return (outputs, examples)
         */
        public ColumnMatrix forward(ParameterVector theta, ColumnMatrix x) {
            ColumnMatrix h = x;
            for (Layer.Pass layer : layers) {
                h = layer.forward(theta, h);
            }
            return h;
        }

        /**
         * Backpropagation from ∂J/∂output, after {@link #forward} with the same θ.
         *
         * @param delta (outputs, examples): ∂J/∂output; overwritten
         * @param gradient ∂J/∂θ: overwritten, or added to where {@code accumulate}
         */
        public void backward(ParameterVector theta, ColumnMatrix delta, ParameterVector gradient, boolean accumulate) {
            toFirstLayer(theta, delta, gradient, accumulate);
        }

        /**
         * Backpropagation to the inputs, after {@link #forward} with the same θ.
         *
         * @param delta (outputs, examples): ∂J/∂output; overwritten
         * @param gradient as in {@link #backward}, or null where it is not wanted
         * @return ∂J/∂x (features, examples), in memory of this pass
         */
        public ColumnMatrix inputGradient(
                ParameterVector theta, ColumnMatrix delta, @Nullable ParameterVector gradient, boolean accumulate) {
            ColumnMatrix back = toFirstLayer(theta, delta, gradient, accumulate);
            return layers.get(0).inputGradient(theta, back);
        }

        private ColumnMatrix toFirstLayer(
                ParameterVector theta, ColumnMatrix delta, @Nullable ParameterVector gradient, boolean accumulate) {
            ColumnMatrix back = delta;
            for (int i = layers.size() - 1; i >= 0; i--) {
                layers.get(i).backward(back, gradient, accumulate);
                if (i > 0) {
                    back = layers.get(i).inputGradient(theta, back);
                }
            }
            return back;
        }

        @Override
        public void close() {
            layers.forEach(Layer.Pass::close);
        }
    }
}
