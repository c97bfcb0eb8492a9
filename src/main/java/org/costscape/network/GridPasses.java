package org.costscape.network;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.costscape.array.Precision;
import org.costscape.parameter.Block;
import org.costscape.parameter.SubspaceGrid;

/** Chooses how the layers of a network go over a grid. */
final class GridPasses {
    private GridPasses() {}

    static Optional<Supplier<GridPass>> of(List<Layer> layers, SubspaceGrid grid, Precision precision) {
        if (precision == Precision.FLOAT && layers.size() > 1 && layers.get(0) instanceof Dense first) {
            Optional<SignChangeGridPass.SecondLayer> second =
                    first.activation() == Activation.RELU ? second(layers.get(1), grid) : Optional.empty();
            if (second.isPresent()) {
                return Optional.of(() -> signChanges(layers, grid, first, second.get()));
            }
        }
        return SubspaceLayer.beginsWithProduct(layers.get(0))
                ? Optional.of(() -> products(layers, grid, precision, Network.CHUNK))
                : Optional.empty();
    }

    private static Optional<SignChangeGridPass.SecondLayer> second(Layer layer, SubspaceGrid grid) {
        if (layer instanceof Dense dense) {
            OutgoingWeights outgoing = new OutgoingWeights(grid.subspace(), dense.weight());
            return Optional.of(
                    new SignChangeGridPass.SecondLayer(dense.weight(), dense.bias(), outgoing, dense.activation()));
        }
        return Optional.empty();
    }

    private static GridPass signChanges(
            List<Layer> layers, SubspaceGrid grid, Dense first, SignChangeGridPass.SecondLayer second) {
        Layer.ProductPass pass = (Layer.ProductPass) first.newPass(Precision.FLOAT, SignChangeGridPass.EXAMPLES);
        Block last = second.bias() == null ? second.weight() : second.bias();
        return new SignChangeGridPass(
                grid,
                pass,
                first.bias(),
                second,
                passes(layers, 2, Precision.FLOAT, SignChangeGridPass.EXAMPLES),
                end(last),
                products(layers, grid, Precision.FLOAT, SignChangeGridPass.EXAMPLES));
    }

    private static GridPass products(List<Layer> layers, SubspaceGrid grid, Precision precision, int examples) {
        Layer.ProductPass first = (Layer.ProductPass) layers.get(0).newPass(precision, examples);
        Block weight = grid.subspace().origin().layout().blocks().get(0);
        return new ProductGridPass(
                grid,
                precision,
                examples,
                first,
                passes(layers, 1, precision, examples),
                weight.shape().get(0),
                end(weight));
    }

    private static int end(Block block) {
        return block.offset() + block.size();
    }

    private static List<Layer.Pass> passes(List<Layer> layers, int from, Precision precision, int capacity) {
        return layers.subList(from, layers.size()).stream()
                .map(layer -> layer.newPass(precision, capacity))
                .toList();
    }
}
