package org.costscape.network;

import java.util.ArrayList;
import java.util.List;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.SubspaceGrid;
import org.costscape.task.Parallel;
import org.jspecify.annotations.Nullable;

/**
 * Passes at one point of a grid after the other, forward as often as wanted and back to the inputs, for a set of examples cut
 * into chunks. The first layer's product with a chunk is put together from products that are computed once, and kept for all
 * points; whatever else goes through the network, such as adversarial examples, goes through the layer itself.
 */
public final class GridPointPasses implements AutoCloseable {
    private final SubspaceGrid grid;
    private final List<ColumnMatrix> chunks;
    private final List<SubspaceProducts> products = new ArrayList<>();
    private final List<First> firsts = new ArrayList<>();
    private final List<ChunkPass> lanes = new ArrayList<>();
    private final ParameterVector theta;
    private double[] at;

    /**
     * @param layers of which the first begins with a product, and none couples the examples
     * @param chunks of the examples, at most {@code capacity} each; stay the caller's to close
     */
    GridPointPasses(
            Network network,
            List<Layer> layers,
            SubspaceGrid grid,
            List<ColumnMatrix> chunks,
            int capacity,
            Parallel parallel) {
        this.grid = grid;
        this.chunks = chunks;
        this.theta = grid.subspace().origin().copy();
        this.at = grid.at(0, 0);
        Precision precision = theta.precision();
        for (int lane = 0; lane < parallel.lanes(); lane++) {
            List<Layer.Pass> passes = new ArrayList<>();
            layers.forEach(layer -> passes.add(layer.newPass(precision, capacity)));
            First first = new First((Layer.ProductPass) passes.get(0), precision, capacity);
            passes.set(0, first);
            firsts.add(first);
            lanes.add(new ChunkPass(passes, network.lowest(), network.kinked()));
        }
        chunks.forEach(x -> products.add(new SubspaceProducts(grid.subspace(), precision, x.columns())));
        try {
            parallel.forEach(
                    chunks.size(),
                    (chunk, lane) -> products.get(chunk).begin(firsts.get(lane).layer, chunks.get(chunk)));
        } catch (RuntimeException e) { // cancelled: nobody else would free the memory
            close();
            throw e;
        }
    }

    /** Goes to a point, in all passes. */
    public void moveTo(int column, int row) {
        at = grid.at(column, row);
        grid.subspace().at(at, theta);
    }

    /** θ at the point gone to last. */
    public ParameterVector theta() {
        return theta;
    }

    /** The pass of a thread at that point, for a chunk and what is made of it. */
    public Network.Pass pass(int lane, int chunk) {
        firsts.get(lane).chunk = chunk;
        return lanes.get(lane);
    }

    @Override
    public void close() {
        lanes.forEach(ChunkPass::close);
        products.forEach(SubspaceProducts::close);
        theta.close();
    }

    /** The first layer's pass in one thread. */
    private final class First implements Layer.Pass {
        private final Layer.ProductPass layer;
        private final PassMemory sum;
        private int chunk;

        First(Layer.ProductPass layer, Precision precision, int capacity) {
            this.layer = layer;
            this.sum = new PassMemory(precision, SubspaceProducts.rows(grid.subspace()), capacity);
        }

        @Override
        public void hold(boolean held) {
            layer.hold(held);
        }

        @Override
        public ColumnMatrix forward(ParameterVector point, ColumnMatrix x) {
            if (x != chunks.get(chunk)) {
                return layer.forward(point, x);
            }
            ColumnMatrix z = sum.columns(x.columns());
            products.get(chunk).at(at, z);
            return layer.finish(point, z);
        }

        @Override
        public void backward(ColumnMatrix delta, @Nullable ParameterVector gradient, boolean accumulate) {
            if (gradient != null) {
                throw new UnsupportedOperationException(
                        "no gradient by θ on a grid"); // the layer has not seen the inputs
            }
            layer.backward(delta, null, false);
        }

        @Override
        public ColumnMatrix inputGradient(ParameterVector point, ColumnMatrix delta) {
            return layer.inputGradient(point, delta);
        }

        @Override
        public void close() {
            layer.close();
            sum.close();
        }
    }
}
