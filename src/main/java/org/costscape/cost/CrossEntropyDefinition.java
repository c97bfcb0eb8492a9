package org.costscape.cost;

import org.costscape.array.Precision;
import org.costscape.dataset.Dataset;

/** Softmax cross-entropy: J = log Σₖ exp zₖ − z_y for logits z and class y, mean over the examples, in nats. */
public record CrossEntropyDefinition() implements ObjectiveDefinition {
    @Override
    public String title() {
        return "cost J (mean cross-entropy, nats)";
    }

    @Override
    public String unit() {
        return "nats";
    }

    @Override
    public boolean needsClasses() {
        return true;
    }

    @Override
    public Objective start(Precision precision, Dataset data, int capacity) {
        data.requireClasses();
        return new CrossEntropy(precision, data);
    }
}
