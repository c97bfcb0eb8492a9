package org.costscape.parameter;

import java.util.SplittableRandom;
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
}
