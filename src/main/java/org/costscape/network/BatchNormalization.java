package org.costscape.network;

import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.jspecify.annotations.Nullable;

/**
 * Batch normalization, h = φ(γẑ + β) with ẑ = (z − mean)/√(ε + variance); mean and biased variance of each unit over the
 * examples.
 *
 * <ul>
 *   <li>γ: weight [units], from 1 on; β: bias [units]
 *   <li>z, ẑ, h (units, examples)
 * </ul>
 *
 * <p>Backward from δ = ∂J/∂h ∘ φ′: ∂J/∂γ = Σ δẑ, ∂J/∂β = Σ δ over the n examples; ∂J/∂z = γ/√(ε + variance) · (δ − (∂J/∂β + ẑ
 * ∂J/∂γ)/n), or without the sums where mean and variance are constants.
 *
 * <p>Reference: Ioffe, Szegedy, "Batch normalization: Accelerating deep network training by reducing internal covariate
 * shift", ICML 2015, algorithm 1 and section 3.
 */
final class BatchNormalization implements Layer {
    private final BatchNormalizationDefinition definition;
    private final int units;
    private final Block weight;
    private final Block bias;

    BatchNormalization(
            BatchNormalizationDefinition definition, int inputs, String name, ParameterLayout.Builder layout) {
        this.definition = definition;
        this.units = inputs;
        this.weight = layout.add(1, name + ".weight", inputs);
        this.bias = layout.add(name + ".bias", inputs);
    }

    @Override
    public int units() {
        return units;
    }

    /** γ. */
    Block weight() {
        return weight;
    }

    /** β. */
    Block bias() {
        return bias;
    }

    BatchNormalizationDefinition definition() {
        return definition;
    }

    @Override
    public boolean kinked() {
        return definition.activation().kinked();
    }

    @Override
    public ChunkPass newPass(Precision precision, int capacity) {
        return new ChunkPass(precision, capacity);
    }

    /** ∂J/∂γ and ∂J/∂β into the gradient, or added to it. */
    void writeGradient(NormalizationSums total, ParameterVector gradient, boolean accumulate) {
        double[] towardsGamma = accumulate ? gradient.widened(weight) : new double[units];
        double[] towardsBeta = accumulate ? gradient.widened(bias) : new double[units];
        for (int i = 0; i < units; i++) {
            towardsGamma[i] += total.product(i);
            towardsBeta[i] += total.delta(i);
        }
        gradient.writeRounded(weight, towardsGamma);
        gradient.writeRounded(bias, towardsBeta);
    }

    /** The scratch memory of this layer in one thread. */
    final class Loops {
        private final NormalizationLoops normalization = new NormalizationLoops(units);
        private final Elementwise elementwise;

        Loops(Precision precision) {
            elementwise = Elementwise.of(precision, Integer.MAX_VALUE);
        }

        Moments moments(ColumnMatrix z) {
            return normalization.moments(z);
        }
    }

    /**
     * One chunk of a batch. As a {@link Layer.Pass} it takes the chunk for a whole batch; {@link CoupledPass} goes step by step
     * to join the chunks.
     */
    final class ChunkPass implements Pass {
        private final Precision precision;
        private final PassMemory output;
        private @Nullable ColumnMatrix z;
        private @Nullable ColumnMatrix h;
        private @Nullable HeldSigns signs;
        private @Nullable Standardization standardization;
        private @Nullable NormalizationSums sums;
        private @Nullable Loops own;

        ChunkPass(Precision precision, int capacity) {
            this.precision = precision;
            this.output = new PassMemory(precision, units, capacity);
        }

        @Override
        public void hold(boolean held) {
            signs = HeldSigns.of(held, definition.activation(), h);
        }

        /** h, where the units are made standard by what is given. */
        ColumnMatrix normalize(ParameterVector theta, ColumnMatrix x, Standardization by, Loops loops) {
            ColumnMatrix result = output.columns(x.columns());
            loops.normalization.normalize(x, by, theta.widened(weight), result);
            Activation activation = signs == null ? definition.activation() : Activation.IDENTITY;
            loops.elementwise.biasAndActivate(result, theta, bias, activation);
            if (signs != null) {
                signs.apply(result);
            }
            z = x;
            h = result;
            standardization = by;
            return result;
        }

        /** Overwrites δ = ∂J/∂h by δ ∘ φ′ and returns the chunk's sums. */
        NormalizationSums sums(ColumnMatrix delta, Loops loops) {
            if (z == null || h == null || standardization == null) {
                throw new IllegalStateException("backward before forward");
            }
            if (signs == null) {
                loops.elementwise.differentiate(delta, h, definition.activation());
            } else {
                signs.apply(delta);
            }
            return loops.normalization.sums(delta, z, standardization);
        }

        /** Overwrites δ by ∂J/∂z. */
        void differentiate(ParameterVector theta, ColumnMatrix delta, NormalizationSums total, Loops loops) {
            if (z == null || standardization == null) {
                throw new IllegalStateException("backward before forward");
            }
            loops.normalization.differentiate(delta, z, standardization, theta.widened(weight), total);
        }

        @Override
        public ColumnMatrix forward(ParameterVector theta, ColumnMatrix x) {
            Moments batch = own().moments(x);
            return normalize(theta, x, Standardization.ofBatch(batch, definition.epsilon()), own());
        }

        @Override
        public void backward(ColumnMatrix delta, @Nullable ParameterVector gradient, boolean accumulate) {
            NormalizationSums total = sums(delta, own());
            if (gradient != null) {
                writeGradient(total, gradient, accumulate);
            }
            sums = total;
        }

        /** Overwrites δ and returns it. */
        @Override
        public ColumnMatrix inputGradient(ParameterVector theta, ColumnMatrix delta) {
            if (sums == null) {
                throw new IllegalStateException("input gradient before backward");
            }
            differentiate(theta, delta, sums, own());
            return delta;
        }

        private Loops own() {
            if (own == null) {
                own = new Loops(precision);
            }
            return own;
        }

        @Override
        public void close() {
            output.close();
        }
    }
}
