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
import org.costscape.experiment.SettingsEdit;
import org.costscape.task.Progress;
import org.costscape.training.DivergedException;
import org.costscape.training.HistoryEntry;
import org.costscape.training.Trainer;
import org.costscape.training.TrainingDefinition;
import org.costscape.training.TrainingListener;

/** Trains one run at a time: to its end, one epoch, or one step; with other settings on the way. */
final class TrainingModel {
    private final Lane lane;
    private final Executor window;
    private final Consumer<Throwable> failures;
    private final ReadOnlyObjectWrapper<Optional<RunModel>> run = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** How far a run is trained. */
    enum Extent {
        TO_THE_END,
        ONE_EPOCH,
        ONE_STEP
    }

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

    /**
     * Begins or continues a run.
     *
     * @param edit what is to be another in its settings from now on
     */
    void train(RunModel model, Extent extent, SettingsEdit edit, Consumer<Outcome> ended) {
        run.set(Optional.of(model));
        model.setTraining(true);
        Work<RunContent> work = new Training(model, model.history(), extent, edit, window);
        // It can be paused and goes on where it was: nothing has to be agreed on before.
        lane.start(work, true, new Listener<RunContent>() {
            @Override
            public void partial(RunContent content) {
                model.setContent(content);
            }

            @Override
            public void done(RunContent content) {
                model.setContent(content);
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

    /** Stops training; the run can be continued at the very step. */
    void pause() {
        lane.cancel();
    }

    /** The steps of a run, and its history as it grows. */
    private record Training(
            RunModel model, List<HistoryEntry> before, Extent extent, SettingsEdit edit, Executor window)
            implements Work<RunContent> {
        @Override
        public String title() {
            return "training " + model.name();
        }

        @Override
        public RunContent run(Engine engine, Consumer<RunContent> partial, Progress progress) {
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
            if (!edit.equals(SettingsEdit.NONE)) {
                TrainingDefinition asked = edit.of(model.experiment().training());
                runner.change(model.folder(), asked.optimizer(), asked.batch(), asked.steps());
            }
            int until = until(runner);
            if (before.isEmpty()) {
                runner.trainOrResume(model.folder(), until, listener, progress);
            } else {
                runner.resume(model.folder(), until, listener, progress); // which says so where its folder is gone
            }
            return RunContent.read(model.folder());
        }

        private int until(ExperimentRunner runner) {
            int done = model.contentProperty().get().step();
            return switch (extent) {
                case TO_THE_END -> Trainer.TO_THE_END;
                case ONE_EPOCH -> done + runner.stepsAnEpoch(model.folder());
                case ONE_STEP -> done + 1;
            };
        }
    }
}
