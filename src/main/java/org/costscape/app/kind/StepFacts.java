package org.costscape.app.kind;

import java.util.ArrayList;
import java.util.List;
import org.costscape.experiment.MeasuredCost;
import org.costscape.experiment.Numbers;
import org.costscape.experiment.StepResult;
import org.costscape.landscape.CostChange;

/** The numbers that are read off a step of training. */
final class StepFacts {
    private StepFacts() {}

    static List<Fact> of(StepResult result) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "Rate η", Numbers.threeDigits(result.rate()), "Learning rate of the step: " + result.rule() + "."));
        facts.addAll(change("ΔJ minibatch", "of the minibatch that the step takes", result.minibatch()));
        facts.addAll(change("ΔJ training", "of the whole training set", result.training()));
        facts.add(new Fact(
                "Gradient ‖g‖",
                Numbers.threeDigits(result.gradientNorm()),
                "Norm of the minibatch's gradient at the beginning of the step."));
        facts.add(new Fact(
                "Step length",
                Numbers.threeDigits(result.stepLength()),
                "‖θ_{t+1} − θ_t‖; of a plain gradient step η‖g‖."));
        facts.add(new Fact(
                "Cosine",
                Numbers.threeDigits(result.cosine()),
                "Cosine of the angle between the step and the direction across it: 0 where they are orthogonal. Far from"
                        + " 0, the picture is sheared."));
        return facts;
    }

    private static List<Fact> change(String name, String what, CostChange change) {
        return List.of(
                new Fact(
                        name,
                        Numbers.threeDigits(change.actual()),
                        "By how much the step changes the cost " + what + ": J(θ_{t+1}) − J(θ_t)."),
                new Fact(
                        "… predicted",
                        Numbers.threeDigits(change.predicted()),
                        "How the cost " + what
                                + " would change if it were linear along the step: gᵀ(θ_{t+1} − θ_t). Where"
                                + " the actual change differs, curvature matters. Source: Goodfellow et al., Deep"
                                + " Learning, 2016, equation 4.9."));
    }

    static List<String> warnings(List<StepResult> results) {
        List<String> warnings = new ArrayList<>();
        if (results.get(0).request().cost() == MeasuredCost.MINIBATCH) {
            warnings.add(
                    "These are the costs of one minibatch: that a step lowers them says little of the training set.");
        }
        if (results.stream()
                .anyMatch(result ->
                        result.minibatch().actual() < 0 && result.training().actual() > 0)) {
            warnings.add("The step lowers the cost of its minibatch and raises that of the training set.");
        }
        return warnings;
    }
}
