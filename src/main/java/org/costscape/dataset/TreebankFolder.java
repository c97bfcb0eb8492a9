package org.costscape.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.costscape.file.BadInputException;

/**
 * A folder with the Penn Treebank corpus in Mikolov's preparation: {@code ptb.train.txt} and {@code ptb.valid.txt},
 * one sentence a line, words separated by blanks. The vocabulary is that of the training file, the most
 * frequent word first, with {@code <eos>} for the end of a line.
 *
 * <p>Reference: Mikolov, Karafiát, Burget, Černocký, Khudanpur, "Recurrent neural network based language model",
 * Interspeech 2010.
 */
public final class TreebankFolder {
    private static final String TRAINING = "ptb.train.txt";
    private static final String HELD_OUT = "ptb.valid.txt";

    private TreebankFolder() {}

    /**
     * Reads training text and, as held-out text, {@code ptb.valid.txt}.
     *
     * @throws BadInputException if a file is missing or no text, or has a word that the training file has not, which has no
     *     {@code <unk>} for it either
     */
    public static TextSplit read(Path folder) {
        Path file = find(folder, TRAINING);
        Path heldOut = find(folder, HELD_OUT);
        List<String> words = WordText.stream(lines(file));
        Vocabulary vocabulary = Vocabulary.byFrequency(WordText.counts(words));
        return new TextSplit(
                text(folder, file, vocabulary, words),
                text(folder, heldOut, vocabulary, WordText.stream(lines(heldOut))));
    }

    private static List<List<String>> lines(Path file) {
        return TextFile.read(file)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> Arrays.asList(line.split("\\s+")))
                .toList();
    }

    private static Text text(Path folder, Path file, Vocabulary vocabulary, List<String> words) {
        OptionalInt unknown = vocabulary.id(WordText.UNKNOWN);
        int[] tokens = new int[words.size()];
        for (int i = 0; i < tokens.length; i++) {
            OptionalInt id = vocabulary.id(words.get(i));
            if (id.isEmpty() && unknown.isEmpty()) {
                throw new BadInputException(file + ": word " + (i + 1) + ": expected a word of " + TRAINING
                        + ", which has no " + WordText.UNKNOWN + " either, found \"" + words.get(i)
                        + "\"; replace it, or put " + WordText.UNKNOWN + " in place of rare words of both files");
            }
            tokens[i] = id.orElseGet(unknown::getAsInt);
        }
        String name =
                String.valueOf(folder.resolve(".").toAbsolutePath().normalize().getFileName());
        return new Text(name, vocabulary, tokens);
    }

    private static Path find(Path folder, String name) {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            throw new BadInputException(folder + ": expected a file " + name
                    + ", found none; name a folder with ptb.train.txt and ptb.valid.txt");
        }
        return file;
    }
}
