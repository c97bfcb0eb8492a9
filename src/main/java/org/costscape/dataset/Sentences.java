package org.costscape.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prose in the form of the Penn Treebank corpus as Mikolov prepared it: sentences of lower-case words without punctuation,
 * numbers as {@code N}, endings such as {@code n't} and {@code 's} as words of their own, titles such as {@code mr.} with
 * their full stop.
 *
 * <p>A sentence ends at . ? or ! before a blank, also behind a closing quotation mark or bracket, and at an empty line.
 *
 * <p>Reference: Mikolov, Karafiát, Burget, Černocký, Khudanpur, "Recurrent neural network based language model",
 * Interspeech 2010, for the corpus; Marcus, Santorini, Marcinkiewicz, "Building a large annotated corpus of English: the
 * Penn Treebank", Computational Linguistics 19, 1993, for the words.
 */
final class Sentences {
    /** What stands for every number. */
    static final String NUMBER = "N";

    private static final Set<String> TITLES = Set.of("mr.", "mrs.", "dr.", "st.", "capt.", "messrs.");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'-]*\\.?|[.?!]");
    private static final Pattern NUMBERS = Pattern.compile("\\d[\\d-]*(st|nd|rd|th)?");
    private static final Pattern ENDING = Pattern.compile("(.+?)(n't|'s|'ll|'re|'ve|'d|'m)");
    private static final Pattern BREAK = Pattern.compile("\\n\\s*\\n");
    /** Dashes, which are not part of a word, and what stands inside a number. */
    private static final Pattern DASH = Pattern.compile("--+|\u2014|\u2013");

    private static final Pattern SEPARATOR = Pattern.compile("(?<=\\d)[,.](?=\\d)");

    private Sentences() {}

    /** The sentences of a text, without empty ones. */
    static List<List<String>> of(String text) {
        List<List<String>> sentences = new ArrayList<>();
        for (String paragraph : BREAK.split(text.replace("\r\n", "\n").replace('\u2019', '\''), -1)) {
            String plain =
                    SEPARATOR.matcher(DASH.matcher(paragraph).replaceAll(" ")).replaceAll("");
            addSentences(plain.toLowerCase(Locale.ROOT), sentences);
        }
        return sentences;
    }

    private static void addSentences(String paragraph, List<List<String>> sentences) {
        List<String> sentence = new ArrayList<>();
        Matcher matcher = WORD.matcher(paragraph);
        while (matcher.find()) {
            String found = matcher.group();
            boolean stop = !TITLES.contains(found) && ".?!".indexOf(found.charAt(found.length() - 1)) >= 0;
            String word = stop ? found.substring(0, found.length() - 1) : found;
            if (!word.isEmpty()) {
                addWord(word, sentence);
            }
            if (stop && endsHere(paragraph, matcher.end()) && !sentence.isEmpty()) {
                sentences.add(sentence);
                sentence = new ArrayList<>();
            }
        }
        if (!sentence.isEmpty()) {
            sentences.add(sentence);
        }
    }

    /** Whether there is a blank, perhaps behind closing marks, or the end. */
    private static boolean endsHere(String text, int at) {
        int next = at;
        while (next < text.length() && "\"')]\u201d".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        return next == text.length() || Character.isWhitespace(text.charAt(next));
    }

    private static void addWord(String found, List<String> sentence) {
        String word = found.replaceFirst("['-]+$", "");
        if (NUMBERS.matcher(word).matches()) {
            sentence.add(NUMBER);
            return;
        }
        Matcher ending = ENDING.matcher(word);
        if (ending.matches()) {
            sentence.add(ending.group(1));
            sentence.add(ending.group(2));
        } else {
            sentence.add(word);
        }
    }
}
