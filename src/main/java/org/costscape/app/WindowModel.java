package org.costscape.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.costscape.app.kind.FigureKind;
import org.costscape.app.kind.FigureKinds;
import org.costscape.app.kind.Subject;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.Home;
import org.costscape.experiment.Runs;
import org.costscape.figure.Theme;

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
    private final Selection selection = new Selection(this::show);
    private final SteeringModel steering;
    private final BooleanProperty live = new SimpleBooleanProperty();
    private final SameScaleModel sameScale;
    private final IntakeModel intake = new IntakeModel(this);

    WindowModel(Home home, Runs runs, Runners runners, SavePrompt prompt) {
        library = new LibraryModel(home, runs, runners.io(), this::fail);
        training = new TrainingModel(runners.training(), runners.io().window(), this::fail);
        pane = PaneModel.of(runners.figure(), runners.paint(), camera, runners.soon(), this::fail);
        second = PaneModel.of(runners.second(), runners.paint(), camera, runners.soon(), this::fail);
        export = new ExportModel(
                prompt,
                runners.io(),
                runners.export(),
                new ExportModel.Scene(
                        pane.figure().shownProperty()::get,
                        pane.paint()::seen,
                        shown -> selection.film(kind.get(), second.shows(shown)),
                        theme::get,
                        this::tell));
        Path ownLessons = runs.path().toAbsolutePath().resolveSibling("lessons");
        lessons = new LessonModel(ownLessons, runners.io(), this::fail);
        presentation = new PresentationModel(lessons, kinds, kind);
        steering = new SteeringModel(this);
        sameScale = new SameScaleModel(pane, second, besideProperty());
        ChangeListener<Object> follow = (property, old, now) -> show();
        kind.addListener(follow);
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

    /** Begins, continues and pauses training. */
    SteeringModel steering() {
        return steering;
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
        return selection.otherProperty().flatMap(chosen -> kind.map(now -> chosen.isPresent() && !now.drawsBoth()));
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

    /** Whether both panes have one scale. */
    SameScaleModel sameScale() {
        return sameScale;
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
        return selection.experimentProperty();
    }

    /** The run that is chosen. */
    ReadOnlyObjectProperty<Optional<RunModel>> runProperty() {
        return selection.runProperty();
    }

    /** The run that is compared with the one that is chosen. */
    ReadOnlyObjectProperty<Optional<RunModel>> otherProperty() {
        return selection.otherProperty();
    }

    /** Shows another run beside the one that is chosen, or none. */
    void compare(Optional<RunModel> with) {
        selection.compare(with);
        show();
    }

    /** Shows the run that was shown before beside the one that is chosen, or no longer. */
    void toggleCompare() {
        compare(otherProperty().get().isPresent() ? Optional.empty() : selection.before());
    }

    /** Reads the library and chooses the experiment for newcomers, or else the first. */
    void open() {
        open(List.of());
    }

    /** The same, and then takes files. */
    void open(List<Path> files) {
        library.loadExperiments(() -> {
            if (experimentProperty().get().isEmpty()) {
                library.forNewcomers().ifPresent(this::select);
            }
            if (!files.isEmpty()) {
                intake.take(files);
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

    /** Takes experiments, runs and data from outside. */
    IntakeModel intake() {
        return intake;
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
                || second.figure().lane().busy()
                || export.lane().busy();
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

    /** What is under way, in words; empty where nothing is. */
    Optional<String> underWay() {
        return training.runProperty()
                .get()
                .map(now -> "The run " + now.name() + " is being trained. It can be continued later.")
                .or(() -> pane.figure()
                        .lane()
                        .jobProperty()
                        .get()
                        .map(job -> "The figure (" + job.work().title() + ") is being computed."))
                .or(() -> export.lane().jobProperty().get().map(job -> "An animation is being saved."));
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

    /** Chooses an experiment and a run of it, or none. */
    void choose(Experiment chosen, Optional<RunModel> chosenRun) {
        selection.choose(chosen, chosenRun);
        settings.show(Optional.of(chosen));
        show();
    }

    /** Shows what is chosen, as far as it has come. */
    void show() {
        steering.follow();
        timeline.show(runProperty().get().map(RunModel::subject), kind.get().usual());
        Optional<Subject> subject = selection.subject(timeline.chosenProperty().get());
        pane.figure().show(kind.get(), subject);
        if (Boolean.TRUE.equals(besideProperty().getValue())) {
            second.figure().show(kind.get(), subject.flatMap(Subject::ofOther));
        }
    }
}
