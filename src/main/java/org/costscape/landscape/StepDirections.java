package org.costscape.landscape;

import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterVector;

/**
 * The directions of the plane around a step: the step itself, and another one across it.
 *
 * @param step θ_{t+1} − θ_t
 * @param across the other direction
 * @param length ‖θ_{t+1} − θ_t‖
 * @param cosine of the angle between both
 */
public record StepDirections(ParameterVector step, ParameterVector across, double length, double cosine)
        implements AutoCloseable {
    /** From this cosine on, two directions span no plane. */
    private static final double PARALLEL = 1 - 1e-9;

    /**
     * Makes them.
     *
     * @param across the other direction, one number for each parameter
     * @param name of the other direction, for people
     * @throws BadInputException if the step has no length, or the other direction none, no finite one, or the same direction
     */
    public static StepDirections of(ParameterVector from, ParameterVector to, double[] across, String name) {
        double[] theta = from.toDoubles();
        double[] step = to.toDoubles();
        for (int i = 0; i < step.length; i++) {
            step[i] -= theta[i];
        }
        double length = norm(step);
        if (length == 0) {
            throw new BadInputException(
                    "the step has length 0: the gradient is 0 there; choose another snapshot with --at");
        }
        double norm = norm(across);
        double cosine = 0;
        for (int i = 0; i < step.length; i++) {
            cosine += step[i] * across[i] / (length * norm);
        }
        if (!(Math.abs(cosine) < PARALLEL)) { // not a number where the other direction is 0 or not finite
            String found = norm == 0 ? "zero" : Double.isFinite(norm) ? "parallel to the step" : "not finite";
            throw new BadInputException("y: expected a direction that spans a plane with the step, found " + name
                    + ", which is " + found + "; choose another --y" + (norm == 0 ? ", or another --at" : ""));
        }
        return new StepDirections(
                ParameterVector.of(from.layout(), from.precision(), step),
                ParameterVector.of(from.layout(), from.precision(), across),
                length,
                cosine);
    }

    private static double norm(double[] vector) {
        double sum = 0;
        for (double each : vector) {
            sum += each * each;
        }
        return Math.sqrt(sum);
    }

    @Override
    public void close() {
        step.close();
        across.close();
    }
}
