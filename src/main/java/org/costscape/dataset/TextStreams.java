package org.costscape.dataset;

import org.costscape.file.BadInputException;

/**
 * A text cut into equally long streams that are read side by side, in windows of a number of steps. The target of each token
 * is the one after it; a rest of the text that does not fill every stream is left over.
 *
 * @param text the text
 * @param streams number of streams, each one contiguous in the text
 * @param windows number of windows of each stream, one after the other
 * @param steps number of tokens of a window
 */
public record TextStreams(Text text, int streams, int windows, int steps) {
    /** The whole text as independent sequences: as many streams as there are, with one window each. */
    public static TextStreams sequences(Text text, int steps) {
        atLeastOne("steps", steps);
        return new TextStreams(text, cut(text, steps, "a sequence of " + steps), 1, steps);
    }

    /** The text as so many streams, each as long as the text allows. */
    public static TextStreams continuous(Text text, int streams, int steps) {
        atLeastOne("streams", streams);
        atLeastOne("steps", steps);
        String what = streams + " streams of at least " + steps;
        return new TextStreams(text, streams, cut(text, (long) streams * steps, what), steps);
    }

    /** Number of tokens that are predicted. */
    public int tokens() {
        return streams * windows * steps;
    }

    /** The tokens of a window in the streams from {@code first} on: step t of stream first + s is number t · count + s. */
    public int[] inputs(int window, int first, int count) {
        return tokens(window, first, count, 0);
    }

    /** What is to be predicted, in the order of {@link #inputs}. */
    public int[] targets(int window, int first, int count) {
        return tokens(window, first, count, 1);
    }

    /** The tokens of a stream's only window, and the target of the last one: steps + 1 of them. */
    int[] tokens(int stream) {
        int[] tokens = new int[steps + 1];
        for (int t = 0; t <= steps; t++) {
            tokens[t] = text.token(stream * windows * steps + t);
        }
        return tokens;
    }

    private int[] tokens(int window, int first, int count, int ahead) {
        int[] tokens = new int[steps * count];
        for (int t = 0; t < steps; t++) {
            for (int s = 0; s < count; s++) {
                tokens[t * count + s] = text.token(((first + s) * windows + window) * steps + t + ahead);
            }
        }
        return tokens;
    }

    private static int cut(Text text, long tokens, String what) {
        long count = (text.size() - 1) / tokens;
        if (count < 1) {
            throw new BadInputException(text.name() + ": expected more tokens than " + what + " tokens, found "
                    + text.size() + "; use fewer steps or streams, or more text");
        }
        return (int) count;
    }

    private static void atLeastOne(String field, int found) {
        if (found < 1) {
            throw new BadInputException(field + ": expected at least 1, found " + found);
        }
    }
}
