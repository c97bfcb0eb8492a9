package org.costscape.experiment;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.costscape.figure.Curve;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.Panel;
import org.costscape.figure.Role;
import org.costscape.training.HistoryEntry;

/** The figure of a training run: cost above, error rate below, over steps. */
public final class TrainingFigure {
    private TrainingFigure() {}

    /** What to draw of a run as far as it has come; points that are not finite are left out and counted. */
    public static CurveFigure of(Experiment experiment, List<HistoryEntry> history) {
        Panel cost = Panel.of(
                        "cost J (mean cross-entropy, nats)",
                        curve("training", Role.TRAINING, history, HistoryEntry::trainCost),
                        curve("held-out", Role.HELD_OUT, history, HistoryEntry::heldOutCost))
                .withWeight(2)
                .startingAtZero();
        Panel error = Panel.of(
                        "error rate (% of examples)",
                        curve("training", Role.TRAINING, history, e -> 100 * e.trainError()),
                        curve("held-out", Role.HELD_OUT, history, e -> 100 * e.heldOutError()))
                .startingAtZero();
        String caption = String.format(
                Locale.ROOT,
                "Whole training and held-out sets after each %,d steps of %,d examples; seed %d, %s.",
                experiment.training().evaluateEvery(),
                experiment.training().batch(),
                experiment.seed(),
                experiment.precision().name().toLowerCase(Locale.ROOT));
        return CurveFigure.of("Training, " + experiment.title(), caption, "training steps", cost, error)
                .withXRange(0, experiment.training().steps());
    }

    private static Curve curve(
            String label, Role role, List<HistoryEntry> history, ToDoubleFunction<HistoryEntry> value) {
        return Curve.of(
                label,
                role,
                history.stream().mapToDouble(HistoryEntry::step).toArray(),
                history.stream().mapToDouble(value).toArray());
    }
}
