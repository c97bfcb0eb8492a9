package org.costscape.training;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.parameter.Randomness;

/**
 * The baseline of {@link Wider}: the new units' incoming and outgoing weights are freshly drawn, their biases 0 (and behind
 * them γ = 1, β = 0), so that the network's outputs change.
 *
 * <p>Reference: Chen, Goodfellow, Shlens, "Net2Net: accelerating learning via knowledge transfer", ICLR 2016, section 3.1.
 *
 * @param layer a hidden dense or linear layer, counted from 0
 * @param units that it has afterwards
 * @param initialization draws the weights as for a whole layer of the wider network
 */
public record RandomPad(int layer, int units, Initialization.Rule initialization) implements Growth {
    @Override
    public FeedforwardDefinition grow(FeedforwardDefinition network) {
        return HiddenLayer.widen(network, layer, units);
    }

    @Override
    public TrainedNetwork grow(TrainedNetwork network, Measurement measurement, long seed) {
        HiddenLayer hidden = new HiddenLayer(network, layer);
        SplittableRandom random = Randomness.of(seed, "random pad " + layer);
        int n = hidden.units();
        int[] mapping = new int[units];
        Arrays.setAll(mapping, j -> j < n ? j : -1);
        double[] before = hidden.incoming(); // [n, inputs]
        double[] incoming = initialization.draw(random, units, hidden.inputs());
        System.arraycopy(before, 0, incoming, 0, before.length);
        double[] outgoing = initialization.draw(random, hidden.rows(), units);
        for (int row = 0; row < hidden.rows(); row++) {
            System.arraycopy(hidden.outgoing(), row * n, outgoing, row * units, n);
        }
        return hidden.grow(mapping, incoming, outgoing);
    }
}
