package org.costscape.network;

import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.parameter.ParameterVector;
import org.jspecify.annotations.Nullable;

/** A layer as a pure function of θ: it knows which blocks of θ are its own, and holds no numbers. */
public sealed interface Layer permits BatchNormalization, Convolution, Dense, DropoutLayer, Linear, MaxPool, Maxout {
    /** Number of units that it hands on. */
    int units();

    /** Memory for forward and backward passes over at most {@code capacity} examples. */
    Pass newPass(Precision precision, int capacity);

    /** The working memory of one layer in one thread. */
    interface Pass extends AutoCloseable {
        /** As {@link Network.Pass#dropout}; a layer that drops no units does not heed it. */
        default void dropout(@Nullable DropoutStep step, int first) {}

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
}
