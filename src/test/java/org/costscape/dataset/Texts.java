package org.costscape.dataset;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Texts for tests. */
public final class Texts {
    private Texts() {}

    /** Independent uniform tokens. */
    public static Text random(int tokens, int vocabulary, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return of(
                vocabulary,
                IntStream.range(0, tokens).map(i -> random.nextInt(vocabulary)).toArray());
    }

    /** Tokens over a vocabulary of {@code s0}, {@code s1} and so on. */
    public static Text of(int vocabulary, int... tokens) {
        Vocabulary symbols = new Vocabulary(
                IntStream.range(0, vocabulary).mapToObj(i -> "s" + i).toList());
        return new Text("test", symbols, tokens);
    }
}
