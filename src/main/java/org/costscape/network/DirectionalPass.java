package org.costscape.network;

import static org.costscape.array.Gemm.Factor.PLAIN;
import static org.costscape.array.Gemm.Factor.TRANSPOSED;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Gemm;
import org.costscape.array.Precision;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterVector;

/**
 * A forward and a backward pass with their derivatives along a direction v of parameter space, R{·} = d/dr (·)(θ + r v) at r = 0, in
 * double, through layers h = φ(W x + b): the backward pass gives R{∂J/∂θ} = H v, exactly.
 *
 * <p>With v = (V, c) in the blocks of a layer, and φ″ = φ′ ∘ q:
 *
 * <ul>
 *   <li>R{h} = φ′ ∘ (W R{x} + V x + c)
 *   <li>∂J/∂z = φ′ ∘ ∂J/∂h, and R{∂J/∂z} = φ′ ∘ R{∂J/∂h} + q ∘ R{h} ∘ ∂J/∂h
 *   <li>R{∂J/∂W} = R{∂J/∂z} xᵀ + ∂J/∂z R{x}ᵀ, and R{∂J/∂b} = Σ R{∂J/∂z} over examples
 *   <li>R{∂J/∂x} = Wᵀ R{∂J/∂z} + Vᵀ ∂J/∂z
 * </ul>
 *
 * <p>A rectifier has φ″ = 0: its kinks count for nothing. Used by one thread at a time.
 *
 * <p>Reference: Pearlmutter, "Fast exact multiplication by the Hessian", Neural Computation 6, 1994, sections 3 and 4.
 */
public final class DirectionalPass implements AutoCloseable {
    /** Most examples of a pass. */
    public static final int CAPACITY = 128;

    private final List<AffineLayer> layers = new ArrayList<>();

    private DirectionalPass() {}

    /** Memory for passes; empty where there are other layers than dense and linear ones, or outputs with a nonlinearity. */
    static Optional<DirectionalPass> of(List<Layer> layers) {
        DirectionalPass pass = new DirectionalPass();
        for (Layer layer : layers) {
            if (layer instanceof Dense dense) {
                pass.layers.add(new AffineLayer(dense.weight(), Optional.of(dense.bias()), dense.activation()));
            } else if (layer instanceof Linear linear) {
                pass.layers.add(new AffineLayer(linear.weight(), Optional.empty(), Activation.IDENTITY));
            } else {
                return Optional.empty();
            }
        }
        AffineLayer last = pass.layers.get(pass.layers.size() - 1);
        return last.activation == Activation.IDENTITY ? Optional.of(pass) : Optional.empty();
    }

    /** One layer with its numbers: h, R{h}, and in their place, going back, ∂J/∂h and R{∂J/∂h} of the layer before. */
    private static final class AffineLayer {
        private final Block weight;
        private final Optional<Block> bias;
        private final Activation activation;
        private final PassMemory output;
        private final PassMemory change;
        private final PassMemory back;
        private final PassMemory backChange;
        private final Elementwise elementwise;

        AffineLayer(Block weight, Optional<Block> bias, Activation activation) {
            int units = weight.shape().get(0);
            int inputs = weight.shape().get(1);
            this.weight = weight;
            this.bias = bias;
            this.activation = activation;
            this.output = new PassMemory(Precision.DOUBLE, units, CAPACITY);
            this.change = new PassMemory(Precision.DOUBLE, units, CAPACITY);
            this.back = new PassMemory(Precision.DOUBLE, inputs, CAPACITY);
            this.backChange = new PassMemory(Precision.DOUBLE, inputs, CAPACITY);
            this.elementwise = Elementwise.of(Precision.DOUBLE, units * CAPACITY);
        }

        void close() {
            List.of(output, change, back, backChange).forEach(PassMemory::close);
        }
    }

