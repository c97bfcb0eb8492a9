package org.costscape.experiment;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.costscape.cost.CostFunction;
import org.costscape.cost.GradientNorms;

/** What is measured at each point of a subspace: cost and error rate, and where it is asked for the norm of the gradient. */
final class Measures implements UnaryOperator<CostFunction>, AutoCloseable {
    private final Optional<GradientNorms> norms;

    Measures(ExperimentRunner runner, boolean gradientNorm) {
        this.norms = gradientNorm
                ? Optional.of(new GradientNorms(
                        runner.training().layout(), runner.experiment().precision()))
                : Optional.empty();
    }

    /** Whether the norm of the gradient is asked for. */
    boolean gradientNorm() {
        return norms.isPresent();
    }

    /** The cost with all that is asked for in its evaluations; used before this is closed. */
    @Override
    public CostFunction apply(CostFunction cost) {
        return norms.map(each -> each.of(cost)).orElse(cost);
    }

    @Override
    public void close() {
        norms.ifPresent(GradientNorms::close);
    }
}
