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
 * A linear layer, h = W x, without bias and nonlinearity.
 *
 * <ul>
 *   <li>W: weight [units, inputs], stored row by row, so that as a matrix in 'f' order it is Wᵀ (inputs, units)
 *   <li>x (inputs, examples), h (units, examples)
 * </ul>
 *
 * <p>Backward: ∂J/∂W = δ xᵀ; ∂J/∂x = Wᵀ δ, where δ = ∂J/∂h.
 */
final class Linear implements Layer {
    private final int inputs;
    private final int units;
    private final Block weight;

    Linear(LinearDefinition definition, int inputs, String name, ParameterLayout.Builder layout) {
        this.inputs = inputs;
        this.units = definition.units();
        this.weight = layout.add(name + ".weight", units, inputs);
    }

    /** [units, inputs]. */
    Block weight() {
        return weight;
    }

    @Override
    public int units() {
        return units;
    }

    @Override
    public Pass newPass(Precision precision, int capacity) {
        return new LinearPass(precision, capacity);
    }

    private final class LinearPass implements ProductPass {
        private final PassMemory output;
        private final PassMemory towardsInput;
        private @Nullable ColumnMatrix x;

        LinearPass(Precision precision, int capacity) {
            output = new PassMemory(precision, units, capacity);
            towardsInput = new PassMemory(precision, inputs, capacity);
        }

        @Override
        public ColumnMatrix product(ParameterVector theta, ColumnMatrix input) {
            ColumnMatrix h = output.columns(input.columns());
            Gemm.multiply(theta.view(weight.index()), TRANSPOSED, input.array(), PLAIN, h.array(), false); // (units, n)
            x = input;
            return h;
        }

        @Override
        public ColumnMatrix finish(ParameterVector theta, ColumnMatrix product) {
            return product;
        }

        @Override
        public void backward(ColumnMatrix delta, @Nullable ParameterVector gradient, boolean accumulate) {
            if (gradient != null) {
                if (x == null) {
                    throw new IllegalStateException("gradient without inputs");
                }
                Gemm.multiply(
                        x.array(),
                        PLAIN,
                        delta.array(),
                        TRANSPOSED,
                        gradient.view(weight.index()),
                        accumulate); // (inputs, units)
            }
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
