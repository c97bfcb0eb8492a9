package org.costscape.experiment;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.costscape.figure.Range;
import org.costscape.file.BadInputException;

/**
 * From where to descend, how far, and what to show of it.
 *
 * @param from the numbers of the starting points, one point after the other; none for the experiment's own
 * @param steps the most steps of each; empty for ten times those of the experiment, at most 100,000
 * @param range of each parameter in the figure; empty to fit the ways
 */
public record DescentRequest(List<Double> from, OptionalInt steps, Optional<Range> range) {
    /** The most steps of a descent: each is kept. */
    public static final int MOST_STEPS = 100_000;

    /** From the experiment's own start. */
    public static final DescentRequest DEFAULT = new DescentRequest(List.of(), OptionalInt.empty(), Optional.empty());

    /**
     * A range of the figure.
     *
     * @throws BadInputException if it has no length
     */
    public static Range range(double from, double to) {
        if (!(from < to) || !Double.isFinite(to - from)) {
            throw new BadInputException("--range: expected FROM below TO, found " + from + ":" + to);
        }
        return new Range(from, to);
    }

    public DescentRequest {
        from = List.copyOf(from);
        if (!from.stream().allMatch(Double::isFinite)) {
            throw new BadInputException("--from: expected finite numbers, found " + from);
        }
        if (steps.isPresent() && (steps.getAsInt() < 1 || steps.getAsInt() > MOST_STEPS)) {
            throw new BadInputException("--steps: expected 1 … 100,000, found " + steps.getAsInt());
        }
    }
}
