package org.costscape.app;

/** No window can be opened here; the message says why, in one line for people. */
public final class NoDisplayException extends Exception {
    private static final long serialVersionUID = 1L;

    NoDisplayException(String reason) {
        super(reason);
    }
}
