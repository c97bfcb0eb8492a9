package org.costscape.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The symbols of a text, characters or words, numbered from 0. */
public final class Vocabulary {
    private final List<String> symbols;
    private final Map<String, Integer> ids = new HashMap<>();

    /** @param symbols all different; the first has id 0 */
    public Vocabulary(List<String> symbols) {
        this.symbols = List.copyOf(symbols);
        for (String symbol : this.symbols) {
            if (ids.put(symbol, ids.size()) != null) {
                throw new IllegalArgumentException("expected different symbols, found \"" + symbol + "\" twice");
            }
        }
    }

    /**
     * The most frequent symbols, in falling order, and one more for all others.
     *
     * @param counts of the symbols, in the order of their first appearance, which decides between equally frequent ones
     * @param size of the vocabulary, with {@code other}
     */
    static Vocabulary ofMostFrequent(Map<String, Integer> counts, int size, String other) {
        List<String> symbols = new ArrayList<>(
                byFrequency(counts).symbols.stream().limit(size - 1L).toList());
        symbols.add(other);
        return new Vocabulary(symbols);
    }

    /**
     * All symbols, the most frequent first.
     *
     * @param counts as in {@link #ofMostFrequent}
     */
    static Vocabulary byFrequency(Map<String, Integer> counts) {
        return new Vocabulary(counts.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry<String, Integer>::getValue)
                        .reversed())
                .map(Map.Entry::getKey)
                .toList());
    }

    /** Number of symbols. */
    public int size() {
        return symbols.size();
    }

    /** The symbol with an id. */
    public String symbol(int id) {
        return symbols.get(id);
    }

    /** The id of a symbol, if the vocabulary has it. */
    public OptionalInt id(String symbol) {
        Integer id = ids.get(symbol);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }
}
