package org.costscape.app.kind;

import org.costscape.app.work.Work;

/**
 * How a figure comes about.
 *
 * @param <R> what it is drawn of
 */
public sealed interface Plan<R> {
    /**
     * All is known already.
     *
     * @param result what the figure is drawn of
     * @param <R> its type
     */
    record Now<R>(R result) implements Plan<R> {}

    /**
     * It is computed as soon as it is looked at.
     *
     * @param work computes it
     * @param <R> what comes of it
     */
    record Compute<R>(Work<R> work) implements Plan<R> {}

    /**
     * It is computed when somebody asks for it, because it takes long.
     *
     * @param work computes it
     * @param expected how long it takes, in a sentence
     * @param <R> what comes of it
     */
    record OnRequest<R>(Work<R> work, String expected) implements Plan<R> {}

    /**
     * There is nothing to draw.
     *
     * @param why and what to do about it
     * @param <R> what it would be drawn of
     */
    record Nothing<R>(Placeholder why) implements Plan<R> {}
}
