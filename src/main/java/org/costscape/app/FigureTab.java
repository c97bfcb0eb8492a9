package org.costscape.app;

import java.util.Locale;
import java.util.Optional;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.LineFigure;
import org.costscape.experiment.LineFiles;
import org.costscape.experiment.LineResult;
import org.costscape.experiment.TrainingFigure;
import org.costscape.experiment.TrainingFiles;

/** The figures that the centre of the window can show of a run. */
enum FigureTab {
    /** Cost and error over training steps. */
    TRAINING("Training", "Cost and error rate over the steps of training", "Shortcut+1") {
        @Override
        Optional<Shown> of(RunModel run) {
            if (run.history().isEmpty() && !run.trainingProperty().get()) {
                return Optional.empty();
            }
            return Optional.of(new Shown(
                    TrainingFigure.of(run.experiment(), run.history()),
                    Reading.of(run.experiment(), run.history()),
                    run.name() + "-training",
                    (file, options) -> TrainingFiles.write(run.folder(), file, options)));
        }

        @Override
        Placeholder missing(RunModel run) {
            return new Placeholder(
                    run.name(),
                    "Nothing of this run is on disk yet. Press ▶ to train it.",
                    run.experiment().shows());
        }
    },

    /** Cost and error along the straight line from θ₀ to a snapshot. */
    LINE(
            "Linear path",
            "Cost and error rate along the straight line from the initialization to a snapshot",
            "Shortcut+2") {
        @Override
        Optional<Shown> of(RunModel run) {
            return run.lineProperty().get().map(result -> shown(run, result));
        }

        @Override
        Placeholder missing(RunModel run) {
            if (run.trainingProperty().get()) {
                return new Placeholder(
                        "Linear path of " + run.name(),
                        "It is computed as soon as training ends.",
                        run.experiment().shows());
            }
            return switch (run.state()) {
                case COMPLETE ->
                    new Placeholder(
                            "Linear path of " + run.name(),
                            "It is prepared now. If it was stopped, press Recompute on the right.",
                            run.experiment().shows());
                case INTERRUPTED ->
                    new Placeholder(
                            "Linear path of " + run.name(),
                            String.format(
                                    Locale.ROOT,
                                    "Press ▶ to continue training at step %,d of %,d; the path is computed at its end.",
                                    run.contentProperty().get().step(),
                                    run.experiment().training().steps()),
                            "Or press Recompute on the right: the path then leads to what is trained so far.");
                case DIVERGED ->
                    new Placeholder(
                            "Linear path of " + run.name(),
                            "This run has diverged: its cost became infinite or not a number.",
                            "Train again with a smaller learning rate. Or press Recompute on the right: the path then"
                                    + " leads to the best snapshot before that.");
            };
        }
    };

    private final String title;
    private final String meaning;
    private final String key;

    FigureTab(String title, String meaning, String key) {
        this.title = title;
        this.meaning = meaning;
        this.key = key;
    }

    String title() {
        return title;
    }

    /** What it shows, for a tooltip. */
    String meaning() {
        return meaning;
    }

    /** The key that chooses it. */
    String key() {
        return key;
    }

    /** The figure, if there is anything to draw yet. */
    abstract Optional<Shown> of(RunModel run);

    /** What to say instead of a figure. */
    abstract Placeholder missing(RunModel run);

    /** What to say before an experiment has been trained. */
    static Placeholder untrained(Experiment experiment) {
        return new Placeholder(
                experiment.title(),
                String.format(
                        Locale.ROOT,
                        "Press ▶ to train: %,d steps of %s.",
                        experiment.training().steps(),
                        experiment.minibatch()),
                experiment.shows() + "\n\nAfter " + experiment.source() + ".");
    }

    private static Shown shown(RunModel run, LineResult result) {
        return new Shown(
                LineFigure.of(result),
                Reading.of(result),
                run.name() + "-linear-path",
                (file, options) -> LineFiles.write(result, file, options));
    }
}
