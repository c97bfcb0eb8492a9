package org.costscape.app.work;

import java.util.function.Consumer;
import org.costscape.task.Progress;

/**
 * Something to compute. Equal works give equal results, as long as the runs that they ask about stay as they are.
 *
 * @param <R> what comes of it
 */
public interface Work<R> {
    /** What is computed, for the line that shows its progress: {@code linear path}. */
    String title();

    /**
     * Computes it, on the thread of its lane.
     *
     * @param partial is shown what is known so far, now and then
     * @param progress is told how far it is, and may cancel
     * @throws org.costscape.file.BadInputException if it cannot be computed
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    R run(Engine engine, Consumer<R> partial, Progress progress);
}
