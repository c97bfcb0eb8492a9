package org.costscape.dataset;

import java.util.Arrays;
import java.util.Optional;
import org.costscape.array.ColumnMatrix;
import org.costscape.file.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * Examples with their class labels, or with target numbers; fixed and ordered; nobody changes them.
 *
 * <ul>
 *   <li>inputs (features, examples)
 *   <li>labels (examples), 0 … classes−1; or targets (outputs, examples)
 * </ul>
 */
public final class Dataset implements AutoCloseable {
    private final String name;
    private final ColumnMatrix inputs;
    private final int @Nullable [] labels;
    private final double @Nullable [] targets;
    private final int outputs;
    private final String sha256;
    private final @Nullable PictureShape shape;

    /**
     * Examples that are classified.
     *
     * @param name shown on figures, for example "mnist-small"
     * @param inputs (features, examples); handed over, not copied
     * @param sha256 hash of the content it was read from
     */
    public Dataset(String name, ColumnMatrix inputs, int[] labels, int classes, String sha256) {
        this(name, inputs, Arrays.copyOf(labels, labels.length), null, classes, sha256, null);
        if (inputs.columns() != labels.length) {
            throw new IllegalArgumentException(
                    "expected a label for each of " + inputs.columns() + " examples, found " + labels.length);
        }
    }

    private Dataset(
            String name,
            ColumnMatrix inputs,
            int @Nullable [] labels,
            double @Nullable [] targets,
            int outputs,
            String sha256,
            @Nullable PictureShape shape) {
        this.name = name;
        this.inputs = inputs;
        this.labels = labels;
        this.targets = targets;
        this.outputs = outputs;
        this.sha256 = sha256;
        this.shape = shape;
    }

    /**
     * Examples for regression.
     *
     * @param inputs (features, examples); handed over, not copied
     * @param targets (outputs, examples), one example after the other
     * @param outputs number of target numbers of an example
     */
    public static Dataset withTargets(String name, ColumnMatrix inputs, double[] targets, int outputs, String sha256) {
        if (targets.length != (long) inputs.columns() * outputs) {
            throw new IllegalArgumentException("expected " + outputs + " targets for each of " + inputs.columns()
                    + " examples, found " + targets.length);
        }
        return new Dataset(name, inputs, null, Arrays.copyOf(targets, targets.length), outputs, sha256, null);
    }

    /** The same examples, handed over, as pictures of {@code height · width} features. */
    public Dataset asPictures(PictureShape pictures) {
        if (pictures.pixels() != features()) {
            throw new IllegalArgumentException(name + ": expected " + features() + " pixels, found " + pictures);
        }
        return new Dataset(name, inputs, labels, targets, outputs, sha256, pictures);
    }

    /** How an example's features are laid out as a picture, where the files say so. */
    public Optional<PictureShape> pictures() {
        return Optional.ofNullable(shape);
    }

    public String name() {
        return name;
    }

    /** Number of examples. */
    public int size() {
        return inputs.columns();
    }

    /** Number of features of an example. */
    public int features() {
        return inputs.rows();
    }

    /** Number of classes, or of target numbers. */
    public int outputs() {
        return outputs;
    }

    /** Whether the examples have classes. */
    public boolean isClassified() {
        return labels != null;
    }

    /** SHA-256 of the content, in hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** The inputs (features, examples), to read from. */
    public ColumnMatrix inputs() {
        return inputs;
    }

    /** A copy of one example's features in double. */
    public double[] features(int example) {
        double[] features = new double[features()];
        inputs.columns(example, 1).readWidened(0, features, new float[features.length]);
        return features;
    }

    /** A target number; where the examples have classes, 1 for the own class and 0 for all others. */
    public double target(int example, int output) {
        if (targets != null) {
            return targets[example * outputs + output];
        }
        return label(example) == output ? 1 : 0;
    }

    /** The class of an example, where they have classes. */
    public int label(int example) {
        if (labels == null) {
            throw new IllegalStateException(name + ": examples without classes");
        }
        return labels[example];
    }

    /**
     * Checks that the examples have classes.
     *
     * @throws BadInputException otherwise
     */
    public void requireClasses() {
        if (!isClassified()) {
            throw new BadInputException(
                    name + ": expected examples with classes, found target numbers; take the objective squared-error");
        }
    }

    /** The classes of some examples. */
    public int[] labels(int[] examples) {
        return Arrays.stream(examples).map(this::label).toArray();
    }

    /** What the inputs take in memory. */
    long bytes() {
        return (long) inputs.rows() * inputs.columns() * inputs.precision().bytes();
    }

    /** Frees the memory of the inputs. */
    @Override
    public void close() {
        inputs.close();
    }
}
