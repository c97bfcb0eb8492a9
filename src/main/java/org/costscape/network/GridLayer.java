package org.costscape.network;

import java.util.List;
import org.costscape.array.ColumnMatrix;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;

/** The beginning of a network on a line or a plane of parameter space, for a whole set of examples; it goes forward only. */
sealed interface GridLayer extends Layer permits SubspaceLayer, NormalizedSubspaceLayer {
    /**
     * Computes once what all points need of the examples.
     *
     * @param passes of this layer, one for each chunk
     * @param x the chunks
     */
    void begin(List<Layer.Pass> passes, List<ColumnMatrix> x, Parallel parallel);

    /**
     * Goes to a point, in all passes.
     *
     * @param c its coordinates
     * @param theta θ there, but for the network's first weight
     */
    void moveTo(double[] c, ParameterVector theta);
}
