package org.costscape.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.costscape.experiment.LineRequest;
import org.costscape.experiment.LineResult;
import org.costscape.experiment.Numbers;
import org.costscape.experiment.Runs;
import org.costscape.training.DivergedException;
import org.costscape.training.HistoryEntry;

/** The computation that is under way: one at a time, with its progress, and cancelling. */
final class WorkModel {
    /** Progress that is not known yet. */
    private static final double INDETERMINATE = -1;

    /** What a job computes. */
    enum Kind {
        TRAINING("training step"),
        LINE("linear path");

        private final String unit;

        Kind(String unit) {
            this.unit = unit;
        }

        private String text(Amount amount) {
            String counted = String.format(Locale.ROOT, "%s %,d of %,d", unit, amount.done(), amount.total());
            return amount.secondsLeft().isEmpty()
                    ? counted
                    : counted + " · about "
                            + Numbers.duration(Math.max(1, amount.secondsLeft().getAsDouble())) + " left";
        }
    }

    /** How a job ended. */
    enum Outcome {
        DONE,
        CANCELLED,
        FAILED
    }

    /** A computation for a run. */
    record Job(Kind kind, RunModel run, JobProgress progress) {}

    private final Engine engine;
    private final TaskRunner compute;
    private final Consumer<Throwable> failures;
    private final ReadOnlyObjectWrapper<Optional<Job>> job = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private Optional<Runnable> next = Optional.empty();

    WorkModel(Engine engine, TaskRunner compute, Consumer<Throwable> failures) {
        this.engine = engine;
        this.compute = compute;
        this.failures = failures;
    }

    /** The job under way. */
    ReadOnlyObjectProperty<Optional<Job>> jobProperty() {
        return job.getReadOnlyProperty();
    }

    /** How far it has come, 0 … 1; less than 0 while that is not known. */
    ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /** The same in words, with the time left. */
    ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    boolean is(Kind kind) {
        return job.get().filter(now -> now.kind() == kind).isPresent();
    }

    /** Whether a job for a run is under way and not about to stop. */
    boolean isComputing(RunModel run) {
        return job.get()
                .filter(now -> now.run() == run && !now.progress().cancelled())
                .isPresent();
    }

    /** Begins or continues a run; a linear path under way gives way to it. */
    void train(RunModel run, Consumer<Outcome> ended) {
        List<HistoryEntry> before = run.history();
        start(Kind.TRAINING, run, progress -> train(run, before, progress), ended);
    }

    /** Computes a linear path, in place of one under way. */
    void line(RunModel run, LineRequest request, Consumer<Outcome> ended) {
        start(Kind.LINE, run, progress -> line(run, request, progress), ended);
    }

    /** Stops the job; a run can be continued later. */
    void cancel() {
        next = Optional.empty();
        stop();
    }

    private void stop() {
        job.get().ifPresent(now -> {
            now.progress().cancel();
            status.set("stopping…");
        });
    }

    private void train(RunModel run, List<HistoryEntry> before, JobProgress progress) {
        List<HistoryEntry> history = new ArrayList<>(before);
        Latest<List<HistoryEntry>> latest = new Latest<>(
                compute.window(),
                all -> run.setContent(new RunContent(run.experiment(), all, Runs.State.INTERRUPTED, lastStep(all))));
        engine.train(
                run,
                entry -> {
                    List<HistoryEntry> more = RunModel.extended(history, entry);
                    history.clear();
                    history.addAll(more);
                    latest.offer(List.copyOf(history));
                },
                progress);
    }

    private static int lastStep(List<HistoryEntry> history) {
        return history.get(history.size() - 1).step();
    }

    private void line(RunModel run, LineRequest request, JobProgress progress) {
        Latest<LineResult> latest = new Latest<>(compute.window(), run::setLine);
        engine.line(run, request, latest::offer, progress);
    }

    private interface Body {
        void run(JobProgress progress);
    }

    private void start(Kind kind, RunModel run, Body body, Consumer<Outcome> ended) {
        if (job.get().isPresent()) {
            next = Optional.of(() -> start(kind, run, body, ended));
            stop();
            return;
        }
        JobProgress progress = new JobProgress(compute.window(), amount -> show(kind, amount), System::nanoTime);
        run.setTraining(kind == Kind.TRAINING);
        job.set(Optional.of(new Job(kind, run, progress)));
        fraction.set(INDETERMINATE);
        status.set("preparing: reading data and parameters…");
        Supplier<Outcome> work = () -> {
            body.run(progress);
            return Outcome.DONE;
        };
        compute.run(work, done -> end(run, done, ended), failure -> fail(run, failure, ended));
    }

    private void show(Kind kind, Amount amount) {
        boolean stopping = job.get().filter(now -> now.progress().cancelled()).isPresent();
        if (!stopping) {
            fraction.set(amount.fraction());
            status.set(kind.text(amount));
        }
    }

    private void fail(RunModel run, Throwable failure, Consumer<Outcome> ended) {
        if (failure instanceof CancellationException) {
            end(run, Outcome.CANCELLED, ended);
            return;
        }
        if (failure instanceof DivergedException) {
            RunContent now = run.contentProperty().get();
            run.setContent(new RunContent(now.experiment(), now.history(), Runs.State.DIVERGED, now.step()));
        }
        failures.accept(failure);
        end(run, Outcome.FAILED, ended);
    }

    private void end(RunModel run, Outcome outcome, Consumer<Outcome> ended) {
        run.setTraining(false);
        job.set(Optional.empty());
        fraction.set(0);
        status.set("");
        Optional<Runnable> follower = next;
        next = Optional.empty();
        follower.ifPresent(Runnable::run);
        ended.accept(outcome);
    }
}
