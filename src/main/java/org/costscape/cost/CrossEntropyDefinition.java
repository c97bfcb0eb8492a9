package org.costscape.cost;

import org.costscape.array.Precision;

/** Softmax cross-entropy: J = log Σₖ exp zₖ − z_y for logits z and class y, mean over the examples, in nats. */
public record CrossEntropyDefinition() implements ObjectiveDefinition {
    @Override
    public String title() {
        return "cost J (mean cross-entropy, nats)";
    }

    @Override
    public Objective start(Precision precision, int features, int capacity) {
        return new CrossEntropy();
    }
}
