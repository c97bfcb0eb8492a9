package org.costscape.landscape;

import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterVector;

/**
 * The directions of the plane around a step: the step itself, and a random one.
 *
 * <p>The random one is a {@link RandomDirection}, filter-normalized at θ_t.
 *
 * @param step θ_{t+1} − θ_t
 * @param random filter-normalized at θ_t
 * @param length ‖θ_{t+1} − θ_t‖
 * @param cosine of the angle between both
 */
public record StepDirections(ParameterVector step, ParameterVector random, double length, double cosine)
        implements AutoCloseable {
    /** From this cosine on, two directions span no plane. */
    private static final double PARALLEL = 1 - 1e-9;

    /**
     * Draws them.
     *
     * @throws BadInputException if the step has no length, or the random direction none or the same direction
     */
    public static StepDirections of(ParameterVector from, ParameterVector to, long seed) {
        double[] theta = from.toDoubles();
        double[] step = to.toDoubles();
        for (int i = 0; i < step.length; i++) {
            step[i] -= theta[i];
        }
        double length = norm(step, 0, step.length);
        if (length == 0) {
            throw new BadInputException(
                    "the step has length 0: the gradient is 0 there; choose another snapshot with --at");
        }
        double[] random = RandomDirection.of(seed, Normalization.FILTER, from);
        double norm = norm(random, 0, random.length);
        double cosine = 0;
        for (int i = 0; i < step.length; i++) {
            cosine += step[i] * random[i] / (length * norm);
        }
        if (!(Math.abs(cosine) < PARALLEL)) { // not a number where all weights are 0
            throw new BadInputException("seed: the random direction " + seed + " is "
                    + (norm == 0 ? "0, as all weights are" : "parallel to the step") + "; choose "
                    + (norm == 0 ? "another snapshot with --at" : "another --seed, or a cost of more parameters"));
        }
        return new StepDirections(
                ParameterVector.of(from.layout(), from.precision(), step),
                ParameterVector.of(from.layout(), from.precision(), random),
                length,
                cosine);
    }

    private static double norm(double[] vector, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += vector[i] * vector[i];
        }
        return Math.sqrt(sum);
    }

    @Override
    public void close() {
        step.close();
        random.close();
    }
}
