package org.costscape.network;

import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.parameter.ParameterVector;
import org.jspecify.annotations.Nullable;

/** A layer as a pure function of θ: it knows which blocks of θ are its own, and holds no numbers. */
public sealed interface Layer
        permits BatchNormalization, Convolution, Dense, DropoutLayer, Linear, MaxPool, Maxout, GridLayer {
    /** Number of units that it hands on. */
    int units();

    /** Whether its output is a smooth function of θ and x on pieces alone, as that of a rectifier or of a maximum. */
    default boolean kinked() {
        return false;
    }

    /** Memory for forward and backward passes over at most {@code capacity} examples. */
    Pass newPass(Precision precision, int capacity);

    /** The working memory of one layer in one thread. */
    interface Pass extends AutoCloseable {
        /** As {@link Network.Pass#dropout}; a layer that drops no units does not heed it. */
        default void dropout(@Nullable DropoutStep step, int first) {}

        /**
         * Lets forward and backward passes from now on stay on the side of each kink on which the last forward pass was, whatever
         * θ and x are; or, where not held, go to their own side, as in a new pass. A smooth layer does not heed it.
         */
        default void hold(boolean held) {}

        /** The layer's output h (units, examples), in memory of this pass. */
        ColumnMatrix forward(ParameterVector theta, ColumnMatrix x);

        /**
         * Takes ∂J/∂h of the last {@link #forward} and writes this layer's part of ∂J/∂θ, where that is wanted.
         *
         * @param delta (units, examples): ∂J/∂h; overwritten
         * @param gradient ∂J/∂θ, whose blocks of this layer are overwritten, or added to where {@code accumulate}
         */
        void backward(ColumnMatrix delta, @Nullable ParameterVector gradient, boolean accumulate);

        /** ∂J/∂x (inputs, examples) of the last {@link #backward}, in memory of this pass. */
        ColumnMatrix inputGradient(ParameterVector theta, ColumnMatrix delta);

        @Override
        void close();
    }

    /**
     * The pass of a layer that begins with a product which is linear in the layer's own weights, W x: along a line or a plane of
     * parameter space a few such products serve every point.
     */
    interface ProductPass extends Pass {
        /** W x (products, examples), in memory of this pass. */
        ColumnMatrix product(ParameterVector theta, ColumnMatrix x);

        /**
         * The layer's output of its product, in memory of this pass.
         *
         * @param product W x (products, examples); overwritten
         */
        ColumnMatrix finish(ParameterVector theta, ColumnMatrix product);

        @Override
        default ColumnMatrix forward(ParameterVector theta, ColumnMatrix x) {
            return finish(theta, product(theta, x));
        }
    }
}
