package org.costscape.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.costscape.app.kind.FigureKind;
import org.costscape.app.kind.FigureKinds;
import org.costscape.app.kind.Points;
import org.costscape.app.kind.Subject;
import org.costscape.app.work.Lane;
import org.costscape.app.work.Listener;
import org.costscape.app.work.TaskRunner;
import org.costscape.app.work.Work;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.Home;
import org.costscape.experiment.Library;
import org.costscape.experiment.Runs;
import org.costscape.experiment.SettingsEdit;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.figure.PaintedPanel;
import org.costscape.figure.Theme;
import org.costscape.file.BadInputException;
import org.costscape.training.RunFolder;

/** The state of the window: what is chosen, what is under way, what is shown of it. */
final class WindowModel {
    private final LibraryModel library;
    private final TrainingModel training;
    private final SettingsModel settings = new SettingsModel();
    private final TimelineModel timeline = new TimelineModel();
    private final CameraModel camera = new CameraModel();
    private final PaneModel pane;
    private final PaneModel second;
    private final ExportModel export;
    private final LessonModel lessons;
    private final PresentationModel presentation;
    private final List<FigureKind<?>> kinds = FigureKinds.all();
    private final ObjectProperty<FigureKind<?>> kind = new SimpleObjectProperty<>(kinds.get(0));
    private final BooleanProperty panels = new SimpleBooleanProperty(true);
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
    private final ReadOnlyObjectWrapper<Optional<Message>> message = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Experiment>> experiment =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RunModel>> run = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RunModel>> other = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty live = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper continuable = new ReadOnlyBooleanWrapper();
    private Optional<SettingsEdit> resumeWith = Optional.empty();
    private boolean showsStep;
    private Optional<RunModel> before = Optional.empty();
    private final ChangeListener<Object> follow = (property, old, now) -> show();

    /**
     * Background work of each concern.
     *
     * @param training the run in training
     * @param figure sweeps of the figure that is shown
     * @param second sweeps of the figure beside it
     * @param paint pictures for the screen
     * @param io reading and writing files
     * @param soon runs something in a moment, and only the last of what it is given within that moment
     */
    record Runners(Lane training, Lane figure, Lane second, TaskRunner paint, TaskRunner io, Consumer<Runnable> soon) {}

    WindowModel(Home home, Runs runs, Runners runners, SavePrompt prompt) {
        library = new LibraryModel(home, runs, runners.io(), this::fail);
        training = new TrainingModel(runners.training(), runners.io().window(), this::fail);
        pane = PaneModel.of(runners.figure(), runners.paint(), camera, runners.soon(), this::fail);
        second = PaneModel.of(runners.second(), runners.paint(), camera, runners.soon(), this::fail);
        export = new ExportModel(prompt, runners.io(), theme::get, camera.cameraProperty()::get);
        Path ownLessons = runs.path().toAbsolutePath().resolveSibling("lessons");
        lessons = new LessonModel(ownLessons, runners.io(), this::fail);
        presentation = new PresentationModel(lessons, kinds, kind);
        kind.addListener(follow);
        pane.paint().paintedProperty().addListener((property, old, now) -> now.ifPresent(this::showStep));
        timeline.chosenProperty().addListener(follow);
        live.addListener(follow);
        pane.figure().liveProperty().bind(live);
        second.figure().liveProperty().bind(live);
    }

    LibraryModel library() {
        return library;
    }

    TrainingModel training() {
        return training;
    }

    /** The settings of training, as they stand in the toolbar. */
    SettingsModel settings() {
        return settings;
    }

    /** The figure in the centre. */
    PaneModel pane() {
        return pane;
    }

    /** The same figure of the second run, beside it. */
    PaneModel second() {
        return second;
    }

    /** Whether there is a second pane: there is a second run, and it is not drawn in the same figure as the first. */
    ObservableValue<Boolean> besideProperty() {
        return other.flatMap(chosen -> kind.map(now -> chosen.isPresent() && !now.drawsBoth()));
    }

    /** The snapshots that figures are drawn at. */
    TimelineModel timeline() {
        return timeline;
    }

