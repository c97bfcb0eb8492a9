package org.costscape.experiment;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What somebody who has mistyped a name may have meant. */
public final class Nearest {
    /** A word with more mistakes than one in so many letters is another word. */
    private static final int LETTERS_A_MISTAKE = 2;

    private Nearest() {}

    /** The name with the fewest mistakes, hyphens counted as letters in mistakes alone; empty if none is near. */
    public static Optional<String> of(String word, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(each -> mistakes(word, each)))
                .filter(each -> mistakes(word, each) * LETTERS_A_MISTAKE <= letters(each));
    }

    private static int letters(String word) {
        return word.replace("-", "").length();
    }

    private static int mistakes(String word, String meant) {
        return LevenshteinDistance.getDefaultInstance().apply(word, meant);
    }
}
