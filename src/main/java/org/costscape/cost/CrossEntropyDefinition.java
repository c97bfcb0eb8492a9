package org.costscape.cost;

/** Softmax cross-entropy: J = log Σₖ exp zₖ − z_y for logits z and class y, mean over the examples, in nats. */
public record CrossEntropyDefinition() implements ObjectiveDefinition {
    @Override
    public String title() {
        return "cost J (mean cross-entropy, nats)";
    }
}
