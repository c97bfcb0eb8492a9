package org.costscape.dataset;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.costscape.file.BadInputException;
import org.costscape.file.Sha256;

/** A stream of tokens over a vocabulary, fixed and ordered; nobody changes it. */
public final class Text {
    private final String name;
    private final Vocabulary vocabulary;
    private final int[] tokens;
    private final String sha256;

    /**
     * @param name shown on figures, for example "moby-dick"
     * @param tokens ids of symbols of the vocabulary
     */
    public Text(String name, Vocabulary vocabulary, int[] tokens) {
        for (int token : tokens) {
            if (token < 0 || token >= vocabulary.size()) {
                throw new IllegalArgumentException(
                        "expected tokens 0 … " + (vocabulary.size() - 1) + ", found " + token);
            }
        }
        this.name = name;
        this.vocabulary = vocabulary;
        this.tokens = tokens.clone();
        this.sha256 = hash(this.tokens, vocabulary);
    }

    public String name() {
        return name;
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Number of tokens. */
    public int size() {
        return tokens.length;
    }

    /** The id of the token at a place. */
    public int token(int place) {
        return tokens[place];
    }

    /** SHA-256 of the ids and the symbols, in hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** The tokens from … to−1 as a text of their own. */
    public Text slice(int from, int to) {
        if (from < 0 || to > tokens.length || from >= to) {
            throw new BadInputException(name + ": expected a part of its " + tokens.length + " tokens, found " + from
                    + " … " + (to - 1) + "; name a smaller part");
        }
        return new Text(name, vocabulary, Arrays.copyOfRange(tokens, from, to));
    }

    /** The symbols of the tokens from … to−1, with {@code separator} between them. */
    public String symbols(int from, int to, String separator) {
        return Arrays.stream(tokens, from, to).mapToObj(vocabulary::symbol).collect(Collectors.joining(separator));
    }

    private static String hash(int[] tokens, Vocabulary vocabulary) {
        StringBuilder symbols = new StringBuilder();
        for (int id = 0; id < vocabulary.size(); id++) {
            symbols.append(vocabulary.symbol(id)).append('\0');
        }
        byte[] names = symbols.toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(Math.addExact(names.length, Math.multiplyExact(tokens.length, 4)));
        bytes.put(names);
        for (int token : tokens) {
            bytes.putInt(token);
        }
        return Sha256.of(bytes.flip());
    }
}
