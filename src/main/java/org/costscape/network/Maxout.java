package org.costscape.network;

import static org.costscape.array.Gemm.Factor.PLAIN;
import static org.costscape.array.Gemm.Factor.TRANSPOSED;

import java.util.Arrays;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Gemm;
import org.costscape.array.Precision;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.jspecify.annotations.Nullable;

/**
 * A maxout layer, hⱼ = maxₚ zₚⱼ with zₚ = Wₚ x + bₚ.
 *
 * <ul>
 *   <li>weight [pieces·units, inputs]: the rows of piece 0, then those of piece 1, …
 *   <li>bias [pieces·units], likewise
 *   <li>x (inputs, examples), z (pieces·units, examples), h (units, examples)
 * </ul>
 *
 * <p>Backward: ∂J/∂z is ∂J/∂h at the piece that was largest (the first of equal ones) and 0 at the others.
 *
 * <p>Reference: Goodfellow, Warde-Farley, Mirza, Courville, Bengio, "Maxout networks", ICML 2013, section 3.
 */
final class Maxout implements Layer {
    private final int inputs;
    private final int units;
    private final int pieces;
    private final Block weight;
    private final Block bias;

    Maxout(MaxoutDefinition definition, int inputs, String name, ParameterLayout.Builder layout) {
        this.inputs = inputs;
        this.units = definition.units();
        this.pieces = definition.pieces();
        this.weight = layout.add(name + ".weight", pieces * units, inputs);
        this.bias = layout.add(name + ".bias", pieces * units);
    }

    @Override
    public int units() {
        return units;
    }

    @Override
    public boolean kinked() {
        return true;
    }

    @Override
    public Pass newPass(Precision precision, int capacity) {
        return new MaxoutPass(precision, capacity);
    }

    private final class MaxoutPass implements ProductPass {
        private final PassMemory linear;
        private final PassMemory output;
        private final PassMemory towardsInput;
        private final double[] z;
        private final double[] h;
        private final int[] winner;
        private final float[] scratch;
        private @Nullable ColumnMatrix x;
        private boolean held;

        MaxoutPass(Precision precision, int capacity) {
            linear = new PassMemory(precision, pieces * units, capacity);
            output = new PassMemory(precision, units, capacity);
            towardsInput = new PassMemory(precision, inputs, capacity);
            z = new double[pieces * units * capacity];
            h = new double[units * capacity];
            winner = new int[units * capacity];
            scratch = new float[z.length];
        }

        @Override
        public void hold(boolean newHeld) {
            held = newHeld;
        }

        @Override
        public ColumnMatrix product(ParameterVector theta, ColumnMatrix input) {
            ColumnMatrix all = linear.columns(input.columns());
            Gemm.multiply(
                    theta.view(weight.index()), TRANSPOSED, input.array(), PLAIN, all.array(), false); // (p·units, n)
            x = input;
            return all;
        }

        @Override
        public ColumnMatrix finish(ParameterVector theta, ColumnMatrix product) {
            int n = product.columns();
            product.readWidened(0, z, scratch);
            double[] b = theta.widened(bias);
            for (int unit = 0; unit < units * n; unit++) {
                int first = unit / units * pieces * units + unit % units; // piece 0 of this unit and example
                int best = held ? winner[unit] : first;
                for (int p = 0; p < pieces; p++) {
                    int at = first + p * units;
                    z[at] += b[p * units + unit % units];
                    if ((!held && z[at] > z[best]) || Double.isNaN(z[at])) {
                        best = at;
                    }
                }
                winner[unit] = best;
                h[unit] = z[best];
            }
            ColumnMatrix result = output.columns(n);
            result.writeRounded(0, h, scratch);
            return result;
        }

        @Override
        public void backward(ColumnMatrix delta, @Nullable ParameterVector gradient, boolean accumulate) {
            if (x == null) {
                throw new IllegalStateException("backward before forward");
            }
            int n = delta.columns();
            delta.readWidened(0, h, scratch);
            Arrays.fill(z, 0, pieces * units * n, 0);
            for (int unit = 0; unit < units * n; unit++) {
                z[winner[unit]] = h[unit];
            }
            ColumnMatrix all = linear.columns(n);
            all.writeRounded(0, z, scratch);
            if (gradient == null) {
                return;
            }
            double[] sum = accumulate ? gradient.widened(bias) : new double[pieces * units];
            for (int unit = 0; unit < units * n; unit++) {
                sum[winner[unit] % (pieces * units)] += h[unit];
            }
            gradient.writeRounded(bias, sum);
            Gemm.multiply(
                    x.array(),
                    PLAIN,
                    all.array(),
                    TRANSPOSED,
                    gradient.view(weight.index()),
                    accumulate); // (in, p·units)
        }

        @Override
        public ColumnMatrix inputGradient(ParameterVector theta, ColumnMatrix delta) {
            ColumnMatrix all = linear.columns(delta.columns());
            ColumnMatrix gradient = towardsInput.columns(delta.columns());
            Gemm.multiply(theta.view(weight.index()), PLAIN, all.array(), PLAIN, gradient.array(), false); // (in, n)
            return gradient;
        }

        @Override
        public void close() {
            linear.close();
            output.close();
            towardsInput.close();
        }
    }
}
