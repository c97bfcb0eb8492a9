package org.costscape.experiment;

import java.util.List;
import java.util.OptionalInt;
import org.costscape.file.BadInputException;

/**
 * From where to let the learning rate decay, for how long, and how many eigenvectors to split the gradient by.
 *
 * @param at the snapshots; none for some that are spread evenly over the run
 * @param branches number of those, 1 … 100
 * @param steps of each decay, 1 … 1,000,000; empty for a tenth of the run's
 * @param top number k of eigenvectors, 1 … 100; empty for 5, but at most half as many as there are parameters
 */
public record ValleyRequest(List<SnapshotChoice> at, int branches, OptionalInt steps, OptionalInt top) {
    /** Four decays along the run, of a tenth of its steps. */
    public static final ValleyRequest DEFAULT =
            new ValleyRequest(List.of(), 4, OptionalInt.empty(), OptionalInt.empty());

    private static final int TOP = 5;

    public ValleyRequest {
        at = List.copyOf(at);
        check("branches", branches, 100);
        steps.ifPresent(each -> check("steps of the decay", each, 1_000_000));
        top.ifPresent(each -> check("top", each, 100));
    }

    /** The steps of each decay of a run. */
    int steps(Experiment experiment) {
        return steps.orElse(Math.max(1, experiment.training().steps() / 10));
    }

    /**
     * k.
     *
     * @throws BadInputException if there are fewer parameters
     */
    int top(int parameters) {
        if (top.orElse(1) > parameters) {
            throw new BadInputException("top: expected 1 … " + parameters + ", the number of parameters, found "
                    + top.getAsInt() + "; give fewer eigenvectors with --top");
        }
        return top.orElse(Math.max(1, Math.min(TOP, parameters / 2)));
    }

    private static void check(String field, int value, int most) {
        if (value < 1 || value > most) {
            throw new BadInputException(field + ": expected 1 … " + most + ", found " + value);
        }
    }
}
