package org.costscape.dataset;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.costscape.file.BadInputException;

/**
 * A text as a stream of characters: lower-cased, the most frequent characters and one symbol for all others. The first
 * nine tenths of the characters are training text, the rest is held out; the characters are counted in the whole.
 */
public final class CharacterText {
    /** The symbol of all characters that are not in the vocabulary. */
    public static final String OTHER = "<other>";

    private static final double TRAINING_SHARE = 0.9;

    private CharacterText() {}

    /**
     * Reads a file whole.
     *
     * @param vocabulary number of symbols with {@link #OTHER}, at least 2
     * @throws BadInputException if the file is no text, or has fewer different characters
     */
    public static TextSplit read(Path file, int vocabulary) {
        int[] characters =
                TextFile.read(file).toLowerCase(Locale.ROOT).codePoints().toArray();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int character : characters) {
            counts.merge(Character.toString(character), 1, Integer::sum);
        }
        Vocabularies.check(file, vocabulary, counts.size(), "characters");
        Vocabulary symbols = Vocabulary.ofMostFrequent(counts, vocabulary, OTHER);
        int other = vocabulary - 1;
        int[] tokens = Arrays.stream(characters)
                .map(c -> symbols.id(Character.toString(c)).orElse(other))
                .toArray();
        Text whole = new Text(TextFile.name(file), symbols, tokens);
        int cut = (int) (TRAINING_SHARE * tokens.length);
        if (cut < 1) {
            throw new BadInputException(file + ": expected at least 2 characters, found " + tokens.length);
        }
        return new TextSplit(whole.slice(0, cut), whole.slice(cut, tokens.length));
    }
}
