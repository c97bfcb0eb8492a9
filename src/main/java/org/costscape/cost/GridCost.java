package org.costscape.cost;

import org.costscape.task.Progress;

/**
 * J on the points of a grid of a line or a plane.
 *
 * <p>What is computed for a point does not depend on which other points are asked for, nor on the number of threads. An instance
 * works for one caller at a time.
 */
public interface GridCost extends AutoCloseable {
    /**
     * J and the error rate at points of some rows.
     *
     * @param rows numbers of positions b
     * @param wanted for each position a whether its points are asked for
     * @return for each row and each position a; null where it was not asked for
     */
    default Evaluation[][] evaluate(int[] rows, boolean[] wanted) {
        return evaluate(rows, wanted, Progress.NONE);
    }

    /**
     * As {@link #evaluate(int[], boolean[])}, and can be stopped in the midst of it.
     *
     * @param progress asked again and again, on any thread; nothing is reported to it
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    Evaluation[][] evaluate(int[] rows, boolean[] wanted, Progress progress);

    /** Whether points that are asked for together take less time than one after the other. */
    default boolean sharesWork() {
        return false;
    }

    /** Frees the working memory. */
    @Override
    void close();
}
