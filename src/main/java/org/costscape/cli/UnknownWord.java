package org.costscape.cli;

import java.util.Collection;
import java.util.List;
import org.costscape.experiment.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A word on the command line that a command does not know, and what may have been meant. */
final class UnknownWord {
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
        return Nearest.of(word, known)
                .map(each -> "; did you mean " + each + "?")
                .orElse("");
    }
}
