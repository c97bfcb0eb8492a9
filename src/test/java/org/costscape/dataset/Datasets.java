package org.costscape.dataset;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;

/** Data sets for tests. */
public final class Datasets {
    private Datasets() {}

    /** Gaussian inputs in double with random labels. */
    public static Dataset random(int examples, int features, int classes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = random.doubles((long) examples * features, -1, 1).toArray();
        int[] labels =
                IntStream.range(0, examples).map(i -> random.nextInt(classes)).toArray();
        return of(x, features, labels, classes);
    }

    /** Inputs in double, one example after the other. */
    public static Dataset of(double[] x, int features, int[] labels, int classes) {
        ColumnMatrix inputs = ColumnMatrix.zeros(Precision.DOUBLE, features, labels.length);
        inputs.write(0, x);
        return new Dataset("test", inputs, labels, classes, "0");
    }

    /** Random inputs and target numbers in double. */
    public static Dataset withTargets(int examples, int features, int outputs, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = random.doubles((long) examples * features, -1, 1).toArray();
        double[] y = random.doubles((long) examples * outputs, -1, 1).toArray();
        return of(x, features, y, outputs);
    }

    /** Inputs and target numbers in double, one example after the other. */
    public static Dataset of(double[] x, int features, double[] targets, int outputs) {
        ColumnMatrix inputs = ColumnMatrix.zeros(Precision.DOUBLE, features, x.length / features);
        inputs.write(0, x);
        return Dataset.withTargets("test", inputs, targets, outputs, "0");
    }
}
