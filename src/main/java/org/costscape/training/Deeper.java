package org.costscape.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.costscape.file.BadInputException;
import org.costscape.network.Activation;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LayerDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.parameter.ParameterVector;

/**
 * Net2DeeperNet: behind a hidden layer h = φ(…) a layer φ(U h + b) with U = I, b = 0 is put in, and the network's outputs stay
 * exactly the same. This needs φ(φ(v)) = φ(v): ReLU and the identity have it; sigmoid, tanh and softplus have not, and a maxout
 * layer is no function of single units.
 *
 * <p>Reference: Chen, Goodfellow, Shlens, "Net2Net: accelerating learning via knowledge transfer", ICLR 2016, section 2.3.
 */
public final class Deeper {
    private Deeper() {}

    /**
     * Puts a layer in.
     *
     * @param layer a hidden dense or linear layer, counted from 0, behind which it comes
     * @throws BadInputException where the outputs would change
     */
    public static GrownNetwork deepen(FeedforwardDefinition definition, ParameterVector theta, int layer) {
        HiddenLayer.check(definition, layer);
        List<LayerDefinition> layers = new ArrayList<>(definition.layers());
        LayerDefinition same = identity(layer, layers.get(layer));
        layers.add(layer + 1, same);
        FeedforwardDefinition deeper = new FeedforwardDefinition(definition.inputs(), layers);
        double[] before = theta.toDoubles();
        double[] after = new double[Math.toIntExact(deeper.parameters())];
        int end = end(theta, layer);
        int units = definition.width(layer);
        int added = after.length - before.length;
        System.arraycopy(before, 0, after, 0, end);
        for (int j = 0; j < units; j++) {
            after[end + j * units + j] = 1; // [units, units], then the bias, if any
        }
        System.arraycopy(before, end, after, end + added, before.length - end);
        return new GrownNetwork(deeper, ParameterVector.of(deeper.build().layout(), theta.precision(), after));
    }

    private static LayerDefinition identity(int layer, LayerDefinition before) {
        if (before instanceof LinearDefinition linear) {
            return linear;
        }
        if (!(before instanceof DenseDefinition dense)) {
            throw new BadInputException("layer " + layer
                    + ": expected a dense or a linear layer to put an identity layer behind, found "
                    + before.getClass().getSimpleName());
        }
        if (dense.activation() != Activation.RELU && dense.activation() != Activation.IDENTITY) {
            throw new BadInputException("layer " + layer
                    + ": expected relu or identity, for which φ(φ(v)) = φ(v), so that a layer put in changes nothing; found "
                    + dense.activation().name().toLowerCase(Locale.ROOT));
        }
        return dense;
    }

    /** Where the blocks of a layer end in θ. */
    private static int end(ParameterVector theta, int layer) {
        return theta.layout().blocks().stream()
                .filter(block -> block.name().startsWith("layers." + layer + "."))
                .mapToInt(block -> block.offset() + block.size())
                .max()
                .orElseThrow();
    }
}
