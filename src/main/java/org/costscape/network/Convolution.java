package org.costscape.network;

import static org.costscape.array.Gemm.Factor.PLAIN;
import static org.costscape.array.Gemm.Factor.TRANSPOSED;

import org.costscape.array.ColumnMatrix;
import org.costscape.array.Gemm;
import org.costscape.array.Precision;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.jspecify.annotations.Nullable;

/**
 * A convolution layer, h = φ(z), z[k, y, i] = b[k] + Σ W[k, c, dy, dx] x[c, y + dy − padding, i + dx − padding] over c, dy,
 * dx: a cross-correlation, the kernel is not mirrored. For each example one product with its patches P, see {@link Patches}.
 *
 * <ul>
 *   <li>W: weight [channels, inputChannels, 3, 3], as a matrix in 'f' order (inputChannels·9, channels)
 *   <li>b: bias [channels]
 *   <li>x (inputChannels·height·width, examples), in the order channel, row, column; h (channels·positions, examples)
 *   <li>P (positions, inputChannels·9) of one example at a time; z = P W + b (positions, channels)
 * </ul>
 *
 * <p>Backward: δ = ∂J/∂h ∘ φ′ (positions, channels); ∂J/∂W = Σ Pᵀ δ over examples; ∂J/∂b = Σ δ over examples and positions;
 * ∂J/∂P = δ Wᵀ, added up where the patches overlap.
 */
final class Convolution implements Layer {
    private final ConvolutionDefinition definition;
    private final Patches runs;
    private final Block weight;
    private final Block bias;

    Convolution(ConvolutionDefinition definition, String name, ParameterLayout.Builder layout) {
        int kernel = ConvolutionDefinition.KERNEL;
        this.definition = definition;
        this.runs = new Patches(definition);
        this.weight = layout.add(name + ".weight", definition.channels(), definition.inputChannels(), kernel, kernel);
        this.bias = layout.add(name + ".bias", definition.channels());
    }

    @Override
    public int units() {
        return definition.outputs();
    }

    @Override
    public boolean kinked() {
        return definition.activation().kinked();
    }

    @Override
    public Pass newPass(Precision precision, int capacity) {
        return new ConvolutionPass(precision, capacity);
    }

    private final class ConvolutionPass implements Pass {
        private final PassMemory output;
        private final PassMemory towardsInput;
        private final PassMemory patches;
        private final PassMemory linear;
        private final ConvolutionLoops loops;
        private @Nullable ColumnMatrix x;
        private @Nullable ColumnMatrix h;
        private @Nullable HeldSigns signs;

        ConvolutionPass(Precision precision, int capacity) {
            int inputs = definition.inputChannels() * definition.height() * definition.width();
            output = new PassMemory(precision, definition.outputs(), capacity);
            towardsInput = new PassMemory(precision, inputs, capacity);
            patches = new PassMemory(precision, definition.positions(), definition.patch());
            linear = new PassMemory(precision, definition.positions(), definition.channels());
            loops = ConvolutionLoops.of(precision, definition, runs);
        }

        /** P of the example at hand, or ∂J/∂P (positions, inputChannels·9). */
        private ColumnMatrix patches() {
            return patches.columns(definition.patch());
        }

        /** z of the example at hand, or δ (positions, channels). */
        private ColumnMatrix linear() {
            return linear.columns(definition.channels());
        }

        @Override
        public void hold(boolean held) {
            signs = HeldSigns.of(held, definition.activation(), h);
        }

        private Activation activation() {
            return signs == null ? definition.activation() : Activation.IDENTITY;
        }

        @Override
        public ColumnMatrix forward(ParameterVector theta, ColumnMatrix input) {
            ColumnMatrix result = output.columns(input.columns());
            double[] b = theta.widened(bias);
            for (int example = 0; example < input.columns(); example++) {
                loops.gather(input, example, patches());
                Gemm.multiply(
                        patches().array(),
                        PLAIN,
                        theta.view(weight.index()),
                        PLAIN,
                        linear().array(),
                        false); // (positions, channels)
                loops.biasAndActivate(linear(), b, activation(), result, example);
            }
            if (signs != null) {
                signs.apply(result);
            }
            x = input;
            h = result;
            return result;
        }

        @Override
        public void backward(ColumnMatrix delta, @Nullable ParameterVector gradient, boolean accumulate) {
            if (x == null || h == null) {
                throw new IllegalStateException("backward before forward");
            }
            if (signs != null) {
                signs.apply(delta);
            }
            double[] sums = gradient != null && accumulate ? gradient.widened(bias) : new double[definition.channels()];
            for (int example = 0; example < delta.columns(); example++) {
                loops.differentiate(delta, h, example, activation(), sums);
                if (gradient != null) {
                    loops.gather(x, example, patches());
                    loops.copy(delta, example, linear());
                    Gemm.multiply(
                            patches().array(),
                            TRANSPOSED,
                            linear().array(),
                            PLAIN,
                            gradient.view(weight.index()),
                            accumulate || example > 0); // (inputChannels·9, channels)
                }
            }
            if (gradient != null) {
                gradient.writeRounded(bias, sums);
            }
        }

        @Override
        public ColumnMatrix inputGradient(ParameterVector theta, ColumnMatrix delta) {
            ColumnMatrix result = towardsInput.columns(delta.columns());
            for (int example = 0; example < delta.columns(); example++) {
                loops.copy(delta, example, linear());
                Gemm.multiply(
                        linear().array(),
                        PLAIN,
                        theta.view(weight.index()),
                        TRANSPOSED,
                        patches().array(),
                        false); // (positions, inputChannels·9)
                loops.scatter(patches(), result, example);
            }
            return result;
        }

        @Override
        public void close() {
            output.close();
            towardsInput.close();
            patches.close();
            linear.close();
        }
    }
}
