package org.costscape.app;

/**
 * What the window tells in its message bar.
 *
 * @param text one or more sentences
 */
record Message(Kind kind, String text) {
    enum Kind {
        INFORMATION,
        ERROR
    }

    static Message information(String text) {
        return new Message(Kind.INFORMATION, text);
    }

    static Message of(Throwable failure) {
        return new Message(Kind.ERROR, Failures.text(failure));
    }
}
