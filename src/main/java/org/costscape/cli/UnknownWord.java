package org.costscape.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A word on the command line that a command does not know, and what may have been meant. */
final class UnknownWord {
    /** A word with more mistakes than one in so many letters is another word. */
    private static final int LETTERS_A_MISTAKE = 2;

    private UnknownWord() {}

    /** What is said of the words that a command does not know; the first of them is the mistake. */
    static String text(CommandLine command, List<String> words) {
        CommandSpec spec = command.getCommandSpec();
        String word = words.get(0);
        boolean option = word.startsWith("-");
        if (!option && spec.subcommands().isEmpty()) {
            return '"' + word + "\" is one word too many for " + spec.qualifiedName();
        }
        Collection<String> known =
                option ? spec.optionsMap().keySet() : spec.subcommands().keySet();
        return '"' + word + "\" is no " + (option ? "option" : "command") + " of " + spec.qualifiedName()
                + meant(word, known);
    }

    /** A question for what may have been meant; nothing if that is not near. */
    static String meant(String word, Collection<String> known) {
        Optional<String> nearest = known.stream().min(Comparator.comparingInt(each -> mistakes(word, each)));
        return nearest.filter(each -> mistakes(word, each) * LETTERS_A_MISTAKE <= letters(each))
                .map(each -> "; did you mean " + each + "?")
                .orElse("");
    }

    private static int letters(String word) {
        return word.replace("-", "").length();
    }

    private static int mistakes(String word, String meant) {
        return LevenshteinDistance.getDefaultInstance().apply(word, meant);
    }
}
