package org.costscape.dataset;

import java.util.SplittableRandom;

/**
 * Two spirals that wind round each other: x = t (cos φ, sin φ) + noise · N(0, I) with φ = 2π · turns · t + π · class, t uniform in
 * 0 … 1; the classes take turns.
 *
 * <p>Reference: Lang, Witbrock, "Learning to tell two spirals apart", Proceedings of the 1988 Connectionist Models Summer
 * School, whose spirals have three turns; here they are drawn at random, with noise.
 */
public final class Spirals {
    private Spirals() {}

    /**
     * Both sets, with 2 features and 2 classes.
     *
     * @param turns of each spiral, more than 0
     * @param noise standard deviation, at least 0
     */
    public static Split make(Sizes sizes, double turns, double noise) {
        return sizes.split("spirals", (random, count) -> draw(random, count, turns, noise));
    }

    private static Dataset draw(SplittableRandom random, int count, double turns, double noise) {
        double[] x = new double[2 * count];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % 2;
            double t = random.nextDouble();
            double angle = Math.PI * (2 * turns * t + labels[i]);
            x[2 * i] = t * StrictMath.cos(angle) + noise * random.nextGaussian();
            x[2 * i + 1] = t * StrictMath.sin(angle) + noise * random.nextGaussian();
        }
        return Examples.classified("spirals", x, labels, 2);
    }
}
