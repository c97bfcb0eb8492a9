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
        private final int rows = pieces * units;
        private final double[] z = new double[rows];
        private final double[] h = new double[units];
        private final float[] scratch = new float[rows];
        private final int[] winners; // piece of each unit of each example
        private @Nullable ColumnMatrix x;
        private boolean held;

        MaxoutPass(Precision precision, int capacity) {
            linear = new PassMemory(precision, rows, capacity);
            output = new PassMemory(precision, units, capacity);
            towardsInput = new PassMemory(precision, inputs, capacity);
            winners = new int[units * capacity];
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
            double[] b = theta.widened(bias);
            ColumnMatrix result = output.columns(product.columns());
            for (int example = 0; example < product.columns(); example++) {
                product.readWidened(example * rows, z, scratch);
                for (int i = 0; i < rows; i++) {
                    z[i] += b[i];
                }
                largest();
                if (held) {
                    takeWinners(example * units);
                } else {
                    noteWinners(example * units);
                }
                result.writeRounded(example * units, h, scratch);
            }
            return result;
        }

        /** hⱼ = maxₚ zₚⱼ, NaN where one is. In loops of their own, so that the compiler vectorizes them. */
        private void largest() {
            System.arraycopy(z, 0, h, 0, units);
            for (int from = units; from < rows; from += units) {
                for (int unit = 0; unit < units; unit++) {
                    h[unit] = Math.max(h[unit], z[from + unit]);
                }
            }
        }

        private void noteWinners(int at) {
            for (int unit = 0; unit < units; unit++) {
                int winner = 0;
                for (int p = pieces - 1; p >= 0; p--) {
                    winner = z[p * units + unit] == h[unit] ? p : winner;
                }
                winners[at + unit] = winner;
            }
        }

        private void takeWinners(int at) {
            for (int unit = 0; unit < units; unit++) {
                if (!Double.isNaN(h[unit])) {
                    h[unit] = z[winners[at + unit] * units + unit];
                }
            }
        }

        @Override
        public void backward(ColumnMatrix delta, @Nullable ParameterVector gradient, boolean accumulate) {
            double[] sum = gradient != null && accumulate ? gradient.widened(bias) : new double[rows];
            ColumnMatrix all = linear.columns(delta.columns());
            for (int example = 0; example < delta.columns(); example++) {
                delta.readWidened(example * units, h, scratch);
                Arrays.fill(z, 0);
                for (int unit = 0; unit < units; unit++) {
                    int at = winners[example * units + unit] * units + unit;
                    z[at] = h[unit];
                    sum[at] += h[unit];
                }
                all.writeRounded(example * rows, z, scratch);
            }
            if (gradient == null) {
                return;
            }
            if (x == null) {
                throw new IllegalStateException("gradient without inputs");
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
