package org.costscape.app;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.costscape.app.kind.Points;
import org.costscape.app.work.Listener;
import org.costscape.app.work.Work;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.Runs;
import org.costscape.experiment.SettingsEdit;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.figure.PaintedPanel;
import org.costscape.file.BadInputException;
import org.costscape.training.RunFolder;

/** Steers training: begins, continues, changes and branches runs, and shows in the window what has come of it. */
final class SteeringModel {
    private final WindowModel window;
    private final TrainingModel training;
    private final SettingsModel settings;
    private final ReadOnlyBooleanWrapper continuable = new ReadOnlyBooleanWrapper();
    private Optional<SettingsEdit> resumeWith = Optional.empty();
    private boolean showsStep;

    /** @param window with its training, its settings and its panes */
    SteeringModel(WindowModel window) {
        this.window = window;
        this.training = window.training();
        this.settings = window.settings();
        window.pane().paint().paintedProperty().addListener((property, old, now) -> now.ifPresent(this::showStep));
    }

    /** Says anew what could be continued. */
    void follow() {
        continuable.set(continuable().isPresent() && !training.busy());
    }

    /** Trains to the end: {@link #train(TrainingModel.Extent)}. */
    void train() {
        train(TrainingModel.Extent.TO_THE_END);
    }

    /**
     * Continues the run that is chosen if it was interrupted, with the settings as they stand in the toolbar; trains a new one of
     * its experiment otherwise, or if another seed was typed.
     */
    void train(TrainingModel.Extent extent) {
        if (training.busy()) {
            return;
        }
        window.dismissMessage();
        Optional<RunModel> interrupted = continuable().filter(now -> !settings.seedChanged());
        try {
            if (interrupted.isPresent()) {
                train(interrupted.get(), extent, settings.edit(), this::showPath);
            } else {
                settings.edited()
                        .ifPresent(chosen -> window.library()
                                .newRun(chosen, begun -> train(begun, extent, SettingsEdit.NONE, this::showPath)));
            }
        } catch (BadInputException e) {
            window.fail(e);
        }
    }

    /** Takes the settings as they stand in the toolbar for a run in training: it is paused and goes on with them. */
    void applySettings() {
        SettingsEdit edit = settings.edit();
        Optional<RunModel> trained = training.runProperty().get();
        if (!edit.equals(SettingsEdit.NONE)
                && trained.isPresent()
                && window.runProperty().get().equals(trained)) {
            resumeWith = Optional.of(edit);
            training.pause();
        }
    }

    /** Begins a new run at the snapshot of the time line, or at θ₀, with the settings as they stand in the toolbar. */
    void reset() {
        window.dismissMessage();
        window.runProperty().get().ifPresent(now -> {
            SnapshotChoice at = window.timeline()
                    .chosenProperty()
                    .get()
                    .map(step -> new SnapshotChoice(Integer.toString(step)))
                    .orElse(SnapshotChoice.FIRST);
            try {
                settings.edited().ifPresent(edited -> window.library().branch(now, edited, at, window::select));
            } catch (BadInputException e) {
                window.fail(e);
            }
        });
    }

    /** Finds the run of an experiment, or trains one; then tells of it, if nothing else was chosen meanwhile. */
    void provide(Experiment wanted, Consumer<RunModel> ready) {
        Optional<RunModel> known = window.library().runOf(wanted);
        if (known.filter(run -> run.state() == Runs.State.COMPLETE).isPresent()) {
            ready.accept(known.get());
        } else if (training.busy()) {
            window.tell(Message.information(
                    "Another run is being trained: wait for it, or stop it (Esc), then ask again."));
        } else if (known.isPresent()) {
            train(known.get(), TrainingModel.Extent.TO_THE_END, SettingsEdit.NONE, ready);
        } else {
            window.library()
                    .newRun(wanted, begun -> train(begun, TrainingModel.Extent.TO_THE_END, SettingsEdit.NONE, ready));
        }
    }

    /** Makes a new run that begins at a point of a landscape, with the settings as they stand in the toolbar, and chooses it. */
    void branch(PaneModel from, Points points, PaintedPanel.Spot at) {
        window.dismissMessage();
        Optional<RunModel> parent = from.equals(window.second())
                ? window.otherProperty().get()
                : window.runProperty().get();
        try {
            Optional<Experiment> edited = settings.edited();
            if (parent.isPresent() && edited.isPresent()) {
                Work<RunFolder> branching = new BranchWork(
                        points,
                        at,
                        parent.get().folder(),
                        edited.get(),
                        window.library().runsFolder());
                from.figure().lane().start(branching, true, new Branched());
            }
        } catch (BadInputException e) {
            window.fail(e);
        }
    }

    /** What comes of a branch. */
    private final class Branched implements Listener<RunFolder> {
        @Override
        public void partial(RunFolder none) {}

        @Override
        public void done(RunFolder made) {
            window.library().open(made, begun -> {
                window.select(begun);
                window.tell(Message.information("A new run begins at that point: press ▶ to train it."));
            });
        }

        @Override
        public void cancelled() {}

        @Override
        public void failed(Throwable failure) {
            window.fail(failure);
        }
    }

    /** The run that {@link #train} would continue. */
    Optional<RunModel> continuable() {
        return window.runProperty().get().filter(now -> now.state() == Runs.State.INTERRUPTED);
    }

    /** Whether there is one, and no run is being trained. */
    ReadOnlyBooleanProperty continuableProperty() {
        return continuable.getReadOnlyProperty();
    }

    private void train(RunModel now, TrainingModel.Extent extent, SettingsEdit edit, Consumer<RunModel> then) {
        int before = now.contentProperty().get().step();
        window.choose(now.experiment(), Optional.of(now));
        if (extent == TrainingModel.Extent.TO_THE_END) {
            window.showKind("training");
        }
        training.train(now, extent, edit, outcome -> trained(now, extent, before, outcome, then));
    }

    /** Lets a ball go the step that was just trained, as soon as it is drawn. */
    private void showStep(Painted picture) {
        if (showsStep && picture.shown().name().endsWith("-step")) {
            showsStep = false;
            window.pane().ball().step(picture);
        }
    }

    private void showPath(RunModel trained) {
        if (trained.state() == Runs.State.COMPLETE
                && window.kindProperty().get().id().equals("training")) {
            window.showKind("line");
        }
    }

    private void trained(
            RunModel trained,
            TrainingModel.Extent extent,
            int before,
            TrainingModel.Outcome outcome,
            Consumer<RunModel> then) {
        Optional<SettingsEdit> again = resumeWith;
        resumeWith = Optional.empty();
        if (again.isPresent() && outcome == TrainingModel.Outcome.CANCELLED) {
            train(trained, extent, again.get(), then);
            return;
        }
        window.library().refreshRuns();
        boolean isShown = window.runProperty().get().equals(Optional.of(trained));
        if (isShown) {
            settings.show(Optional.of(trained.experiment()));
            window.show();
        }
        boolean done = outcome == TrainingModel.Outcome.DONE;
        if (isShown && done && extent == TrainingModel.Extent.ONE_STEP) {
            window.timeline().choose(window.timeline().stepsProperty().get().indexOf(before));
            window.showKind("step");
            showsStep = true;
        } else if (isShown && done) {
            then.accept(trained);
        } else if (isShown
                && outcome == TrainingModel.Outcome.FAILED
                && trained.history().isEmpty()) {
            window.choose(trained.experiment(), Optional.empty()); // what went wrong stays said
        }
    }
}
