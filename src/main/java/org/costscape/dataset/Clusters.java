package org.costscape.dataset;

import java.util.SplittableRandom;

/**
 * A Gaussian cloud for each class: x = centre of the class + spread · N(0, I), the centres drawn from N(0, I); the classes take
 * turns. Both sets have the same centres.
 */
public final class Clusters {
    private final double[] centres;
    private final int classes;
    private final int features;
    private final double spread;

    /**
     * Draws the centres.
     *
     * @param spread standard deviation of a cloud, at least 0
     */
    private Clusters(SplittableRandom random, int classes, int features, double spread) {
        this.centres = new double[classes * features]; // (features, classes)
        for (int i = 0; i < centres.length; i++) {
            centres[i] = random.nextGaussian();
        }
        this.classes = classes;
        this.features = features;
        this.spread = spread;
    }

    /**
     * Both sets.
     *
     * @param spread standard deviation of a cloud, at least 0
     */
    public static Split make(Sizes sizes, int classes, int features, double spread) {
        Clusters clusters = new Clusters(sizes.random("clusters, centres"), classes, features, spread);
        return sizes.split("clusters", (random, count) -> clusters.draw("clusters", random, count, random, 0));
    }

    /**
     * As {@link #make}, where a share of the training labels is drawn at random from all classes; held-out labels are right.
     * With as many examples as a run takes, one epoch is the whole run: a stream in which no example comes twice.
     *
     * @param noise share of the training examples with random labels, 0 … 1
     */
    public static Split noisyStream(Sizes sizes, int classes, int features, double spread, double noise) {
        Clusters clusters = new Clusters(sizes.random("noisy stream, centres"), classes, features, spread);
        SplittableRandom labels = sizes.random("noisy stream, labels");
        SplittableRandom training = sizes.random("noisy stream, training");
        SplittableRandom heldOut = sizes.random("noisy stream, held-out");
        return new Split(
                clusters.draw("noisy stream", training, sizes.examples(), labels, noise),
                clusters.draw("noisy stream", heldOut, sizes.heldOut(), labels, 0));
    }

    private Dataset draw(String name, SplittableRandom random, int count, SplittableRandom wrong, double noise) {
        double[] x = new double[features * count];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            int own = i % classes;
            for (int k = 0; k < features; k++) {
                x[i * features + k] = centres[own * features + k] + spread * random.nextGaussian();
            }
            labels[i] = noise > 0 && wrong.nextDouble() < noise ? wrong.nextInt(classes) : own;
        }
        return Examples.classified(name, x, labels, classes);
    }
}
