package org.costscape.app.kind;

import java.util.Locale;
import org.costscape.app.work.Work;
import org.costscape.experiment.Experiment;
import org.costscape.network.NetworkDefinition;

/** Whether second derivatives of an experiment's cost are a matter of seconds. */
final class Effort {
    private static final long SMALL = 10_000;

    private Effort() {}

    /** A work that takes many products with the Hessian: at once for a toy or a small network, otherwise on request. */
    static <R> Plan<R> plan(Experiment experiment, Work<R> work, String many) {
        NetworkDefinition network = experiment.network();
        return network.parameters() <= SMALL && network.activations() <= SMALL
                ? new Plan.Compute<>(work)
                : new Plan.OnRequest<>(
                        work,
                        String.format(
                                Locale.ROOT,
                                "It takes %s, each over the whole training set: with %,d parameters some minutes. Esc"
                                        + " stops it.",
                                many,
                                network.parameters()));
    }
}
