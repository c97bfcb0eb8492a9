package org.costscape.experiment;

import java.util.Locale;
import org.costscape.array.NativeMath;
import org.costscape.array.Precision;
import org.costscape.cost.LanguageModelCost;
import org.costscape.dataset.DataSplit;
import org.costscape.dataset.Split;
import org.costscape.file.BadInputException;
import org.costscape.network.NetworkDefinition;

/**
 * How much memory the costs of an experiment take, about: (16 n + examples · activations) numbers, where n is the number of
 * parameters and the examples are those at work at a time.
 *
 * @param lanes threads that compute
 */
record MemoryNeed(Experiment experiment, int lanes) {
    /** θ, gradient, velocity, the strands' gradients, a checkpoint in the making. */
    private static final long COPIES_OF_THETA = 16;

    /** Examples of which activations are held in a lane, forward and back, outside and inside the heap. */
    private static final long EXAMPLES_IN_A_LANE = 1000;

    /** Of the training and of the held-out text, for whole chunks and for the last one. */
    private static final long PASSES_OF_A_TEXT = 4;

    /**
     * Checks it before data are read.
     *
     * @throws BadInputException if it is more than Costscape may take
     */
    void check() {
        check(held(), experiment.precision(), "to train");
    }

    /**
     * Checks it for these data: examples that batch normalization couples are all held at once, forward and back.
     *
     * @throws BadInputException if it is more than Costscape may take
     */
    void check(Split data) {
        if (experiment.network().couplesExamples()) {
            int watching = experiment.training().watched().isEmpty()
                    ? 0
                    : data.heldOut().size();
            check(coupled(data) + watching, experiment.precision(), "to train");
        }
    }

    /**
     * Checks it for the cost of the training set in double.
     *
     * @throws BadInputException if it is more than Costscape may take
     */
    void checkInDouble(DataSplit data) {
        long examples = experiment.network().couplesExamples() && data instanceof Split split
                ? 2L * split.training().size()
                : held();
        check(examples, Precision.DOUBLE, "for curvature, which is computed in double");
    }

    /** Bytes that data, network and activations take. */
    double bytes(DataSplit data) {
        long examples = experiment.network().couplesExamples() && data instanceof Split split ? coupled(split) : held();
        return data.bytes() + bytes(examples, experiment.precision());
    }

    /** All examples, forward and back. */
    private static long coupled(Split data) {
        return 2L * (data.training().size() + data.heldOut().size());
    }

    /** Examples, or tokens of a window in all streams, whose activations are in memory at a time. */
    private long held() {
        if (!(experiment.data() instanceof TextData text)) {
            return EXAMPLES_IN_A_LANE * lanes;
        }
        TextUse use = text.use();
        int sequences = (use.evaluated() - 1) / use.window();
        long evaluated = LanguageModelCost.tokensAtOnce(
                sequences, use.window(), experiment.network().inputs());
        return (long) experiment.training().batch() * use.window() + PASSES_OF_A_TEXT * lanes * evaluated;
    }

    private void check(long examples, Precision precision, String purpose) {
        double needed = bytes(examples, precision);
        NetworkDefinition network = experiment.network();
        long limit = NativeMath.memoryLimit();
        if (needed > limit) {
            throw new BadInputException(String.format(
                    Locale.ROOT,
                    "experiment %s: network: its %,d parameters, and %,d activations for each of %,d examples at a time,"
                            + " need about %.1f GB %s, Costscape may take %.1f GB;"
                            + " make the layers%s smaller, or raise -Xmx (COSTSCAPE_OPTS=-Xmx8g)",
                    experiment.name(),
                    network.parameters(),
                    network.activations(),
                    examples,
                    needed / 1e9,
                    purpose,
                    limit / 1e9,
                    experiment.data() instanceof TextData ? ", data.use.window or training.batch" : ""));
        }
    }

    private double bytes(long examples, Precision precision) {
        NetworkDefinition network = experiment.network();
        return (double) precision.bytes()
                * (COPIES_OF_THETA * (double) network.parameters() + (double) examples * network.activations());
    }
}
