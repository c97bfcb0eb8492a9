package org.costscape.network;

import java.util.List;
import org.costscape.array.ColumnMatrix;
import org.costscape.parameter.ParameterVector;
import org.jspecify.annotations.Nullable;

/** All layers one after the other, in one thread; a batch normalization takes the examples for a whole batch. */
final class ChunkPass implements Network.Pass {
    private final List<Layer.Pass> layers;
    private final int lowest;
    private final boolean kinked;
    private @Nullable ParameterVector piece;

    /**
     * @param lowest as {@link Network#lowest}
     * @param kinked as {@link Network#kinked}
     */
    ChunkPass(List<Layer.Pass> layers, int lowest, boolean kinked) {
        this.layers = layers;
        this.lowest = lowest;
        this.kinked = kinked;
    }

    @Override
    public void stayOnPieceOf(@Nullable ParameterVector at) {
        piece = at;
        layers.forEach(layer -> layer.hold(false));
    }

    @Override
    public @Nullable ParameterVector pieceOf() {
        return piece;
    }

    @Override
    public void dropout(@Nullable DropoutStep step, int first) {
        layers.forEach(layer -> layer.dropout(step, first));
    }

    @Override
    public ColumnMatrix forward(ParameterVector theta, ColumnMatrix x) {
        if (piece != null && kinked) {
            layers.forEach(layer -> layer.hold(false));
            through(piece, x);
            layers.forEach(layer -> layer.hold(true));
        }
        return through(theta, x);
    }

    private ColumnMatrix through(ParameterVector theta, ColumnMatrix x) {
        ColumnMatrix h = x;
        for (Layer.Pass layer : layers) {
            h = layer.forward(theta, h);
        }
        return h;
    }

    @Override
    public void backward(ParameterVector theta, ColumnMatrix delta, ParameterVector gradient, boolean accumulate) {
        toLayer(lowest, theta, delta, gradient, accumulate);
    }

    @Override
    public ColumnMatrix inputGradient(
            ParameterVector theta, ColumnMatrix delta, @Nullable ParameterVector gradient, boolean accumulate) {
        ColumnMatrix back = toLayer(0, theta, delta, gradient, accumulate);
        return layers.get(0).inputGradient(theta, back);
    }

    private ColumnMatrix toLayer(
            int last,
            ParameterVector theta,
            ColumnMatrix delta,
            @Nullable ParameterVector gradient,
            boolean accumulate) {
        ColumnMatrix back = delta;
        for (int i = layers.size() - 1; i >= last; i--) {
            layers.get(i).backward(back, gradient, accumulate);
            if (i > last) {
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
