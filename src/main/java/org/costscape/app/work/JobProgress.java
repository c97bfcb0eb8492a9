package org.costscape.app.work;

import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.costscape.task.Demand;
import org.costscape.task.Progress;

/** Carries the progress of a job to the window a few times a second, and the wish to stop back to the job. */
public final class JobProgress implements Progress {
    private static final long NANOS_BETWEEN_REPORTS = 100_000_000L;
    private static final double SECONDS_BEFORE_ESTIMATE = 1;

    private final Latest<Amount> listener;
    private final LongSupplier clock;
    private final boolean agreed;
    private volatile boolean cancelled;
    private boolean begun;
    private long beginDone;
    private long beginNanos;
    private long reportedNanos;

    /**
     * Of a job that has not begun.
     *
     * @param clock nanoseconds, as {@link System#nanoTime}
     * @param agreed whether it is begun however large it is
     */
    public JobProgress(Executor window, Consumer<Amount> listener, LongSupplier clock, boolean agreed) {
        this.listener = new Latest<>(window, listener);
        this.clock = clock;
        this.agreed = agreed;
    }

    /** Asks the job to stop; from any thread. */
    public void cancel() {
        cancelled = true;
    }

    /** @throws LargeWorkException if nobody has agreed to work that large */
    @Override
    public void expect(Demand demand) {
        if (demand.isLarge() && !agreed) {
            throw new LargeWorkException(demand);
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    /** From the job's thread alone. */
    @Override
    public void report(long done, long total) {
        long now = clock.getAsLong();
        if (!begun) {
            begun = true;
            beginDone = done;
            beginNanos = now;
        } else if (done < total && now - reportedNanos < NANOS_BETWEEN_REPORTS) {
            return;
        }
        reportedNanos = now;
        listener.offer(new Amount(done, total, secondsLeft(done, total, now)));
    }

    private OptionalDouble secondsLeft(long done, long total, long now) {
        double elapsed = (now - beginNanos) * 1e-9;
        return done == beginDone || elapsed < SECONDS_BEFORE_ESTIMATE
                ? OptionalDouble.empty()
                : OptionalDouble.of(elapsed * (total - done) / (done - beginDone));
    }
}
