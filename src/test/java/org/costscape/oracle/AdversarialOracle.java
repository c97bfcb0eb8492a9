package org.costscape.oracle;

import org.costscape.cost.AdversarialDefinition;
import org.costscape.cost.CrossEntropyDefinition;
import org.costscape.cost.ObjectiveDefinition;
import org.costscape.dataset.Dataset;
import org.costscape.network.Network;
import org.costscape.parameter.ParameterVector;

/** Adversarial examples by the fast gradient sign method, and the costs on them and mixed with them. */
final class AdversarialOracle {
    private final Reference file;

    AdversarialOracle(Reference file) {
        this.file = file;
    }

    void addTo(Checks checks) {
        checks.add("input_grad", this::inputGradient);
        checks.add("x_adv", this::examples);
        checks.add("loss_clean", this::clean);
        checks.add("loss_adv, grads_adv", () -> attacked(0, "adv"));
        checks.add("loss_mixed, grads_mixed", () -> attacked(file.get("mix").number(), "mixed"));
    }

    private void inputGradient() {
        try (FeedforwardSubject at = subject(new CrossEntropyDefinition());
                ParameterVector theta = at.blocks().vector(file.get("params").blocks())) {
            Close.assertClose(file.get("input_grad").doubles(), at.inputGradient(theta), Close.GRADIENT, "input_grad");
        }
    }

    /** x + ε sign ∇ₓJ; a sign that were wrong would be 2ε off. */
    private void examples() {
        double epsilon = file.get("epsilon").number();
        try (FeedforwardSubject at = subject(new CrossEntropyDefinition());
                ParameterVector theta = at.blocks().vector(file.get("params").blocks())) {
            double[] found = at.inputGradient(theta);
            double[] x = file.get("x").doubles();
            for (int i = 0; i < found.length; i++) {
                found[i] = x[i] + epsilon * Math.signum(found[i]);
            }
            Close.assertClose(file.get("x_adv").doubles(), found, Close.COST, "x_adv");
        }
    }

    private void clean() {
        try (FeedforwardSubject at = subject(new CrossEntropyDefinition());
                ParameterVector theta = at.blocks().vector(file.get("params").blocks())) {
            Close.assertClose(file.get("loss_clean").number(), at.cost(theta), Close.COST);
        }
    }

    /** clean · J(x) + (1 − clean) · J(x_adv). */
    private void attacked(double clean, String which) {
        ObjectiveDefinition objective =
                new AdversarialDefinition(file.get("epsilon").number(), clean);
        double loss = file.get("loss_" + which).number();
        try (FeedforwardSubject at = subject(objective);
                ParameterVector theta = at.blocks().vector(file.get("params").blocks());
                ParameterVector gradient = theta.copy()) {
            Close.assertClose(loss, at.cost(theta), Close.COST);
            Close.assertClose(loss, at.costAndGradient(theta, gradient), Close.COST);
            at.blocks().assertClose(file.get("grads_" + which).blocks(), gradient, Close.GRADIENT);
        }
    }

    private FeedforwardSubject subject(ObjectiveDefinition objective) {
        Network network = FeedforwardReader.perceptron(file);
        Dataset data = FeedforwardReader.classified(file, network);
        return new FeedforwardSubject(network, file.get("params"), objective, data);
    }
}
