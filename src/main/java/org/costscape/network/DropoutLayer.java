package org.costscape.network;

import java.util.Objects;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.parameter.ParameterVector;
import org.jspecify.annotations.Nullable;

/**
 * {@link Dropout} between the layers of a feed-forward network: h = mask ∘ x at a step of training, otherwise h = x.
 *
 * <ul>
 *   <li>x, h, mask (units, examples)
 * </ul>
 *
 * <p>Backward: ∂J/∂x = mask ∘ ∂J/∂h with the mask of the forward pass.
 */
final class DropoutLayer implements Layer {
    private final int units;
    private final double keep;
    private final String name;

    DropoutLayer(DropoutDefinition definition, int inputs, String name) {
        this.units = inputs;
        this.keep = definition.keep();
        this.name = name;
    }

    @Override
    public int units() {
        return units;
    }

    @Override
    public Pass newPass(Precision precision, int capacity) {
        return new DropoutPass(precision, capacity);
    }

    private final class DropoutPass implements Pass {
        private final Dropout dropout;
        private @Nullable DropoutStep step;
        private int first;
        private int drawn; // number of examples whose mask is that of the step

        DropoutPass(Precision precision, int capacity) {
            dropout = new Dropout(precision, units, 1, capacity, keep, name);
        }

        @Override
        public void dropout(@Nullable DropoutStep newStep, int newFirst) {
            if (!Objects.equals(newStep, step) || newFirst != first) {
                step = newStep;
                first = newFirst;
                drawn = 0;
            }
        }

        @Override
        public ColumnMatrix forward(ParameterVector theta, ColumnMatrix x) {
            if (step == null) {
                return x;
            }
            if (drawn < x.columns()) {
                dropout.draw(step.seed(), step.step(), first, x.columns());
                drawn = x.columns();
            }
            return dropout.forward(x);
        }

        @Override
        public void backward(ColumnMatrix delta, @Nullable ParameterVector gradient, boolean accumulate) {}

        /** Overwrites δ and returns it. */
        @Override
        public ColumnMatrix inputGradient(ParameterVector theta, ColumnMatrix delta) {
            if (step != null) {
                dropout.backward(delta);
            }
            return delta;
        }

        @Override
        public void close() {
            dropout.close();
        }
    }
}
