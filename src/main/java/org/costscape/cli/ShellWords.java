package org.costscape.cli;

import java.util.ArrayList;
import java.util.List;

/** The words of a command as a POSIX shell separates them, of what a figure's provenance is written with: blanks, '…' and \'. */
final class ShellWords {
    private ShellWords() {}

    /** The words; whatever is not of that kind, as a variable or a pipe, is taken as it stands. */
    static List<String> of(String command) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        boolean quoted = false;
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
                begun = true;
            } else if (quoted) {
                word.append(c);
            } else if (Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else {
                boolean escaped = c == '\\' && i + 1 < command.length();
                word.append(escaped ? command.charAt(++i) : c);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }
}