    /** From where surfaces are seen. */
    CameraModel camera() {
        return camera;
    }

    /** Whether figures follow training. */
    BooleanProperty live() {
        return live;
    }

    ExportModel exporting() {
        return export;
    }

    LessonModel lessons() {
        return lessons;
    }

    PresentationModel presentation() {
        return presentation;
    }

    /** Whether the side panels are shown. */
    BooleanProperty panelsProperty() {
        return panels;
    }

    /** All kinds of figure, in the order of their tabs. */
    List<FigureKind<?>> kinds() {
        return kinds;
    }

    /** The kind of figure that is shown. */
    ObjectProperty<FigureKind<?>> kindProperty() {
        return kind;
    }

    /** Shows the kind of figure with an id. */
    void showKind(String id) {
        kinds.stream().filter(each -> each.id().equals(id)).findFirst().ifPresent(kind::set);
    }

    ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /** What the message bar says. */
    ReadOnlyObjectProperty<Optional<Message>> messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** The experiment that is chosen, or that of the run that is chosen. */
    ReadOnlyObjectProperty<Optional<Experiment>> experimentProperty() {
        return experiment.getReadOnlyProperty();
    }

    /** The run that is chosen. */
    ReadOnlyObjectProperty<Optional<RunModel>> runProperty() {
        return run.getReadOnlyProperty();
    }

    /** The run that is compared with the one that is chosen. */
    ReadOnlyObjectProperty<Optional<RunModel>> otherProperty() {
        return other.getReadOnlyProperty();
    }

    /** Shows another run beside the one that is chosen, or none. */
    void compare(Optional<RunModel> with) {
        other.get().ifPresent(this::unfollow);
        other.set(with.filter(chosen -> !run.get().equals(with)));
        other.get().ifPresent(this::follow);
        show();
    }

    /** Shows the run that was shown before beside the one that is chosen, or no longer. */
    void toggleCompare() {
        compare(other.get().isPresent() ? Optional.empty() : before);
    }

    /** Reads the library and chooses the experiment for newcomers, or else the first. */
    void open() {
        library.loadExperiments(() -> {
            if (experiment.get().isEmpty() && !library.experiments().isEmpty()) {
                select(library.experiments().stream()
                        .filter(each -> each.name().equals(Library.DEFAULT_EXPERIMENT))
                        .findFirst()
                        .orElse(library.experiments().get(0)));
            }
        });
        lessons.load();
        library.refreshRuns();
    }

    void select(Experiment chosen) {
        dismissMessage();
        choose(chosen, Optional.empty());
    }

    /** Chooses a run, of which the figure is shown. */
    void select(RunModel chosen) {
        dismissMessage();
        choose(chosen.experiment(), Optional.of(chosen));
    }

    /** Chooses a line of the list; a run that cannot be read says why. */
    void select(RunItem item) {
        item.model().ifPresentOrElse(this::select, () -> tell(new Message(Message.Kind.ERROR, item.problem())));
    }

    /** Keeps an experiment among the user's own, and chooses it. */
    void keep(Experiment own) {
        dismissMessage();
        library.keep(own, this::select);
    }

    /** Takes files that were dropped on the window. */
    void take(List<Path> files) {
        dismissMessage();
        files.forEach(file -> library.take(file, experiment.get(), this::select, this::select));
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
        dismissMessage();
        Optional<RunModel> interrupted = continuable().filter(now -> !settings.seedChanged());
        try {
            if (interrupted.isPresent()) {
                train(interrupted.get(), extent, settings.edit(), this::showPath);
            } else {
                settings.edited()
                        .ifPresent(chosen -> library.newRun(
                                chosen, begun -> train(begun, extent, SettingsEdit.NONE, this::showPath)));
            }
        } catch (BadInputException e) {
            fail(e);
        }
    }

    /** Takes the settings as they stand in the toolbar for a run in training: it is paused and goes on with them. */
    void applySettings() {
        SettingsEdit edit = settings.edit();
        Optional<RunModel> trained = training.runProperty().get();
        if (!edit.equals(SettingsEdit.NONE) && trained.isPresent() && run.get().equals(trained)) {
            resumeWith = Optional.of(edit);
            training.pause();
        }
    }

