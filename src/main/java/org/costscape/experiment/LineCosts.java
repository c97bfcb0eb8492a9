package org.costscape.experiment;

import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import org.costscape.cost.CostFunction;

/**
 * J at each position of a line or a curve, with the statistics that batch normalizations take there.
 *
 * @param train on the training set
 * @param heldOut on the held-out set, if anything is held out
 */
record LineCosts(DoubleFunction<CostFunction> train, Optional<DoubleFunction<CostFunction>> heldOut) {
    static LineCosts of(ExperimentRunner runner, LineStatistics statistics) {
        return of(runner, statistics, UnaryOperator.identity());
    }

    /** @param measures what is measured of each cost */
    static LineCosts of(ExperimentRunner runner, LineStatistics statistics, UnaryOperator<CostFunction> measures) {
        Optional<NormalizedCosts> normalized = runner.normalized();
        if (normalized.isEmpty()) {
            return new LineCosts(
                    at -> measures.apply(runner.training()), runner.heldOut().map(cost -> at -> measures.apply(cost)));
        }
        NormalizedCosts costs = normalized.get();
        return new LineCosts(
                at -> measures.apply(costs.training().withStatistics(statistics.at(at))),
                Optional.of(at -> measures.apply(costs.heldOut().withStatistics(statistics.at(at)))));
    }
}
