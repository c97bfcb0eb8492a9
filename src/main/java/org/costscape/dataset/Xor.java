package org.costscape.dataset;

import java.util.SplittableRandom;

/**
 * Four Gaussian clouds at (±1, ±1), x = (±1, ±1) + spread · N(0, I), which take turns; class 0 where both signs are equal, class 1
 * where they are not. No line separates the classes.
 *
 * <p>Reference: Minsky, Papert, "Perceptrons", MIT Press 1969; Goodfellow, Bengio, Courville, "Deep Learning", MIT Press
 * 2016, section 6.1, for the four points without clouds.
 */
public final class Xor {
    private Xor() {}

    /**
     * Both sets, with 2 features and 2 classes.
     *
     * @param spread standard deviation of a cloud, at least 0
     */
    public static Split make(Sizes sizes, double spread) {
        return sizes.split("xor", (random, count) -> draw(random, count, spread));
    }

    private static Dataset draw(SplittableRandom random, int count, double spread) {
        double[] x = new double[2 * count];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            int first = i & 1;
            int second = i >> 1 & 1;
            labels[i] = first ^ second;
            x[2 * i] = 2 * first - 1 + spread * random.nextGaussian();
            x[2 * i + 1] = 2 * second - 1 + spread * random.nextGaussian();
        }
        return Examples.classified("xor", x, labels, 2);
    }
}
