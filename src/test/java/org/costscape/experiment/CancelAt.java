package org.costscape.experiment;

import org.costscape.task.Progress;

/** Cancels when a step is reached. */
final class CancelAt implements Progress {
    private final int step;
    private boolean reached;

    CancelAt(int step) {
        this.step = step;
    }

    @Override
    public void report(long done, long total) {
        reached = done >= step;
    }

    @Override
    public boolean cancelled() {
        return reached;
    }
}
