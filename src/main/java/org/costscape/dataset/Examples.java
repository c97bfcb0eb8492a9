package org.costscape.dataset;

import java.nio.ByteBuffer;
import java.util.List;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.file.Sha256;

/** Data sets from arrays in double, hashed over their numbers. */
final class Examples {
    private Examples() {}

    /**
     * Examples with classes.
     *
     * @param x inputs (features, examples), one example after the other
     * @param labels (examples), 0 … classes−1
     */
    static Dataset classified(String name, double[] x, int[] labels, int classes) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * labels.length);
        bytes.asIntBuffer().put(labels);
        return new Dataset(name, matrix(x, labels.length), labels, classes, hash(x, bytes.array()));
    }

    /**
     * Examples with target numbers.
     *
     * @param x inputs (features, examples), one example after the other
     * @param y targets (outputs, examples), likewise
     */
    static Dataset withTargets(String name, double[] x, double[] y, int examples) {
        return Dataset.withTargets(name, matrix(x, examples), y, y.length / examples, hash(x, bytes(y)));
    }

    private static ColumnMatrix matrix(double[] x, int examples) {
        ColumnMatrix inputs = ColumnMatrix.zeros(Precision.DOUBLE, x.length / examples, examples);
        inputs.write(0, x);
        return inputs;
    }

    private static String hash(double[] x, byte[] rest) {
        return Sha256.of(List.of(bytes(x), rest));
    }

    private static byte[] bytes(double[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * numbers.length);
        bytes.asDoubleBuffer().put(numbers);
        return bytes.array();
    }
}
