package org.costscape.network;

import java.util.Optional;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterLayout;

/**
 * Batch normalization, h = φ(γẑ + β) with ẑ = (z − mean)/√(ε + variance) of each unit over the examples of a batch.
 *
 * <p>Reference: Ioffe, Szegedy, "Batch normalization: Accelerating deep network training by reducing internal covariate
 * shift", ICML 2015, algorithm 1.
 *
 * @param epsilon ε, more than 0, at most 1
 * @param momentum the share of a new batch in the running statistics, more than 0, at most 1
 * @param activation φ
 */
public record BatchNormalizationDefinition(double epsilon, double momentum, Activation activation)
        implements LayerDefinition {
    public BatchNormalizationDefinition {
        check("epsilon", epsilon);
        check("momentum", momentum);
    }

    @Override
    public int units(int inputs) {
        return inputs;
    }

    @Override
    public boolean couplesExamples() {
        return true;
    }

    @Override
    public Optional<LayerDefinition> beforeNonlinearity() {
        return Optional.of(new BatchNormalizationDefinition(epsilon, momentum, Activation.IDENTITY));
    }

    @Override
    public long activations(int inputs) {
        return inputs;
    }

    @Override
    public long parameters(long inputs) {
        return 2 * inputs;
    }

    @Override
    public int weights() {
        return 0;
    }

    @Override
    public Layer build(int inputs, String name, ParameterLayout.Builder layout) {
        return new BatchNormalization(this, inputs, name, layout);
    }

    private static void check(String field, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new BadInputException(field + ": expected more than 0 and at most 1, found " + value);
        }
    }
}
