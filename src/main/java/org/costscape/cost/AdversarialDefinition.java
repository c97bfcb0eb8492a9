package org.costscape.cost;

import org.costscape.array.Precision;
import org.costscape.dataset.Dataset;
import org.costscape.file.BadInputException;

/**
 * Adversarial training: c J(θ, x) + (1−c) J(θ, x + ε sign ∇ₓJ(θ, x)) with softmax cross-entropy J. The adversarial example is
 * held constant when the gradient is taken; the error rate is that on the examples themselves.
 *
 * <p>Reference: Goodfellow, Shlens, Szegedy, "Explaining and harnessing adversarial examples", ICLR 2015, section 6.
 *
 * @param epsilon ε, the largest change of an input, more than 0
 * @param clean c, the share of the cost on the examples themselves, 0 … 1 without 1; usually 0.5
 */
public record AdversarialDefinition(double epsilon, double clean) implements ObjectiveDefinition {
    public AdversarialDefinition {
        if (!(epsilon > 0) || !Double.isFinite(epsilon)) {
            throw new BadInputException("epsilon: expected a number above 0, found " + epsilon);
        }
        if (!(clean >= 0 && clean < 1)) {
            throw new BadInputException("clean: expected at least 0 and less than 1, found " + clean);
        }
    }

    @Override
    public String title() {
        return "adversarial cost (mean cross-entropy, nats; ε = " + epsilon + ")";
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
        return new Adversarial(this, precision, data, capacity);
    }
}
