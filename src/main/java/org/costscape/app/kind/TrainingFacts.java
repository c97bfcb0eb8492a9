package org.costscape.app.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.costscape.experiment.Numbers;
import org.costscape.training.HistoryEntry;

/** The numbers that are read off a training curve. */
final class TrainingFacts {
    private TrainingFacts() {}

    static List<Fact> of(Subject.OfRun run) {
        if (run.history().isEmpty()) {
            return List.of();
        }
        HistoryEntry last = run.history().get(run.history().size() - 1);
        HistoryEntry best = HistoryEntry.best(run.history());
        String unit = run.experiment().objective().unit();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "Step",
                String.format(
                        Locale.ROOT,
                        "%,d of %,d",
                        last.step(),
                        run.experiment().training().steps()),
                "Steps after which the last measurement was made, of all."));
        facts.add(new Fact(
                "Cost J",
                (Numbers.threeDigits(last.trainCost()) + " " + unit).strip(),
                "Mean cost on the training set at the last measurement."));
        last.heldOut()
                .ifPresent(heldOut -> facts.add(new Fact(
                        "Held-out cost",
                        (Numbers.threeDigits(heldOut.cost()) + " " + unit).strip(),
                        "Mean cost on the held-out set at the last measurement.")));
        last.heldOut()
                .filter(heldOut -> !Double.isNaN(heldOut.errorRate()))
                .ifPresent(heldOut -> facts.add(new Fact(
                        "Held-out error",
                        Numbers.threeDigits(100 * heldOut.errorRate()) + " %",
                        "Share of the held-out set that is classified wrongly at the last measurement.")));
        if (last.gradientNorm() != null) {
            facts.add(
                    new Fact(
                            "Gradient ‖g‖",
                            Numbers.threeDigits(last.gradientNorm()),
                            "Norm of the gradient of the last minibatch. It often rises while the error falls: training rarely"
                                    + " comes near a critical point. Source: Goodfellow et al., Deep Learning, 2016, figure 8.1."));
        }
        facts.add(new Fact(
                "Best at step",
                String.format(Locale.ROOT, "%,d", best.step()),
                run.experiment().data().holdsOut()
                        ? "The snapshot of the lowest held-out cost so far."
                        : "The snapshot of the lowest cost so far."));
        return facts;
    }
}
