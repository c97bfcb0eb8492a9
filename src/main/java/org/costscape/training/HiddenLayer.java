package org.costscape.training;

import java.util.ArrayList;
import java.util.List;
import org.costscape.file.BadInputException;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LayerDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.network.MaxoutDefinition;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;

/**
 * A hidden layer that is given more units: what goes into its units and out of them, row by row.
 *
 * <ul>
 *   <li>incoming weight [units, inputs], bias [units]
 *   <li>outgoing weight [rows, units]: the weight of the layer after it
 * </ul>
 */
final class HiddenLayer {
    private final FeedforwardDefinition definition;
    private final ParameterVector theta;
    private final int layer;

    /** @throws BadInputException where it cannot be widened, or to fewer units than it has */
    HiddenLayer(FeedforwardDefinition definition, ParameterVector theta, int layer, int units) {
        this.definition = definition;
        this.theta = theta;
        this.layer = layer;
        check(definition, layer);
        LayerDefinition widened = definition.layers().get(layer);
        if (!(widened instanceof DenseDefinition || widened instanceof LinearDefinition)) {
            throw new BadInputException("layer " + layer + ": expected a dense or a linear layer to widen, found "
                    + widened.getClass().getSimpleName());
        }
        LayerDefinition next = definition.layers().get(layer + 1);
        if (!(next instanceof DenseDefinition
                || next instanceof LinearDefinition
                || next instanceof MaxoutDefinition)) {
            throw new BadInputException("layer " + (layer + 1)
                    + ": expected a fully connected layer behind the one that is widened, found "
                    + next.getClass().getSimpleName());
        }
        if (units < units()) {
            throw new BadInputException(
                    "units: expected at least " + units() + ", what layer " + layer + " has already, found " + units);
        }
    }

    /** That a layer is there and not the output layer. */
    static void check(FeedforwardDefinition definition, int layer) {
        int hidden = definition.layers().size() - 1;
        if (layer < 0 || layer >= hidden) {
            throw new BadInputException(
                    "layer: expected a hidden layer, counted from 0 and less than " + hidden + ", found " + layer);
        }
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
        return theta.widened(block(theta.layout(), incomingName()));
    }

    double[] outgoing() {
        return theta.widened(block(theta.layout(), outgoingName()));
    }

    /** The network with this layer's weights replaced by wider ones; new unit j has the bias of unit {@code mapping[j]}. */
    GrownNetwork grow(int[] mapping, double[] incoming, double[] outgoing) {
        int units = mapping.length;
        List<LayerDefinition> layers = new ArrayList<>(definition.layers());
        layers.set(
                layer,
                layers.get(layer) instanceof DenseDefinition dense
                        ? new DenseDefinition(units, dense.activation())
                        : new LinearDefinition(units));
        FeedforwardDefinition wider = new FeedforwardDefinition(definition.inputs(), layers);
        ParameterLayout layout = wider.build().layout();
        ParameterVector result = ParameterVector.zeros(layout, theta.precision());
        for (Block block : layout.blocks()) {
            String name = block.name();
            double[] before = theta.widened(block(theta.layout(), name));
            if (name.equals(incomingName())) {
                result.writeRounded(block, incoming);
            } else if (name.equals(outgoingName())) {
                result.writeRounded(block, outgoing);
            } else if (name.equals("layers." + layer + ".bias")) {
                result.writeRounded(block, copied(before, mapping));
            } else {
                result.writeRounded(block, before);
            }
        }
        return new GrownNetwork(wider, result);
    }

    /** Numbers of units, copied by g; a unit g(j) &lt; 0 is new and has 0. */
    private static double[] copied(double[] before, int[] mapping) {
        double[] after = new double[mapping.length];
        for (int j = 0; j < mapping.length; j++) {
            after[j] = mapping[j] < 0 ? 0 : before[mapping[j]];
        }
        return after;
    }

    private String incomingName() {
        return "layers." + layer + ".weight";
    }

    private String outgoingName() {
        return "layers." + (layer + 1) + ".weight";
    }

    private static Block block(ParameterLayout layout, String name) {
        return layout.blocks().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