    /**
     * Goes forward.
     *
     * @param x (features, examples), which does not move with θ
     */
    public void forward(ParameterVector theta, ParameterVector v, ColumnMatrix x) {
        int n = x.columns();
        for (int i = 0; i < layers.size(); i++) {
            AffineLayer layer = layers.get(i);
            int w = layer.weight.index();
            ColumnMatrix input = i == 0 ? x : layers.get(i - 1).output.columns(n);
            ColumnMatrix h = layer.output.columns(n);
            ColumnMatrix change = layer.change.columns(n);
            Gemm.multiply(theta.view(w), TRANSPOSED, input.array(), PLAIN, h.array(), false); // (units, n)
            Gemm.multiply(v.view(w), TRANSPOSED, input.array(), PLAIN, change.array(), false); // (units, n)
            if (i > 0) {
                ColumnMatrix moved = layers.get(i - 1).change.columns(n);
                Gemm.multiply(theta.view(w), TRANSPOSED, moved.array(), PLAIN, change.array(), true); // (units, n)
            }
            layer.bias.ifPresent(bias -> {
                layer.elementwise.biasAndActivate(h, theta, bias, layer.activation);
                layer.elementwise.biasAndActivate(change, v, bias, Activation.IDENTITY);
            });
            layer.elementwise.differentiate(change, h, layer.activation);
        }
    }

    /** The outputs (outputs, examples) after {@link #forward} of so many examples; to be overwritten by ∂J/∂outputs. */
    public ColumnMatrix outputs(int n) {
        return layers.get(layers.size() - 1).output.columns(n);
    }

    /** R{outputs} (outputs, examples), likewise; to be overwritten by R{∂J/∂outputs}. */
    public ColumnMatrix outputChanges(int n) {
        return layers.get(layers.size() - 1).change.columns(n);
    }

    /**
     * Goes back, after {@link #forward} with the same arguments and ∂J/∂outputs and its change in place of the outputs, which
     * have no nonlinearity.
     *
     * @param product H v: overwritten, or added to where {@code accumulate}
     */
    public void backward(
            ParameterVector theta, ParameterVector v, ColumnMatrix x, ParameterVector product, boolean accumulate) {
        int n = x.columns();
        ColumnMatrix delta = outputs(n);
        ColumnMatrix deltaChange = outputChanges(n);
        for (int i = layers.size() - 1; i >= 0; i--) {
            AffineLayer layer = layers.get(i);
            int w = layer.weight.index();
            if (i < layers.size() - 1) {
                ColumnMatrix h = layer.output.columns(n);
                layer.elementwise.differentiate(deltaChange, h, layer.activation);
                curve(deltaChange, layer.activation, h, layer.change.columns(n), delta);
                layer.elementwise.differentiate(delta, h, layer.activation);
            }
            ColumnMatrix input = i == 0 ? x : layers.get(i - 1).output.columns(n);
            Gemm.multiply(
                    input.array(), PLAIN, deltaChange.array(), TRANSPOSED, product.view(w), accumulate); // (in, units)
            ColumnMatrix change = deltaChange;
            layer.bias.ifPresent(bias -> layer.elementwise.sumColumns(change, product, bias, accumulate));
            if (i > 0) {
                ColumnMatrix moved = layers.get(i - 1).change.columns(n);
                Gemm.multiply(moved.array(), PLAIN, delta.array(), TRANSPOSED, product.view(w), true); // (in, units)
                ColumnMatrix back = layer.back.columns(n);
                ColumnMatrix backChange = layer.backChange.columns(n);
                Gemm.multiply(theta.view(w), PLAIN, delta.array(), PLAIN, back.array(), false); // (in, n)
                Gemm.multiply(theta.view(w), PLAIN, deltaChange.array(), PLAIN, backChange.array(), false); // (in, n)
                Gemm.multiply(v.view(w), PLAIN, delta.array(), PLAIN, backChange.array(), true); // (in, n)
                delta = back;
                deltaChange = backChange;
            }
        }
    }

    /** R{∂J/∂z} ← R{∂J/∂z} + q(h) ∘ R{h} ∘ ∂J/∂h. */
    private static void curve(
            ColumnMatrix sum, Activation activation, ColumnMatrix h, ColumnMatrix change, ColumnMatrix delta) {
        if (activation.isPiecewiseLinear()) {
            return;
        }
        int count = h.rows() * h.columns();
        double[] values = new double[count];
        double[] outputs = new double[count];
        double[] changes = new double[count];
        double[] deltas = new double[count];
        sum.read(0, values);
        h.read(0, outputs);
        change.read(0, changes);
        delta.read(0, deltas);
        for (int i = 0; i < count; i++) {
            values[i] += activation.curvature(outputs[i]) * changes[i] * deltas[i];
        }
        sum.write(0, values);
    }

    @Override
    public void close() {
        layers.forEach(AffineLayer::close);
    }
}