    /** Begins a new run at the snapshot of the time line, or at θ₀, with the settings as they stand in the toolbar. */
    void reset() {
        dismissMessage();
        run.get().ifPresent(now -> {
            SnapshotChoice at = timeline.chosenProperty()
                    .get()
                    .map(step -> new SnapshotChoice(Integer.toString(step)))
                    .orElse(SnapshotChoice.FIRST);
            try {
                settings.edited().ifPresent(edited -> library.branch(now, edited, at, this::select));
            } catch (BadInputException e) {
                fail(e);
            }
        });
    }

    /** Finds the run of an experiment, or trains one; then tells of it, if nothing else was chosen meanwhile. */
    void provide(Experiment wanted, Consumer<RunModel> ready) {
        Optional<RunModel> known = library.runOf(wanted);
        if (known.filter(run -> run.state() == Runs.State.COMPLETE).isPresent()) {
            ready.accept(known.get());
        } else if (training.busy()) {
            tell(Message.information("Another run is being trained: wait for it, or stop it (Esc), then ask again."));
        } else if (known.isPresent()) {
            train(known.get(), TrainingModel.Extent.TO_THE_END, SettingsEdit.NONE, ready);
        } else {
            library.newRun(wanted, begun -> train(begun, TrainingModel.Extent.TO_THE_END, SettingsEdit.NONE, ready));
        }
    }

    /** Makes a new run that begins at a point of a landscape, with the settings as they stand in the toolbar, and chooses it. */
    void branch(PaneModel from, Points points, PaintedPanel.Spot at) {
        dismissMessage();
        Optional<RunModel> parent = from.equals(second) ? other.get() : run.get();
        try {
            Optional<Experiment> edited = settings.edited();
            if (parent.isPresent() && edited.isPresent()) {
                Work<RunFolder> branching =
                        new BranchWork(points, at, parent.get().folder(), edited.get(), library.runsFolder());
                from.figure().lane().start(branching, new Branched());
            }
        } catch (BadInputException e) {
            fail(e);
        }
    }

    /** What comes of a branch. */
    private final class Branched implements Listener<RunFolder> {
        @Override
        public void partial(RunFolder none) {}

        @Override
        public void done(RunFolder made) {
            library.open(made, begun -> {
                select(begun);
                tell(Message.information("A new run begins at that point: press ▶ to train it."));
            });
        }

        @Override
        public void cancelled() {}

        @Override
        public void failed(Throwable failure) {
            fail(failure);
        }
    }

    /** The run that {@link #train} would continue. */
    Optional<RunModel> continuable() {
        return run.get().filter(now -> now.state() == Runs.State.INTERRUPTED);
    }

    /** Whether there is one, and no run is being trained. */
    ReadOnlyBooleanProperty continuableProperty() {
        return continuable.getReadOnlyProperty();
    }

    /** Computes the figure again, as the options say now. */
    void recompute() {
        dismissMessage();
        pane.figure().recompute();
        if (Boolean.TRUE.equals(besideProperty().getValue())) {
            second.figure().recompute();
        }
    }

    /** Whether anything is being computed. */
    boolean busy() {
        return training.busy()
                || pane.figure().lane().busy()
                || second.figure().lane().busy();
    }

    /** Stops what is being computed for the figure; where nothing is, training. */
    void cancel() {
        if (pane.figure().lane().busy() || second.figure().lane().busy()) {
            pane.figure().stop();
            second.figure().stop();
        } else {
            training.pause();
        }
    }

    /** Saves the figure that is shown, as the options of {@link #exporting} say. */
    void export() {
        pane.figure().shownProperty().get().ifPresent(shown -> export.export(shown, this::tell));
    }

    /** Hands the figure that is shown to a clipboard, painted as for a file. */
    void copyFigure(Consumer<Painted> clipboard) {
        pane.figure()
                .shownProperty()
                .get()
                .ifPresent(shown -> export.picture(
                        shown,
                        picture -> {
                            clipboard.accept(picture);
                            tell(Message.information(
                                    "Copied the figure (" + picture.canvas().width() + " × "
                                            + picture.canvas().height() + " pixels)."));
                        },
                        this::fail));
    }

