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
 * A fully connected layer, h = φ(W x + b).
 *
 * <ul>
 *   <li>W: weight [units, inputs], stored row by row, so that as a matrix in 'f' order it is Wᵀ (inputs, units)
 *   <li>b: bias [units]
 *   <li>x (inputs, examples), h (units, examples)
 * </ul>
 *
 * <p>Backward: δ = ∂J/∂h ∘ φ′; ∂J/∂W = δ xᵀ; ∂J/∂b = Σ δ over examples; ∂J/∂x = Wᵀ δ.
 */
final class Dense implements Layer {
    private final int inputs;
    private final int units;
    private final Activation activation;
    private final Block weight;
    private final Block bias;

    Dense(DenseDefinition definition, int inputs, String name, ParameterLayout.Builder layout) {
        this.inputs = inputs;
        this.units = definition.units();
        this.activation = definition.activation();
        this.weight = layout.add(name + ".weight", units, inputs);
        this.bias = layout.add(name + ".bias", units);
    }

    @Override
    public int units() {
        return units;
    }

    Activation activation() {
        return activation;
    }

    /** [units, inputs]. */
    Block weight() {
        return weight;
    }

    /** [units]. */
    Block bias() {
        return bias;
    }

    @Override
    public boolean kinked() {
        return activation.kinked();
    }

    @Override
    public Pass newPass(Precision precision, int capacity) {
        return new DensePass(precision, capacity);
    }

    private final class DensePass implements ProductPass {
        private final PassMemory output;
        private final PassMemory towardsInput;
        private final Elementwise elementwise;
        private @Nullable ColumnMatrix x;
        private @Nullable ColumnMatrix h;
        private @Nullable HeldSigns signs;

        DensePass(Precision precision, int capacity) {
            output = new PassMemory(precision, units, capacity);
            towardsInput = new PassMemory(precision, inputs, capacity);
            elementwise = Elementwise.of(precision, units * capacity);
        }

        @Override
        public void hold(boolean held) {
            signs = HeldSigns.of(held, activation, h);
        }

        @Override
        public ColumnMatrix product(ParameterVector theta, ColumnMatrix input) {
            ColumnMatrix z = output.columns(input.columns());
            Gemm.multiply(theta.view(weight.index()), TRANSPOSED, input.array(), PLAIN, z.array(), false); // (units, n)
            x = input;
            return z;
        }

        @Override
        public ColumnMatrix finish(ParameterVector theta, ColumnMatrix product) {
            elementwise.biasAndActivate(product, theta, bias, signs == null ? activation : Activation.IDENTITY);
            if (signs != null) {
                signs.apply(product);
            }
            h = product;
            return product;
        }

        @Override
        public void backward(ColumnMatrix delta, @Nullable ParameterVector gradient, boolean accumulate) {
            if (h == null) {
                throw new IllegalStateException("backward before forward");
            }
            if (signs == null) {
                elementwise.differentiate(delta, h, activation);
            } else {
                signs.apply(delta);
            }
            if (gradient == null) {
                return;
            }
            if (x == null) {
                throw new IllegalStateException("gradient without inputs");
            }
            elementwise.sumColumns(delta, gradient, bias, accumulate);
            Gemm.multiply(
                    x.array(),
                    PLAIN,
                    delta.array(),
                    TRANSPOSED,
                    gradient.view(weight.index()),
                    accumulate); // (in, units)
        }

        @Override
        public ColumnMatrix inputGradient(ParameterVector theta, ColumnMatrix delta) {
            ColumnMatrix gradient = towardsInput.columns(delta.columns());
            Gemm.multiply(theta.view(weight.index()), PLAIN, delta.array(), PLAIN, gradient.array(), false); // (in, n)
            return gradient;
        }

        @Override
        public void close() {
            output.close();
            towardsInput.close();
        }
    }
}
