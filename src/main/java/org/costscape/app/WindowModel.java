package org.costscape.app;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.Home;
import org.costscape.experiment.Library;
import org.costscape.experiment.LineRequest;
import org.costscape.experiment.LineResult;
import org.costscape.experiment.Runs;
import org.costscape.figure.Theme;

/** The state of the window: what is chosen, what is under way, what is shown of it. */
final class WindowModel {
    private final LibraryModel library;
    private final WorkModel work;
    private final LineOptionsModel lineOptions = new LineOptionsModel();
    private final FigureModel figure = new FigureModel();
    private final PaintModel paint;
    private final HoverModel hover = new HoverModel();
    private final ExportModel export;
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
    private final ReadOnlyObjectWrapper<Optional<Message>> message = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Experiment>> experiment =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RunModel>> run = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * Background work of each concern.
     *
     * @param compute training and sweeps
     * @param paint pictures for the screen
     * @param io reading and writing files
     */
    record Runners(TaskRunner compute, TaskRunner paint, TaskRunner io) {}

    WindowModel(Home home, Runs runs, Engine engine, Runners runners, SavePrompt prompt) {
        library = new LibraryModel(home, runs, runners.io(), this::fail);
        work = new WorkModel(engine, runners.compute(), this::fail);
        paint = new PaintModel(runners.paint(), this::fail);
        export = new ExportModel(prompt, runners.io(), theme::get, this::tell);
        figure.shownProperty().addListener((property, old, now) -> paint.show(now));
        paint.paintedProperty().addListener((property, old, now) -> hover.show(now));
    }

    LibraryModel library() {
        return library;
    }

    WorkModel work() {
        return work;
    }

    LineOptionsModel lineOptions() {
        return lineOptions;
    }

    FigureModel figure() {
        return figure;
    }

    PaintModel paint() {
        return paint;
    }

    HoverModel hover() {
        return hover;
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
                        .filter(each -> each.name().equals(Library.DEFAULT_EXPERIMENT))
                        .findFirst()
                        .orElse(library.experiments().get(0)));
            }
        });
        library.refreshRuns();
    }

    void select(Experiment chosen) {
        dismissMessage();
        choose(chosen, Optional.empty());
    }

    /** Chooses a run: its curves are shown, and its linear path is computed if training is complete. */
    void select(RunModel chosen) {
        dismissMessage();
        choose(chosen.experiment(), Optional.of(chosen));
        computeLineOfCompleteRun();
    }

    /** Chooses a line of the list; a run that cannot be read says why. */
    void select(RunItem item) {
        item.model().ifPresentOrElse(this::select, () -> tell(new Message(Message.Kind.ERROR, item.problem())));
    }

    /** Continues the run that is chosen if it was interrupted; trains a new one of its experiment otherwise. */
    void train() {
        if (work.is(WorkModel.Kind.TRAINING)) {
            return;
        }
        dismissMessage();
        Optional<RunModel> interrupted = continuable();
        if (interrupted.isPresent()) {
            train(interrupted.get());
        } else {
            experiment.get().ifPresent(chosen -> library.newRun(chosen, this::train));
        }
    }

    /** The run that {@link #train} would continue. */
    Optional<RunModel> continuable() {
        return run.get().filter(now -> now.state() == Runs.State.INTERRUPTED);
    }

    /** Computes the linear path again, as the options say now. */
    void recomputeLine() {
        if (!work.is(WorkModel.Kind.TRAINING)) {
            dismissMessage();
            run.get()
                    .ifPresent(now -> lineOptions.requestProperty().get().ifPresent(asked -> {
                        figure.tabProperty().set(FigureTab.LINE);
                        computeLine(now, asked);
                    }));
        }
    }

    /** Saves the figure that is shown. */
    void export() {
        figure.shownProperty().get().ifPresent(export::export);
    }

    void toggleTheme() {
        theme.set(theme.get() == Theme.LIGHT ? Theme.DARK : Theme.LIGHT);
    }

    void dismissMessage() {
        message.set(Optional.empty());
    }

    private void tell(Message news) {
        message.set(Optional.of(news));
    }

    private void fail(Throwable failure) {
        tell(Message.of(failure));
    }

    private void choose(Experiment chosen, Optional<RunModel> chosenRun) {
        boolean other = !run.get().equals(chosenRun);
        experiment.set(Optional.of(chosen));
        lineOptions.normalizedProperty().set(chosen.network().couplesExamples());
        run.set(chosenRun);
        figure.show(experiment.get(), chosenRun);
        if (other && work.is(WorkModel.Kind.LINE)) {
            work.cancel();
        }
    }

    private void train(RunModel now) {
        choose(now.experiment(), Optional.of(now));
        figure.tabProperty().set(FigureTab.TRAINING);
        work.train(now, outcome -> trained(now, outcome));
    }

    private void trained(RunModel trained, WorkModel.Outcome outcome) {
        library.refreshRuns();
        boolean isShown = run.get().equals(Optional.of(trained));
        if (outcome == WorkModel.Outcome.DONE) {
            RunContent content = trained.contentProperty().get();
            trained.setContent(
                    new RunContent(content.experiment(), content.history(), Runs.State.COMPLETE, content.step()));
            if (isShown) {
                figure.tabProperty().set(FigureTab.LINE);
            }
        } else if (isShown && trained.history().isEmpty()) {
            choose(trained.experiment(), Optional.empty()); // what went wrong stays said
        }
        computeLineOfCompleteRun();
    }

    /** Where nothing else is under way; after training or another path it is tried again. */
    private void computeLineOfCompleteRun() {
        run.get()
                .filter(now -> now.state() == Runs.State.COMPLETE)
                .filter(now ->
                        now.lineProperty().get().filter(LineResult::complete).isEmpty())
                .filter(now -> !work.is(WorkModel.Kind.TRAINING) && !work.isComputing(now))
                .ifPresent(now ->
                        computeLine(now, lineOptions.requestProperty().get().orElse(LineRequest.DEFAULT)));
    }

    private void computeLine(RunModel now, LineRequest request) {
        work.line(now, request, outcome -> {
            if (!run.get().equals(Optional.of(now))) {
                computeLineOfCompleteRun();
            }
        });
    }
}
