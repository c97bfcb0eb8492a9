package org.costscape.experiment;

import java.util.List;
import java.util.Locale;
import org.costscape.figure.CurveFigure;
import org.costscape.training.HistoryEntry;
import org.costscape.training.TrainingDefinition;

/** The figure of a training run: cost above, error rate below, over steps. */
public final class TrainingFigure {
    private TrainingFigure() {}

    /** What to draw of a run as far as it has come; points that are not finite are left out and counted. */
    public static CurveFigure of(Experiment experiment, List<HistoryEntry> history) {
        CostPanels<HistoryEntry> panels = new CostPanels<>(
                experiment.objective().title(),
                history,
                HistoryEntry::step,
                HistoryEntry::train,
                HistoryEntry::heldOut);
        String caption = String.format(
                Locale.ROOT,
                "%s, every %,d steps of %s; seed %d, %s.",
                experiment.data() instanceof TextData text
                        ? String.format(
                                Locale.ROOT,
                                "First %,d tokens of training and held-out text",
                                text.use().evaluated())
                        : "Whole training and held-out sets",
                experiment.training().evaluateEvery(),
                experiment.minibatch(),
                experiment.seed(),
                experiment.precision().name().toLowerCase(Locale.ROOT));
        return CurveFigure.of(
                        "Training, " + experiment.title(),
                        caption + early(experiment.training(), history),
                        "training steps",
                        panels.all())
                .withXRange(0, lastStep(experiment.training(), history));
    }

    /** Where the axis ends: the last step of the run, known before it is reached unless the run stops before. */
    private static int lastStep(TrainingDefinition training, List<HistoryEntry> history) {
        return training.endsEarly(history)
                ? Math.max(1, history.get(history.size() - 1).step())
                : training.steps();
    }

    private static String early(TrainingDefinition training, List<HistoryEntry> history) {
        return training.endsEarly(history)
                ? String.format(
                        Locale.ROOT,
                        " Stopped early after %,d of %,d steps, best on held-out data at step %,d.",
                        history.get(history.size() - 1).step(),
                        training.steps(),
                        HistoryEntry.best(history).step())
                : "";
    }
}
