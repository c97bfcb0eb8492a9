package org.costscape.training;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.costscape.file.BadInputException;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.parameter.Randomness;

/**
 * Net2WiderNet: a hidden layer of n units is given q ≥ n, each new one a copy of an old one, and the network's outputs stay:
 * U[j, k] = W[g(j), k], b likewise; the weight after it V′[h, j] = V[h, g(j)] / |{x : g(x) = g(j)}|. Of a batch normalization
 * between them γ, β and the running statistics are copied by g too.
 *
 * <p>g(j) = j for j &lt; n, else uniform on 0 … n−1. Outputs agree to rounding. Without noise the copies of a unit are given
 * the same gradients and never separate.
 *
 * <p>Reference: Chen, Goodfellow, Shlens, "Net2Net: accelerating learning via knowledge transfer", ICLR 2016, section 2.2 and
 * algorithm 1. There the noise is left open; here it is Gaussian, on the incoming weights of all copies but the first.
 *
 * @param layer a hidden dense or linear layer, counted from 0
 * @param units q
 * @param noise standard deviation of the noise, 0 for none
 */
public record Wider(int layer, int units, double noise) implements Growth {
    public Wider {
        if (!(noise >= 0) || noise > 100) {
            throw new BadInputException("noise: expected 0 … 100, found " + noise);
        }
    }

    @Override
    public FeedforwardDefinition grow(FeedforwardDefinition network) {
        return HiddenLayer.widen(network, layer, units);
    }

    /** Widens with a random g. */
    @Override
    public TrainedNetwork grow(TrainedNetwork network, Measurement measurement, long seed) {
        SplittableRandom random = Randomness.of(seed, "net2net wider " + layer);
        int n = network.network().width(layer);
        int[] mapping = new int[units];
        for (int j = 0; j < units; j++) {
            mapping[j] = j < n ? j : random.nextInt(n);
        }
        return copy(network, layer, mapping, () -> noise == 0 ? 0 : noise * random.nextGaussian());
    }

    /**
     * Widens with a given g.
     *
     * @param mapping g: for each of the q units the old one that it copies; the first n are 0 … n−1
     * @param noise is added to each incoming weight of the others
     */
    public static TrainedNetwork copy(TrainedNetwork network, int layer, int[] mapping, DoubleSupplier noise) {
        HiddenLayer hidden = new HiddenLayer(network, layer);
        double[] incoming = incoming(hidden, mapping);
        for (int i = hidden.units() * hidden.inputs(); i < incoming.length; i++) {
            incoming[i] += noise.getAsDouble();
        }
        return hidden.grow(mapping, incoming, outgoing(hidden, mapping));
    }

    private static double[] incoming(HiddenLayer hidden, int[] mapping) {
        int inputs = hidden.inputs();
        double[] before = hidden.incoming(); // [n, inputs]
        double[] after = new double[mapping.length * inputs]; // [q, inputs]
        for (int j = 0; j < mapping.length; j++) {
            System.arraycopy(before, mapping[j] * inputs, after, j * inputs, inputs);
        }
        return after;
    }

    private static double[] outgoing(HiddenLayer hidden, int[] mapping) {
        int n = hidden.units();
        int q = mapping.length;
        int[] copies = new int[n];
        for (int unit : mapping) {
            copies[unit]++;
        }
        double[] before = hidden.outgoing(); // [rows, n]
        double[] after = new double[hidden.rows() * q]; // [rows, q]
        for (int i = 0; i < after.length; i++) {
            int unit = mapping[i % q];
            after[i] = before[i / q * n + unit] / copies[unit];
        }
        return after;
    }
}
