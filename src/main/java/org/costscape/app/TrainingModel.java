package org.costscape.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.costscape.app.work.Engine;
import org.costscape.app.work.Lane;
import org.costscape.app.work.Latest;
import org.costscape.app.work.Listener;
import org.costscape.app.work.Work;
import org.costscape.experiment.ExperimentRunner;
import org.costscape.experiment.Runs;
import org.costscape.task.Progress;
import org.costscape.training.DivergedException;
import org.costscape.training.HistoryEntry;
import org.costscape.training.TrainingListener;

/** Trains one run at a time. */
final class TrainingModel {
    private final Lane lane;
    private final Executor window;
    private final Consumer<Throwable> failures;
    private final ReadOnlyObjectWrapper<Optional<RunModel>> run = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** How training ended. */
    enum Outcome {
        DONE,
        CANCELLED,
        FAILED
    }

    TrainingModel(Lane lane, Executor window, Consumer<Throwable> failures) {
        this.lane = lane;
        this.window = window;
        this.failures = failures;
    }

    /** The run that is being trained. */
    ReadOnlyObjectProperty<Optional<RunModel>> runProperty() {
        return run.getReadOnlyProperty();
    }

    /** Whether a run is being trained. */
    boolean busy() {
        return run.get().isPresent();
    }

    Lane lane() {
        return lane;
    }

    /** Begins or continues a run. */
    void train(RunModel model, Consumer<Outcome> ended) {
        run.set(Optional.of(model));
        model.setTraining(true);
        lane.start(new Training(model, model.history(), window), new Listener<Boolean>() {
            @Override
            public void partial(Boolean nothing) {}

            @Override
            public void done(Boolean whole) {
                model.setContent(model.contentProperty().get().with(Runs.State.COMPLETE));
                end(Outcome.DONE);
            }

            @Override
            public void cancelled() {
                end(Outcome.CANCELLED);
            }

            @Override
            public void failed(Throwable failure) {
                if (failure instanceof DivergedException) {
                    model.setContent(model.contentProperty().get().with(Runs.State.DIVERGED));
                }
                failures.accept(failure);
                end(Outcome.FAILED);
            }

            private void end(Outcome outcome) {
                run.set(Optional.empty());
                model.setTraining(false);
                ended.accept(outcome);
            }
        });
    }

    /** Stops training; the run can be continued later. */
    void pause() {
        lane.cancel();
    }

    /** The steps of a run, and its history as it grows. */
    private record Training(RunModel model, List<HistoryEntry> before, Executor window) implements Work<Boolean> {
        @Override
        public String title() {
            return "training " + model.name();
        }

        @Override
        public Boolean run(Engine engine, Consumer<Boolean> partial, Progress progress) {
            List<HistoryEntry> history = new ArrayList<>(before);
            Latest<RunContent> latest = new Latest<>(window, model::setContent);
            TrainingListener listener = entry -> {
                List<HistoryEntry> more = RunModel.extended(history, entry);
                history.clear();
                history.addAll(more);
                latest.offer(new RunContent(
                        model.experiment(),
                        history,
                        Runs.State.INTERRUPTED,
                        entry.step(),
                        RunContent.snapshots(model.folder())));
            };
            ExperimentRunner runner = engine.of(model.folder(), model.experiment());
            if (before.isEmpty()) {
                runner.trainOrResume(model.folder(), listener, progress);
            } else {
                runner.resume(model.folder(), listener, progress); // which says so where its folder is gone
            }
            return true;
        }
    }
}
