package org.costscape.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import org.costscape.app.kind.FigureKind;
import org.costscape.app.kind.FigureKinds;
import org.costscape.app.kind.Subject;
import org.costscape.app.work.Lane;
import org.costscape.app.work.TaskRunner;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.Home;
import org.costscape.experiment.QuickGallery;
import org.costscape.experiment.Runs;
import org.costscape.figure.Theme;

/** The state of the window: what is chosen, what is under way, what is shown of it. */
final class WindowModel {
    private final LibraryModel library;
    private final TrainingModel training;
    private final PaneModel pane;
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
    private Optional<RunModel> beside = Optional.empty();
    private final ChangeListener<Object> follow = (property, old, now) -> show();

    /**
     * Background work of each concern.
     *
     * @param training the run in training
     * @param figure sweeps of the figure that is shown
     * @param paint pictures for the screen
     * @param io reading and writing files
     * @param soon runs something in a moment, and only the last of what it is given within that moment
     */
    record Runners(Lane training, Lane figure, TaskRunner paint, TaskRunner io, Consumer<Runnable> soon) {}

    WindowModel(Home home, Runs runs, Runners runners, SavePrompt prompt) {
        library = new LibraryModel(home, runs, runners.io(), this::fail);
        training = new TrainingModel(runners.training(), runners.io().window(), this::fail);
        pane = PaneModel.of(runners.figure(), runners.paint(), runners.soon(), this::fail);
        export = new ExportModel(prompt, runners.io(), theme::get);
        Path ownLessons = runs.path().toAbsolutePath().resolveSibling("lessons");
        lessons = new LessonModel(ownLessons, runners.io(), this::fail);
        presentation = new PresentationModel(lessons, kinds, kind);
        kind.addListener(follow);
        pane.figure().liveProperty().addListener(follow);
    }

    LibraryModel library() {
        return library;
    }

    TrainingModel training() {
        return training;
    }

    /** The figure in the centre. */
    PaneModel pane() {
        return pane;
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

    /** Reads the library and chooses the experiment for newcomers, or else the first. */
    void open() {
        library.loadExperiments(() -> {
            if (experiment.get().isEmpty() && !library.experiments().isEmpty()) {
                select(library.experiments().stream()
                        .filter(each -> each.name().equals(QuickGallery.DEFAULT_EXPERIMENT))
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

    /** Continues the run that is chosen if it was interrupted; trains a new one of its experiment otherwise. */
    void train() {
        if (training.busy()) {
            return;
        }
        dismissMessage();
        Optional<RunModel> interrupted = continuable();
        if (interrupted.isPresent()) {
            train(interrupted.get(), this::showPath);
        } else {
            experiment.get().ifPresent(chosen -> library.newRun(chosen, run -> train(run, this::showPath)));
        }
    }

    /** Finds the run of an experiment, or trains one; then tells of it, if nothing else was chosen meanwhile. */
    void provide(Experiment wanted, Consumer<RunModel> ready) {
        Optional<RunModel> known = library.runOf(wanted);
        if (known.filter(run -> run.state() == Runs.State.COMPLETE).isPresent()) {
            ready.accept(known.get());
        } else if (training.busy()) {
            tell(Message.information("Another run is being trained: wait for it, or stop it (Esc), then ask again."));
        } else if (known.isPresent()) {
            train(known.get(), ready);
        } else {
            library.newRun(wanted, run -> train(run, ready));
        }
    }

    /** Chooses a run to be shown beside the first. */
    void selectBeside(Optional<RunModel> chosen) {
        beside = chosen;
        show();
    }

    /** The run that {@link #train} would continue. */
    Optional<RunModel> continuable() {
        return run.get().filter(now -> now.state() == Runs.State.INTERRUPTED);
    }

    /** Computes the figure again, as the options say now. */
    void recompute() {
        dismissMessage();
        pane.figure().recompute();
    }

    /** Stops what is being computed for the figure; where nothing is, training. */
    void cancel() {
        if (pane.figure().lane().busy()) {
            pane.figure().lane().cancel();
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
        run.get().ifPresent(old -> {
            old.contentProperty().removeListener(follow);
            old.trainingProperty().removeListener(follow);
        });
        chosenRun.ifPresent(now -> {
            now.contentProperty().addListener(follow);
            now.trainingProperty().addListener(follow);
        });
        beside = Optional.empty();
        experiment.set(Optional.of(chosen));
        run.set(chosenRun);
        show();
    }

    private void show() {
        pane.figure().show(kind.get(), experiment.get().map(this::subject));
    }

    private Subject subject(Experiment chosen) {
        return new Subject(chosen, run.get().map(RunModel::subject), beside.map(RunModel::subject), Optional.empty());
    }

    private void train(RunModel now, Consumer<RunModel> then) {
        choose(now.experiment(), Optional.of(now));
        showKind("training");
        training.train(now, outcome -> trained(now, outcome, then));
    }

    private void showPath(RunModel trained) {
        if (kind.get().id().equals("training")) {
            showKind("line");
        }
    }

    private void trained(RunModel trained, TrainingModel.Outcome outcome, Consumer<RunModel> then) {
        library.refreshRuns();
        boolean isShown = run.get().equals(Optional.of(trained));
        if (isShown && outcome == TrainingModel.Outcome.DONE) {
            then.accept(trained);
        } else if (isShown
                && outcome == TrainingModel.Outcome.FAILED
                && trained.history().isEmpty()) {
            choose(trained.experiment(), Optional.empty()); // what went wrong stays said
        }
    }
}
