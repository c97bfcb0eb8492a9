package org.costscape.app.kind;

import java.util.Optional;

/**
 * Draws up the figure of a result, with all that is read off it; on any thread, and whatever becomes of the options meanwhile.
 *
 * @param <R> what it is drawn of
 */
@FunctionalInterface
public interface Drawing<R> {
    /**
     * The figure; empty where a partial result has nothing to draw yet.
     *
     * @throws org.costscape.file.BadInputException if the options do not fit the result
     */
    Optional<Shown> of(R result);
}
