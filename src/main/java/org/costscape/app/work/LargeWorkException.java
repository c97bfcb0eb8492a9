package org.costscape.app.work;

import org.costscape.task.Demand;

/** Work was not begun, because it takes long or much, and nobody has agreed to that yet. */
public final class LargeWorkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LargeWorkException(Demand demand) {
        super(demand.text());
    }
}
