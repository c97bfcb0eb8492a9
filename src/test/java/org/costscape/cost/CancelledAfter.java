package org.costscape.cost;

import org.costscape.task.Progress;

/** Wanted for so many questions, by one thread. */
final class CancelledAfter implements Progress {
    private int left;

    CancelledAfter(int questions) {
        left = questions;
    }

    @Override
    public void report(long done, long total) {}

    @Override
    public boolean cancelled() {
        return left-- <= 0;
    }
}
