package org.costscape.training;

/** The cost became infinite or not a number; the run is kept up to the snapshot before. */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DivergedException(String message) {
        super(message);
    }
}