    /** Hands the command that draws the figure again to a clipboard. */
    void copyCommand(Consumer<String> clipboard) {
        pane.figure()
                .shownProperty()
                .get()
                .ifPresent(shown -> export.command(
                        shown,
                        command -> {
                            clipboard.accept(command);
                            tell(Message.information("Copied: " + command));
                        },
                        this::fail));
    }

    /** What is under way, in words; empty where nothing is. */
    Optional<String> underWay() {
        return training.runProperty()
                .get()
                .map(now -> "The run " + now.name() + " is being trained. It can be continued later.")
                .or(() -> pane.figure()
                        .lane()
                        .jobProperty()
                        .get()
                        .map(job -> "The figure (" + job.work().title() + ") is being computed."));
    }

    void toggleTheme() {
        theme.set(theme.get() == Theme.LIGHT ? Theme.DARK : Theme.LIGHT);
    }

    void dismissMessage() {
        message.set(Optional.empty());
    }

    void tell(Message news) {
        message.set(Optional.of(news));
    }

    void fail(Throwable failure) {
        tell(Message.of(failure));
    }

    private void choose(Experiment chosen, Optional<RunModel> chosenRun) {
        run.get().ifPresent(this::unfollow);
        chosenRun.ifPresent(this::follow);
        if (!run.get().equals(chosenRun)) {
            before = run.get().or(() -> before);
        }
        experiment.set(Optional.of(chosen));
        run.set(chosenRun);
        settings.show(experiment.get());
        if (other.get().equals(chosenRun)) {
            compare(Optional.empty());
        } else {
            show();
        }
    }

    private void follow(RunModel model) {
        model.contentProperty().addListener(follow);
        model.trainingProperty().addListener(follow);
    }

    private void unfollow(RunModel model) {
        model.contentProperty().removeListener(follow);
        model.trainingProperty().removeListener(follow);
    }

    private void show() {
        continuable.set(continuable().isPresent() && !training.busy());
        timeline.show(run.get().map(RunModel::subject));
        Optional<Subject> subject = experiment.get().map(this::subject);
        pane.figure().show(kind.get(), subject);
        if (Boolean.TRUE.equals(besideProperty().getValue())) {
            second.figure().show(kind.get(), subject.flatMap(Subject::ofOther));
        }
    }

    private Subject subject(Experiment chosen) {
        return new Subject(
                chosen,
                run.get().map(RunModel::subject),
                other.get().map(RunModel::subject),
                timeline.chosenProperty().get());
    }

    private void train(RunModel now, TrainingModel.Extent extent, SettingsEdit edit, Consumer<RunModel> then) {
        int before = now.contentProperty().get().step();
        choose(now.experiment(), Optional.of(now));
        if (extent == TrainingModel.Extent.TO_THE_END) {
            showKind("training");
        }
        training.train(now, extent, edit, outcome -> trained(now, extent, before, outcome, then));
    }

    /** Lets a ball go the step that was just trained, as soon as it is drawn. */
    private void showStep(Painted picture) {
        if (showsStep && picture.shown().name().endsWith("-step")) {
            showsStep = false;
            pane.ball().step(picture);
        }
    }

    private void showPath(RunModel trained) {
        if (trained.state() == Runs.State.COMPLETE && kind.get().id().equals("training")) {
            showKind("line");
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
        library.refreshRuns();
        boolean isShown = run.get().equals(Optional.of(trained));
        if (isShown) {
            settings.show(Optional.of(trained.experiment()));
            show();
        }
        boolean done = outcome == TrainingModel.Outcome.DONE;
        if (isShown && done && extent == TrainingModel.Extent.ONE_STEP) {
            timeline.choose(timeline.stepsProperty().get().indexOf(before));
            showKind("step");
            showsStep = true;
        } else if (isShown && done) {
            then.accept(trained);
        } else if (isShown
                && outcome == TrainingModel.Outcome.FAILED
                && trained.history().isEmpty()) {
            choose(trained.experiment(), Optional.empty()); // what went wrong stays said
        }
    }
}
