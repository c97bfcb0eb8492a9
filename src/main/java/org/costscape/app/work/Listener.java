package org.costscape.app.work;

/**
 * Told on the window's thread what comes of a work: any number of partial results, then one of the other three.
 *
 * @param <R> the result
 */
public interface Listener<R> {
    /** What is known so far. */
    void partial(R result);

    /** The whole result. */
    void done(R result);

    /** Somebody has stopped it, or it gave way to another. */
    void cancelled();

    /** It could not be computed. */
    void failed(Throwable failure);
}
