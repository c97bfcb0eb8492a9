package org.costscape.app;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.LineResult;

/** Which figure is in the centre of the window; it follows the run that is shown. */
final class FigureModel {
    private static final Placeholder NOTHING =
            new Placeholder("Costscape", "Choose an experiment on the left, then press ▶ to train it.", "");

    private final ObjectProperty<FigureTab> tab = new SimpleObjectProperty<>(FigureTab.TRAINING);
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<LineResult>> line = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Placeholder> placeholder = new ReadOnlyObjectWrapper<>(NOTHING);
    private final ChangeListener<Object> follow = (property, old, now) -> update();
    private Optional<Experiment> experiment = Optional.empty();
    private Optional<RunModel> run = Optional.empty();

    FigureModel() {
        tab.addListener(follow);
    }

    /** Which figure is wanted. */
    ObjectProperty<FigureTab> tabProperty() {
        return tab;
    }

    /** The figure, if there is one. */
    ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** What stands in its place, otherwise. */
    ReadOnlyObjectProperty<Placeholder> placeholderProperty() {
        return placeholder.getReadOnlyProperty();
    }

    /** The linear path of the run that is shown, whether or not it is in the centre. */
    ReadOnlyObjectProperty<Optional<LineResult>> lineProperty() {
        return line.getReadOnlyProperty();
    }

    /** Shows another experiment, or a run of it. */
    void show(Optional<Experiment> newExperiment, Optional<RunModel> newRun) {
        run.ifPresent(old -> {
            old.contentProperty().removeListener(follow);
            old.lineProperty().removeListener(follow);
            old.trainingProperty().removeListener(follow);
        });
        experiment = newExperiment;
        run = newRun;
        run.ifPresent(now -> {
            now.contentProperty().addListener(follow);
            now.lineProperty().addListener(follow);
            now.trainingProperty().addListener(follow);
        });
        update();
    }

    private void update() {
        FigureTab now = tab.get();
        Optional<Shown> figure = run.flatMap(now::of);
        placeholder.set(run.map(now::missing)
                .or(() -> experiment.map(FigureTab::untrained))
                .orElse(NOTHING));
        shown.set(figure);
        line.set(run.flatMap(shownRun -> shownRun.lineProperty().get()));
    }
}
