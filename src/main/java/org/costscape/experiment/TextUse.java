package org.costscape.experiment;

import org.costscape.dataset.Text;
import org.costscape.dataset.TextStreams;
import org.costscape.file.BadInputException;

/**
 * How a text is read.
 *
 * @param window tokens through which backpropagation goes, at least 1; J is the mean over sequences of as many tokens, each
 *     from a state of zero
 * @param evaluated number of tokens, from the beginning of each part of the text, on which J is measured; no more than there
 *     are
 */
public record TextUse(int window, int evaluated) {
    private static final int LONGEST_WINDOW = 10_000;

    public TextUse {
        if (window < 1 || window > LONGEST_WINDOW) {
            throw new BadInputException("window: expected 1 … " + LONGEST_WINDOW + " tokens, found " + window);
        }
        if (evaluated <= window) {
            throw new BadInputException(
                    "evaluated: expected more tokens than a window's " + window + ", found " + evaluated);
        }
    }

    /** The fixed sequences on which J is measured. */
    TextStreams measured(Text text) {
        return TextStreams.sequences(text.slice(0, Math.min(evaluated, text.size())), window);
    }
}
