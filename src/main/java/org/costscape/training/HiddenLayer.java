package org.costscape.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.costscape.file.BadInputException;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LayerDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.network.MaxoutDefinition;
import org.costscape.parameter.Block;

/**
 * A hidden layer that is given more units, with the batch normalization behind it, if any: what goes into its units and out of
 * them, row by row.
 *
 * <ul>
 *   <li>incoming weight [units, inputs]; bias, γ, β, running mean and variance [units]
 *   <li>outgoing weight [rows, units]: that of the layer after it
 * </ul>
 */
final class HiddenLayer {
    private final TrainedNetwork trained;
    private final FeedforwardDefinition definition;
    private final int layer;

    /** @param layer one that {@link #widen(FeedforwardDefinition, int, int)} does not refuse */
    HiddenLayer(TrainedNetwork trained, int layer) {
        this.trained = trained;
        this.definition = trained.network();
        this.layer = layer;
    }

    /**
     * The network with a wider layer.
     *
     * @throws BadInputException where the layer cannot be widened, or to fewer units than it has
     */
    static FeedforwardDefinition widen(FeedforwardDefinition definition, int layer, int units) {
        check("layer", definition, layer);
        LayerDefinition widened = definition.layers().get(layer);
        if (!(widened instanceof DenseDefinition || widened instanceof LinearDefinition)) {
            throw new BadInputException("layer: expected a dense or a linear layer to widen, found layer " + layer
                    + ", " + kind(widened)
                    + (widened instanceof BatchNormalizationDefinition
                            ? "; widen the one before it, the normalization grows along"
                            : ""));
        }
        int after = after(definition, layer);
        LayerDefinition next = definition.layers().get(after);
        if (!(next instanceof DenseDefinition
                || next instanceof LinearDefinition
                || next instanceof MaxoutDefinition)) {
            throw new BadInputException("layer: expected one with a fully connected layer behind it, found layer "
                    + layer + " before layer " + after + ", " + kind(next));
        }
        if (units < definition.width(layer)) {
            throw new BadInputException("units: expected at least " + definition.width(layer) + ", what layer " + layer
                    + " has already, found " + units);
        }
        List<LayerDefinition> layers = new ArrayList<>(definition.layers());
        layers.set(
                layer,
                widened instanceof DenseDefinition dense
                        ? new DenseDefinition(units, dense.activation())
                        : new LinearDefinition(units));
        return new FeedforwardDefinition(definition.inputs(), layers);
    }

    /** That a layer is there and not the output layer. */
    static void check(String field, FeedforwardDefinition definition, int layer) {
        int hidden = definition.layers().size() - 1;
        if (layer < 0 || layer >= hidden) {
            throw new BadInputException(
                    field + ": expected a hidden layer, counted from 0 and less than " + hidden + ", found " + layer);
        }
    }

    /** What a layer is, as definitions call it: {@code max-pool}. */
    static String kind(LayerDefinition layer) {
        return layer.getClass()
                .getSimpleName()
                .replaceFirst("Definition$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    /** The layer that the units go into: the next, or the one after the batch normalization. */
    private static int after(FeedforwardDefinition definition, int layer) {
        List<LayerDefinition> layers = definition.layers();
        boolean normalized = layers.get(layer + 1) instanceof BatchNormalizationDefinition && layer + 2 < layers.size();
        return normalized ? layer + 2 : layer + 1;
    }

    int units() {
        return definition.width(layer);
    }

    /** Number of units of the layer below, or of inputs. */
    int inputs() {
        return definition.width(layer - 1);
    }

    /** Rows of the outgoing weight. */
    int rows() {
        return outgoing().length / units();
    }

    double[] incoming() {
        return trained.block(weight(layer));
    }

    double[] outgoing() {
        return trained.block(weight(after(definition, layer)));
    }

    /**
     * The network with this layer's weights replaced by wider ones; of bias, normalization and statistics new unit j has those of
     * unit {@code mapping[j]}, or, where that is less than 0, what training begins with.
     */
    TrainedNetwork grow(int[] mapping, double[] incoming, double[] outgoing) {
        FeedforwardDefinition wider = widen(definition, layer, mapping.length);
        int after = after(definition, layer);
        Map<String, double[]> numbers = new HashMap<>(trained.numbers());
        for (Block block : TrainedNetwork.blocks(wider)) {
            boolean ofUnits = block.shape().size() == 1;
            if (ofUnits && TrainedNetwork.layer(block) >= layer && TrainedNetwork.layer(block) < after) {
                numbers.put(block.name(), copied(trained.block(block.name()), mapping, block.initial()));
            }
        }
        numbers.put(weight(layer), incoming);
        numbers.put(weight(after), outgoing);
        return new TrainedNetwork(wider, trained.precision(), numbers);
    }

    private static double[] copied(double[] before, int[] mapping, double initial) {
        return IntStream.of(mapping)
                .mapToDouble(unit -> unit < 0 ? initial : before[unit])
                .toArray();
    }

    private static String weight(int layer) {
        return "layers." + layer + ".weight";
    }
}
