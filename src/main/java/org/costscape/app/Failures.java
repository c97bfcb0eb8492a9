package org.costscape.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.costscape.file.BadInputException;
import org.costscape.training.DivergedException;

/** Failures in words for people. */
final class Failures {
    private static final Logger LOGGER = System.getLogger("org.costscape.app");

    private Failures() {}

    /** What to show; a failure that nobody foresaw goes to the log too. */
    static String text(Throwable failure) {
        if (failure instanceof BadInputException || failure instanceof DivergedException) {
            return Wording.ofWindow(String.valueOf(failure.getMessage()));
        }
        if (failure instanceof OutOfMemoryError) {
            return "Not enough memory: " + failure.getMessage()
                    + "; close other programs, or give Costscape more with COSTSCAPE_OPTS=-Xmx6g";
        }
        LOGGER.log(Level.ERROR, "unforeseen failure", failure);
        return "Costscape did not foresee this: " + failure + "; the log has the details";
    }
}
