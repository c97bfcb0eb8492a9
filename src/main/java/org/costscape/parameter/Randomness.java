package org.costscape.parameter;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.costscape.file.Sha256;

/**
 * One generator for each purpose, derived from a seed and the purpose's name: drawing more numbers for one purpose never
 * changes another, and any step of a run can be repeated without those before it.
 */
public final class Randomness {
    private Randomness() {}

    /** A fresh generator; the same for the same seed (any number, 0 too) and purpose. */
    public static SplittableRandom of(long seed, String purpose) {
        return new SplittableRandom(Sha256.seed(seed + "/" + purpose));
    }

    /** 0 … n − 1 in an order of which each is equally likely: Fisher and Yates. */
    public static int[] order(int n, SplittableRandom random) {
        int[] order = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }
}
