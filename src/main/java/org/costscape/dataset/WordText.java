package org.costscape.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.costscape.file.BadInputException;

/**
 * A text as a stream of words, each sentence with {@code <eos>} at its end and rare words as {@code <unk>}, in the form of
 * the Penn Treebank corpus (see {@link Sentences}). The first nine tenths of the sentences are training text, in which the
 * words are counted; the rest is held out.
 */
public final class WordText {
    /** The word at the end of each sentence. */
    public static final String END = "<eos>";

    /** The symbol of all words that are not in the vocabulary. */
    public static final String UNKNOWN = "<unk>";

    private static final double TRAINING_SHARE = 0.9;

    private WordText() {}

    /**
     * Reads a file whole.
     *
     * @param vocabulary number of symbols with {@link #END} and {@link #UNKNOWN}, at least 2
     * @throws BadInputException if the file is no text, or its training part has fewer different words
     */
    public static TextSplit read(Path file, int vocabulary) {
        List<List<String>> sentences = Sentences.of(TextFile.read(file));
        int cut = (int) (TRAINING_SHARE * sentences.size());
        if (cut < 1) {
            throw new BadInputException(file + ": expected at least 2 sentences, found " + sentences.size());
        }
        List<String> training = stream(sentences.subList(0, cut));
        Map<String, Integer> counts = counts(training);
        Vocabularies.check(file, vocabulary, counts.size(), "words");
        Vocabulary words = Vocabulary.ofMostFrequent(counts, vocabulary, UNKNOWN);
        String name = TextFile.name(file);
        return new TextSplit(
                text(name, words, training), text(name, words, stream(sentences.subList(cut, sentences.size()))));
    }

    /** The words of sentences, one after the other, each sentence with its end. */
    static List<String> stream(List<List<String>> sentences) {
        List<String> words = new ArrayList<>();
        for (List<String> sentence : sentences) {
            words.addAll(sentence);
            words.add(END);
        }
        return words;
    }

    /** How often each word occurs, in the order of first appearance. */
    static Map<String, Integer> counts(List<String> words) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String word : words) {
            counts.merge(word, 1, Integer::sum);
        }
        return counts;
    }

    private static Text text(String name, Vocabulary vocabulary, List<String> words) {
        int unknown = vocabulary.size() - 1;
        return new Text(
                name,
                vocabulary,
                words.stream()
                        .mapToInt(word -> vocabulary.id(word).orElse(unknown))
                        .toArray());
    }
}
