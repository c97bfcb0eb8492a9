package org.costscape.training;

import java.util.List;
import java.util.Objects;
import org.costscape.file.BadInputException;
import org.costscape.network.FeedforwardDefinition;

/**
 * θ₀ grown from a teacher, the best snapshot of another run.
 *
 * <p>Reference: Chen, Goodfellow, Shlens, "Net2Net: accelerating learning via knowledge transfer", ICLR 2016.
 *
 * @param teacher name of the teacher's run, which lies beside the student's
 * @param operators done one after the other; without any the student is the teacher itself
 */
public record Net2Net(String teacher, List<Growth> operators) implements Start {
    private static final int MOST_OPERATORS = 100;

    public Net2Net {
        if (!teacher.matches("[a-z0-9][a-z0-9-]{0,69}")) {
            throw new BadInputException(
                    "teacher: expected the name of a run, lower-case letters, digits and hyphens, found \"" + teacher
                            + "\"");
        }
        if (operators.size() > MOST_OPERATORS || operators.stream().anyMatch(Objects::isNull)) {
            throw new BadInputException("operators: expected at most " + MOST_OPERATORS + " objects { … }, found "
                    + (operators.size() > MOST_OPERATORS ? operators.size() : "null"));
        }
        operators = List.copyOf(operators);
    }

    /**
     * The student's network.
     *
     * @throws BadInputException where an operator cannot be done
     */
    public FeedforwardDefinition grow(FeedforwardDefinition network) {
        FeedforwardDefinition grown = network;
        for (int i = 0; i < operators.size(); i++) {
            try {
                grown = operators.get(i).grow(grown);
            } catch (BadInputException e) {
                throw new BadInputException("operators[" + i + "]." + e.getMessage(), e);
            }
        }
        return grown;
    }

    /**
     * The student.
     *
     * @param measurement on the student's training set
     * @param seed the student's
     */
    public TrainedNetwork grow(TrainedNetwork network, Measurement measurement, long seed) {
        TrainedNetwork grown = network;
        for (Growth each : operators) {
            grown = each.grow(grown, measurement, seed);
        }
        return grown;
    }
}
