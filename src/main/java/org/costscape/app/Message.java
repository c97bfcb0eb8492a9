package org.costscape.app;

import java.util.Optional;

/**
 * What the window tells in its message bar.
 *
 * @param text one or more sentences
 * @param action what can be done about it
 */
record Message(Kind kind, String text, Optional<Action> action) {
    enum Kind {
        INFORMATION,
        ERROR
    }

    /**
     * Something to do.
     *
     * @param name for a button
     */
    record Action(String name, Runnable run) {}

    Message(Kind kind, String text) {
        this(kind, text, Optional.empty());
    }

    static Message information(String text) {
        return new Message(Kind.INFORMATION, text);
    }

    static Message of(Throwable failure) {
        return new Message(Kind.ERROR, Failures.text(failure));
    }

    /** The same with a button. */
    Message with(String name, Runnable run) {
        return new Message(kind, text, Optional.of(new Action(name, run)));
    }
}
