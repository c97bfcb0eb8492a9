package org.costscape.experiment;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.costscape.file.BadInputException;

/** Checks of fields that several kinds of data share. */
final class DataFields {
    private static final int MOST_EXAMPLES = 10_000_000;
    private static final long MOST_NUMBERS = 100_000_000;

    private DataFields() {}

    /** Examples, held-out examples, and that their numbers are not too many for the memory. */
    static void sizes(int examples, int heldOut, int features) {
        range("examples", examples, 1, MOST_EXAMPLES);
        range("heldOut", heldOut, 1, MOST_EXAMPLES);
        long numbers = (long) features * Math.max(examples, heldOut);
        if (numbers > MOST_NUMBERS) {
            throw new BadInputException("examples: expected at most " + MOST_NUMBERS / features + " examples of "
                    + features + " features, found " + Math.max(examples, heldOut));
        }
    }

    static void range(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new BadInputException(field + ": expected " + least + " … " + most + ", found " + value);
        }
    }

    /** A number from {@code least} to {@code most}, both allowed. */
    static void range(String field, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new BadInputException(field + ": expected " + least + " … " + most + ", found " + value);
        }
    }

    /** A name that can be a path. */
    static void path(String field, String text, String what) {
        if (text.isBlank() || text.length() > 1000 || !isPath(text)) {
            throw new BadInputException(
                    field + ": expected the name of a " + what + ", found \"" + DefinitionErrors.excerpt(text) + "\"");
        }
    }

    private static boolean isPath(String text) {
        try {
            return !Path.of(text).toString().isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
