package org.costscape.experiment;

import java.util.List;
import java.util.Locale;
import org.costscape.figure.CurveFigure;
import org.costscape.training.HistoryEntry;

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
        return CurveFigure.of("Training, " + experiment.title(), caption, "training steps", panels.all())
                .withXRange(0, experiment.training().steps());
    }
}
