package org.costscape.dataset;

import java.nio.file.Path;
import org.costscape.file.BadInputException;

/** The one check of a vocabulary's size against a text. */
final class Vocabularies {
    private Vocabularies() {}

    /** @param distinct number of different symbols in the text; one more stands for all others */
    static void check(Path file, int vocabulary, int distinct, String symbols) {
        if (vocabulary < 2 || vocabulary > distinct + 1) {
            throw new BadInputException(file + ": vocabulary: expected 2 … " + (distinct + 1) + ", as the text has "
                    + distinct + " different " + symbols + ", found " + vocabulary);
        }
    }
}
