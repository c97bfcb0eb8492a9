package org.costscape.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.costscape.file.BadInputException;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LayerDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterVector;

/**
 * Net2DeeperNet: behind a hidden layer h = φ(…) a layer φ(U h + b) with U = I, b = 0 is put in, and the network's outputs stay
 * exactly the same. This needs φ(φ(v)) = φ(v): ReLU and the identity have it; sigmoid, tanh and softplus have not, and a maxout
 * layer is no function of single units.
 *
 * <p>Behind a batch normalization h = φ(γẑ + β) a linear layer U = I and a batch normalization with the same φ and ε are put in,
 * with γ = √(variance + ε), β = mean of h measured on data. The outputs stay to rounding where these statistics, which are the
 * new layer's running statistics too, normalize it, so on the measured data themselves.
 *
 * <p>Reference: Chen, Goodfellow, Shlens, "Net2Net: accelerating learning via knowledge transfer", ICLR 2016, section 2.3.
 *
 * @param after a hidden dense, linear or batch normalization layer, counted from 0, behind which it comes
 */
public record Deeper(int after) implements Growth {
    @Override
    public FeedforwardDefinition grow(FeedforwardDefinition network) {
        List<LayerDefinition> layers = new ArrayList<>(network.layers());
        layers.addAll(after + 1, inserted(network));
        return new FeedforwardDefinition(network.inputs(), layers);
    }

    @Override
    public TrainedNetwork grow(TrainedNetwork network, Measurement measurement, long seed) {
        FeedforwardDefinition deeper = grow(network.network());
        int added = deeper.layers().size() - network.network().layers().size();
        Map<String, double[]> numbers = new HashMap<>();
        for (Block block : TrainedNetwork.blocks(deeper)) {
            int layer = TrainedNetwork.layer(block);
            String within = block.name().substring(block.name().lastIndexOf('.'));
            if (layer <= after) {
                numbers.put(block.name(), network.block(block.name()));
            } else if (layer > after + added) {
                numbers.put(block.name(), network.block("layers." + (layer - added) + within));
            } else {
                numbers.put(block.name(), block.shape().size() == 2 ? identity(block) : TrainedNetwork.initial(block));
            }
        }
        TrainedNetwork grown = new TrainedNetwork(deeper, network.precision(), numbers);
        return deeper.layers().get(after + added) instanceof BatchNormalizationDefinition normalization
                ? undo(normalization, after + added, grown, measurement)
                : grown;
    }

    /** The network whose normalization gives back what it is given, where the measured statistics normalize it. */
    private static TrainedNetwork undo(
            BatchNormalizationDefinition normalization, int layer, TrainedNetwork network, Measurement measurement) {
        String name = "layers." + layer;
        Map<String, double[]> numbers = new HashMap<>(network.numbers());
        try (ParameterVector theta = network.theta();
                ParameterVector statistics =
                        measurement.statistics(network.network().build(), theta)) {
            for (Block block : statistics.layout().blocks()) {
                double[] measured = statistics.widened(block);
                if (block.name().equals(name + ".running_mean")) {
                    numbers.put(block.name(), measured);
                    numbers.put(name + ".bias", measured);
                } else if (block.name().equals(name + ".running_var")) {
                    numbers.put(block.name(), measured);
                    numbers.put(
                            name + ".weight",
                            DoubleStream.of(measured)
                                    .map(variance -> Math.sqrt(variance + normalization.epsilon()))
                                    .toArray());
                }
            }
        }
        return new TrainedNetwork(network.network(), network.precision(), numbers);
    }

    private List<LayerDefinition> inserted(FeedforwardDefinition network) {
        HiddenLayer.check("after", network, after);
        LayerDefinition before = network.layers().get(after);
        if (before instanceof LinearDefinition linear) {
            return List.of(linear);
        }
        if (before instanceof DenseDefinition dense) {
            check(dense.activation());
            return List.of(dense);
        }
        if (before instanceof BatchNormalizationDefinition normalization) {
            check(normalization.activation());
            return List.of(new LinearDefinition(network.width(after)), normalization);
        }
        throw new BadInputException(
                "after: expected a dense, a linear or a batch normalization layer to put an identity layer behind,"
                        + " found layer " + after + ", " + HiddenLayer.kind(before));
    }

    private void check(Activation activation) {
        if (activation != Activation.RELU && activation != Activation.IDENTITY) {
            throw new BadInputException("after: layer " + after
                    + ": expected relu or identity, for which φ(φ(v)) = φ(v), so that a layer put in changes nothing;"
                    + " found " + activation.name().toLowerCase(Locale.ROOT));
        }
    }

    private static double[] identity(Block weight) {
        int units = weight.shape().get(0);
        double[] identity = new double[weight.size()];
        for (int j = 0; j < units; j++) {
            identity[j * units + j] = 1;
        }
        return identity;
    }
}
