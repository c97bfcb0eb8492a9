package org.costscape.app.work;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.costscape.experiment.Numbers;

/**
 * Computes one work after the other on a thread of its own; a new one takes the place of the one under way. Lanes do not wait
 * for each other: training goes on while a surface is swept.
 */
public final class Lane {
    /** Progress that is not known yet. */
    private static final double INDETERMINATE = -1;

    private final Engine engine;
    private final TaskRunner runner;
    private final ReadOnlyObjectWrapper<Optional<Job>> job = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private Optional<Queued<?>> next = Optional.empty();

    private record Queued<R>(Work<R> work, boolean agreed, Listener<R> listener) {}

    /**
     * A lane of its own thread.
     *
     * @param engine used by this lane alone
     */
    public Lane(Engine engine, TaskRunner runner) {
        this.engine = engine;
        this.runner = runner;
    }

    /** The work under way. */
    public ReadOnlyObjectProperty<Optional<Job>> jobProperty() {
        return job.getReadOnlyProperty();
    }

    /** How far it has come, 0 … 1; less than 0 while that is not known. */
    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /** The same in words, with the time left. */
    public ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Whether something is under way. */
    public boolean busy() {
        return job.get().isPresent();
    }

    /** Whether this very work is under way, and not about to stop. */
    public boolean computes(Work<?> work) {
        return job.get()
                .filter(now -> now.work().equals(work) && !now.progress().cancelled())
                .isPresent();
    }

    /**
     * Computes a work, in place of the one under way.
     *
     * @param agreed whether it is begun however large it is; otherwise large work fails with a {@link LargeWorkException}
     */
    public <R> void start(Work<R> work, boolean agreed, Listener<R> listener) {
        if (busy()) {
            next.ifPresent(waiting -> waiting.listener().cancelled());
            next = Optional.of(new Queued<>(work, agreed, listener));
            stop();
            return;
        }
        JobProgress progress = new JobProgress(runner.window(), amount -> show(work, amount), System::nanoTime, agreed);
        job.set(Optional.of(new Job(work, progress)));
        fraction.set(INDETERMINATE);
        status.set(work.title() + " · preparing");
        Latest<R> partial = new Latest<>(runner.window(), result -> {
            if (!progress.cancelled()) {
                listener.partial(result);
            }
        });
        runner.run(
                () -> work.run(engine, partial::offer, progress),
                result -> end(() -> listener.done(result)),
                failure -> end(() -> {
                    if (failure instanceof CancellationException) {
                        listener.cancelled();
                    } else {
                        listener.failed(failure);
                    }
                }));
    }

    /** Stops the work under way. */
    public void cancel() {
        next.ifPresent(waiting -> waiting.listener().cancelled());
        next = Optional.empty();
        stop();
    }

    private void stop() {
        job.get().ifPresent(now -> {
            now.progress().cancel();
            status.set(now.work().title() + " · stopping");
        });
    }

    private void show(Work<?> work, Amount amount) {
        if (job.get().filter(now -> now.progress().cancelled()).isPresent()) {
            return;
        }
        fraction.set(amount.fraction());
        String done = String.format(Locale.ROOT, "%s · %.0f %%", work.title(), Math.floor(100 * amount.fraction()));
        status.set(
                amount.secondsLeft().isEmpty()
                        ? done
                        : done + " · about "
                                + Numbers.duration(
                                        Math.max(1, amount.secondsLeft().getAsDouble())) + " left");
    }

    /** What is told may start the next work; otherwise the one that waits is started. */
    private void end(Runnable tell) {
        job.set(Optional.empty());
        status.set("");
        Optional<Queued<?>> waiting = next;
        next = Optional.empty();
        tell.run();
        waiting.ifPresent(this::startQueued);
    }

    private <R> void startQueued(Queued<R> queued) {
        start(queued.work(), queued.agreed(), queued.listener());
    }
}
