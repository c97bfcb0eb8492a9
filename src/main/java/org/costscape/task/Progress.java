package org.costscape.task;

import java.util.concurrent.CancellationException;

/** What long work tells about itself, and how it learns that it is no longer wanted. */
public interface Progress {
    /** Listens to nothing and is never cancelled, except by an interrupt of the working thread. */
    Progress NONE = (done, total) -> {};

    /** {@code done} of {@code total} units of work are finished. */
    void report(long done, long total);

    /** Says in a line, before long work begins, what it will take. */
    default void notice(String line) {}

    /**
     * Says what long work will take, before it begins; where somebody waits for it, whether to go on is asked.
     *
     * @throws CancellationException if it is not to begin
     */
    default void expect(Demand demand) {
        notice(demand.text());
    }

    /** Whether the work should stop as soon as it can. */
    default boolean cancelled() {
        return false;
    }

    /**
     * To be called between units of work.
     *
     * @throws CancellationException if the work was cancelled or its thread interrupted; the interrupt stays set
     */
    default void check() {
        if (cancelled() || Thread.currentThread().isInterrupted()) {
            throw new CancellationException("cancelled");
        }
    }
}
