package org.costscape.dataset;

import java.util.Arrays;
import org.costscape.array.ColumnMatrix;

/**
 * Examples with their class labels, fixed and ordered; nobody changes them.
 *
 * <ul>
 *   <li>inputs (features, examples)
 *   <li>labels (examples), 0 … classes−1
 * </ul>
 */
public final class Dataset implements AutoCloseable {
    private final String name;
    private final ColumnMatrix inputs;
    private final int[] labels;
    private final int classes;
    private final String sha256;

    /**
     * @param name shown on figures, for example "mnist-small"
     * @param inputs (features, examples); handed over, not copied
     * @param sha256 hash of the content it was read from
     */
    public Dataset(String name, ColumnMatrix inputs, int[] labels, int classes, String sha256) {
        if (inputs.columns() != labels.length) {
            throw new IllegalArgumentException(
                    "expected a label for each of " + inputs.columns() + " examples, found " + labels.length);
        }
        this.name = name;
        this.inputs = inputs;
        this.labels = Arrays.copyOf(labels, labels.length);
        this.classes = classes;
        this.sha256 = sha256;
    }

    public String name() {
        return name;
    }

    /** Number of examples. */
    public int size() {
        return labels.length;
    }

    /** Number of features of an example. */
    public int features() {
        return inputs.rows();
    }

    public int classes() {
        return classes;
    }

    /** SHA-256 of the content, in hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** The inputs (features, examples), to read from. */
    public ColumnMatrix inputs() {
        return inputs;
    }

    /** The class of an example. */
    public int label(int example) {
        return labels[example];
    }

    /** Frees the memory of the inputs. */
    @Override
    public void close() {
        inputs.close();
    }
}
