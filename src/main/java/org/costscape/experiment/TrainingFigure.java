package org.costscape.experiment;

import java.util.List;
import java.util.Locale;
import org.costscape.cost.ToyDefinition;
import org.costscape.figure.CurveFigure;
import org.costscape.training.HistoryEntry;

/** The figure of a training run: cost above, error rate below where anything is classified, over steps. */
public final class TrainingFigure {
    private TrainingFigure() {}

    /** What to draw of a run as far as it has come; points that are not finite are left out and counted. */
    public static CurveFigure of(Experiment experiment, List<HistoryEntry> history) {
        CostPanels<HistoryEntry> panels =
                new CostPanels<>(experiment, history, HistoryEntry::step, HistoryEntry::train, HistoryEntry::heldOut);
        String caption = String.format(
                Locale.ROOT,
                "%s, %s; seed %d, %s.",
                measured(experiment.data()),
                steps(experiment),
                experiment.seed(),
                experiment.precision().name().toLowerCase(Locale.ROOT));
        return CurveFigure.of("Training, " + experiment.title(), caption, "training steps", panels.all())
                .withXRange(0, experiment.training().steps());
    }

    private static String measured(DataDefinition data) {
        if (data instanceof TextData text) {
            return String.format(
                    Locale.ROOT,
                    "First %,d tokens of training and held-out text",
                    text.use().evaluated());
        }
        return data.holdsOut() ? "Whole training and held-out sets" : "J(θ) itself, without data";
    }

    private static String steps(Experiment experiment) {
        int every = experiment.training().evaluateEvery();
        String when = every == 1 ? "after each step" : String.format(Locale.ROOT, "every %,d steps", every);
        return experiment.objective() instanceof ToyDefinition
                ? when + "; each step takes the whole cost"
                : when + " of " + experiment.minibatch();
    }
}
