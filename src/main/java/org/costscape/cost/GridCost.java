package org.costscape.cost;

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
    Evaluation[][] evaluate(int[] rows, boolean[] wanted);

    /** Frees the working memory. */
    @Override
    void close();
}
